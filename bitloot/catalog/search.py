"""What a customer's words find: full text with prefixes, and similar words when that finds nothing.

`simple` matches names as they are, `english` the words of descriptions.
"""

import re
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from bitloot.catalog.models import Product
from bitloot.core.db import db

LONGEST_QUERY = 200
_TIMEOUT = "3s"  # nobody waits longer for a search
_SIMILARITY = "0.5"  # share of the query's trigrams that a title must hold; lets two slips pass
_WORDS = re.compile(r"\w+")
_OPERATORS = re.compile(r'["\-]|\bor\b', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """The condition, and what sorts the best first."""

    condition: ColumnElement[bool]
    order: tuple[SQLColumnExpression[object], ...]


def listed() -> ColumnElement[bool]:
    """What customers may see."""
    return and_(Product.published, Product.retired_at.is_(None))


def like_escaped(words: str) -> str:
    r"""For LIKE: `%`, `_` and `\` mean themselves."""
    return re.sub(r"([%_\\])", r"\\\1", words)


def guard_time() -> None:
    """Cut off any search of this transaction that takes too long."""
    db.session.execute(text(f"set local statement_timeout = '{_TIMEOUT}'"))


def tidy(words: str) -> str:
    """Single blanks, and no NUL: PostgreSQL cannot take one."""
    return " ".join(words.replace("\x00", " ").split())


def find(words: str) -> Match:
    """How to find `words`; they may be any text. One small query decides whether to be lenient."""
    clean = tidy(words)
    exact = _full_text(clean)
    # Counted rather than asked whether there is one: for that the planner would read the table.
    met = select(func.count()).select_from(Product).where(listed(), exact.condition)
    if db.session.scalar(met) or not _WORDS.search(clean):
        return exact
    return _similar(clean)


def _full_text(words: str) -> Match:
    query = _query(words)
    in_title = title_words().bool_op("@@")(query)
    rank: ColumnElement[object] = func.ts_rank(Product.search, query)
    tier: ColumnElement[object] = case(
        (_is(words), 3),
        (Product.title.istartswith(words, autoescape=True), 2),
        (in_title, 1),
        else_=0,
    )
    return Match(
        Product.search.bool_op("@@")(query),
        (tier.desc(), (Product.stock > 0).desc(), rank.desc(), func.length(Product.title)),
    )


def title_words() -> ColumnElement[object]:
    """The part of the search vector that comes from the title; parsing titles anew is slow."""
    return func.ts_filter(Product.search, text("'{a}'"))


def _similar(words: str) -> Match:
    db.session.execute(
        select(func.set_config("pg_trgm.word_similarity_threshold", _SIMILARITY, True))  # noqa: FBT003 (SQL: for this transaction)
    )
    likeness: ColumnElement[object] = func.word_similarity(words, Product.title)
    return Match(
        literal(words).bool_op("<%")(Product.title),
        (likeness.desc(), (Product.stock > 0).desc(), func.length(Product.title)),
    )


def _is(words: str) -> ColumnElement[bool]:
    lowered = words.lower()
    return or_(func.lower(Product.title) == lowered, func.lower(Product.original_name) == lowered)


def _query(words: str) -> ColumnElement[object]:
    query = func.websearch_to_tsquery("simple", words, type_=TSQUERY).op("||")(
        func.websearch_to_tsquery("english", words, type_=TSQUERY)
    )
    prefix = prefix_terms(words)
    if prefix is None or _OPERATORS.search(words):
        return query
    return query.op("||")(func.to_tsquery("simple", prefix, type_=TSQUERY))


def prefix_terms(words: str) -> str | None:
    """`kestrel ste` → `kestrel & ste:*`, for `to_tsquery`; None when there is no word in it."""
    found = _WORDS.findall(words)
    return (
        " & ".join([*(f"'{word}'" for word in found[:-1]), f"'{found[-1]}':*"]) if found else None
    )

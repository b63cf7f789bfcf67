"""What a customer's words find, in steps: the first that finds anything answers.

Names as they are typed; then descriptions too; then the words that were probably meant. Each step
is a condition and an order, so that lists and facets agree on what was found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, case, func, or_, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.catalog.models import Product
from bitloot.catalog.search_ddl import ENGLISH, SIMPLE
from bitloot.catalog.spelling import likely
from bitloot.catalog.synonyms import known_synonyms
from bitloot.catalog.words import slots_of, tsquery, words_of

LONGEST_QUERY = 200
_OPERATORS = re.compile(r'"|(?:^|\s)-\w|\bor\b', re.IGNORECASE)


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


def tidy(words: str) -> str:
    """Single blanks, and no NUL: PostgreSQL cannot take one."""
    return " ".join(words.replace("\x00", " ").split())


def steps(words: str) -> Iterator[Match]:
    """Ways to find `words`, the strictest first; `words` may be any text."""
    clean = tidy(words)
    query = _query(clean)
    yield _match(Product.names, query, clean)
    yield _match(Product.search, query, clean)
    if not _OPERATORS.search(clean):
        meant = tsquery(likely(words_of(clean), known_synonyms()), prefix=False)
        if meant is not None:
            yield _match(Product.names, _parsed(meant), clean)


def _match(column: InstrumentedAttribute[str], query: ColumnElement[object], words: str) -> Match:
    tier: ColumnElement[object] = case(
        (_is(words), 3),
        (Product.folded.like(_folded(words).op("||")("%")), 2),
        (title_words().bool_op("@@")(query), 1),
        else_=0,
    )
    rank: ColumnElement[object] = func.ts_rank(column, query)
    return Match(
        column.bool_op("@@")(query),
        (
            tier.desc(),
            (Product.stock > 0).desc(),
            Product.sales_count.desc(),
            rank.desc(),
            func.length(Product.title),
        ),
    )


def title_words() -> ColumnElement[object]:
    """The part of the search vector that comes from the title; parsing titles anew is slow."""
    return func.ts_filter(Product.names, text("'{a,b}'"))


def _is(words: str) -> ColumnElement[bool]:
    folded = _folded(words)
    return or_(Product.folded == folded, Product.folded_name == folded)


def _folded(words: str) -> ColumnElement[str]:
    return func.shop_fold(words)


def _query(words: str) -> ColumnElement[object]:
    as_typed = func.websearch_to_tsquery
    query = as_typed(SIMPLE, words, type_=TSQUERY).op("||")(as_typed(ENGLISH, words, type_=TSQUERY))
    expanded = tsquery(slots_of(words_of(words), known_synonyms()))
    if expanded is None or _OPERATORS.search(words):
        return query
    return query.op("||")(_parsed(expanded))


def _parsed(expanded: str) -> ColumnElement[object]:
    parse = func.to_tsquery
    return parse(SIMPLE, expanded, type_=TSQUERY).op("||")(parse(ENGLISH, expanded, type_=TSQUERY))

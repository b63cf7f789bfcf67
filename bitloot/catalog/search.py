"""What a customer's words find, in steps: the first that finds anything answers.

Names as they are typed; then descriptions too; then the words that were probably meant. Each step
is a condition and what sorts it, so that lists and facets agree on what was found.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_

from bitloot.catalog.models import Product
from bitloot.catalog.search_ddl import ENGLISH, SIMPLE
from bitloot.catalog.spelling import likely
from bitloot.catalog.synonyms import known_synonyms
from bitloot.catalog.words import slots_of, tsquery, words_of

LONGEST_QUERY = 200
_OPERATORS = re.compile(r'"|(?:^|\s)-\w|\bor\b', re.IGNORECASE)
_AS_TYPED = " || ".join(f"websearch_to_tsquery('{name}', %(words)s)" for name in (SIMPLE, ENGLISH))
_EXPANDED = " || ".join(f"to_tsquery('{name}', %(terms)s)" for name in (SIMPLE, ENGLISH))
_NAMED = """
    case when folded = shop_fold(%(words)s) or folded_name = shop_fold(%(words)s) then 2
        when folded like shop_fold(%(words)s) || '%%' then 1 else 0 end
"""
_IN_TITLE = "names @@ to_tsquery('shop_simple', %(title_terms)s)"
_QUOTED = re.compile(r"('[^']+')(?::(\*))?")


@dataclass(frozen=True, slots=True)
class Match:
    """SQL of what is found, in `condition`; `values` has what it and `best` name."""

    condition: str
    values: Mapping[str, object]

    def best(self, wanted: str, start: int, limit: int) -> str:
        """SQL of `best_id` and `total`, the best first, among what meets `wanted`.

        Titles that are exactly that, that begin so, that hold all words, any; each in stock first,
        then by sales. Whether a title holds all words is asked in that order and only until the
        page is full: the words of a product lie apart from its row, and many titles may hold them.
        """
        holds = f"(select {_IN_TITLE} from products where id = sorted.id)"  # noqa: S608 (our own)
        return f"""
            with found as materialized (
                select id, {_NAMED} as named, stock > 0 as in_stock, sales_count,
                    length(title) as size
                from products where {wanted}
            ), sorted as materialized (
                select id, named, row_number() over (
                    order by named desc, in_stock desc, sales_count desc, size, id
                ) as place
                from found order by place
            ), titles as materialized (
                select id, place from sorted where named > 0 or {holds} limit {start + limit}
            ), others as materialized (
                select id, place from sorted
                where (select count(*) from titles) < {start + limit}
                    and named = 0 and {holds} is not true
                limit {start + limit}
            )
            select id as best_id, (select count(*) from found) as total from (
                select 1 as part, id, place from titles
                union all select 2, id, place from others
            ) both_parts
            order by part, place offset {start} limit {limit}
        """  # noqa: S608 (values go as parameters)


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
    clean, typed = tidy(words), words_of(words)
    has_operators = bool(_OPERATORS.search(clean))
    terms = None if has_operators else tsquery(slots_of(typed, known_synonyms()))
    query = _AS_TYPED if terms is None else f"{_AS_TYPED} || {_EXPANDED}"
    values = {"words": clean, "terms": terms, "title_terms": _in_title(terms)}
    yield _match("names", query, values)
    yield _match("search", query, values)
    meant = None if has_operators else tsquery(likely(typed, known_synonyms()), prefix=False)
    if meant is not None:
        values = {"words": clean, "terms": meant, "title_terms": _in_title(meant)}
        yield _match("names", _EXPANDED, values)


def _match(column: str, query: str, values: Mapping[str, object]) -> Match:
    return Match(f"{column} @@ ({query})", values)


def _in_title(terms: str | None) -> str | None:
    """The same words by the weights of title and original name."""
    return None if terms is None else _QUOTED.sub(r"\1:\2AB", terms)

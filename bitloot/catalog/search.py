"""What a customer's words find, in steps: the first that finds anything answers.

Names as they are typed; then descriptions too; then the words that were probably meant. Each step
is a condition and what sorts it, so that lists and facets agree on what was found.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_

from bitloot.catalog.models import LISTED, SAID, Product
from bitloot.catalog.search_ddl import ENGLISH, SIMPLE
from bitloot.catalog.spelling import likely
from bitloot.catalog.synonyms import known_synonyms
from bitloot.catalog.words import slots_of, tsquery, words_of

LONGEST_QUERY = 200
_MOST_ASKED = 2_000
_OPERATORS = re.compile(r'"|(?:^|\s)-\w|\bor\b', re.IGNORECASE)
_PLAIN_WORDS = re.compile(r"[a-z0-9 ]+", re.ASCII)


def _either(function: str, given: str) -> str:
    """SQL of a query in both configurations; once where they agree, since each is looked up."""
    return f"""(
        select case when plain = stemmed then plain else plain || stemmed end from (
            select {function}('{SIMPLE}', {given}) as plain,
                {function}('{ENGLISH}', {given}) as stemmed
        ) both_ways
    )"""  # noqa: S608 (our own words)


_AS_TYPED = _either("websearch_to_tsquery", "%(words)s")
_EXPANDED = _either("to_tsquery", "%(terms)s")
_FOLDED = "(select shop_fold(%(words)s))"  # once, not for each row
_NAMED = f"""
    case when folded = {_FOLDED} or folded_name = {_FOLDED} then 2
        when starts_with(folded, {_FOLDED}) then 1 else 0 end
"""
_IN_TITLE = "names @@ to_tsquery('shop_simple', %(title_terms)s)"
_QUOTED = re.compile(r"('[^']+')(?::(\*))?")


@dataclass(frozen=True, slots=True)
class Match:
    """SQL of what is found, in `condition`; `values` has what it and `best` name."""

    condition: str
    values: Mapping[str, object]

    def best(self, wanted: str, limit: int) -> str:
        """SQL of `best_id` and `total`, the best first from `start` on, of what meets `wanted` too.

        Titles that are exactly that, that begin so, that hold all words, any; each in stock first,
        then by sales. Whether a title holds all words is asked in that order and only until the
        page is full, of the first two thousand at most: the words of a product lie apart from its
        row, and `nin` is also the beginning of a platform.
        Words are looked up first (`offset 0`): an index of what is wanted besides, a platform, say,
        names far more.
        """
        holds = f"(select {_IN_TITLE} from products where id = top.id)"  # noqa: S608 (our own)
        return f"""
            with found as materialized (
                select id, {_NAMED} as named,
                    (stock > 0)::int::bigint << 40 | sales_count::bigint << 8
                        | 255 - least(length(title), 255) as weight
                from (select * from products where {LISTED} and {self.condition} offset 0) products
                where {wanted}
            ), sorted as materialized (
                select id, named from found order by named desc, weight desc, id
            ), top as materialized (
                select id, named from sorted limit {_MOST_ASKED}
            ), titles as materialized (
                select id from top where named > 0 or {holds} limit %(start)s + {limit}
            ), others as materialized (
                select id from (
                    select id from top where named = 0 and {holds} is not true
                    union all (select id from sorted offset {_MOST_ASKED})
                ) untitled
                where (select count(*) from titles) < %(start)s + {limit}
                limit %(start)s + {limit}
            )
            select id as best_id, (select count(*) from found) as total from (
                select id from titles union all select id from others
            ) both_parts
            offset %(start)s limit {limit}
        """  # noqa: S608 (values go as parameters)


def listed() -> ColumnElement[bool]:
    """What customers may see."""
    return and_(Product.published, Product.retired_at.is_(None))


def tidy(words: str) -> str:
    """Single blanks, and no NUL: PostgreSQL cannot take one."""
    return " ".join(words.replace("\x00", " ").split())


def steps(words: str) -> Iterator[Match]:
    """Ways to find `words`, the strictest first; `words` may be any text."""
    clean, typed = tidy(words), words_of(words)
    has_operators = bool(_OPERATORS.search(clean))
    terms = None if has_operators else tsquery(slots_of(typed, known_synonyms()))
    query = _AS_TYPED if terms is None else f"{_AS_TYPED} || {_EXPANDED}"
    if terms is not None and _PLAIN_WORDS.fullmatch(clean.lower()):
        query = _EXPANDED  # which finds all that the words as typed do
    values = {"words": clean, "terms": terms, "title_terms": _in_title(terms)}
    yield _match("names", query, values)
    yield _match(SAID, query, values)
    meant = None if has_operators else tsquery(likely(typed, known_synonyms()), prefix=False)
    if meant is not None:
        values = {"words": clean, "terms": meant, "title_terms": _in_title(meant)}
        yield _match("names", _EXPANDED, values)


def _match(words: str, query: str, values: Mapping[str, object]) -> Match:
    return Match(f"{words} @@ ({query})", values)


def _in_title(terms: str | None) -> str | None:
    """The same words by the weights of title and original name."""
    return None if terms is None else _QUOTED.sub(r"\1:\2AB", terms)

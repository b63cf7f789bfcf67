"""Suggestions while somebody types: one statement, whose later parts run only where needed."""

import json
from collections.abc import Sequence
from functools import cache
from uuid import UUID

from bitloot.catalog.adorning import lowered_prices, may_be_lowered
from bitloot.catalog.cards import PICTURE
from bitloot.catalog.models import LISTED
from bitloot.catalog.search import Match, steps, tidy
from bitloot.catalog.sorts import ORDERS, Sort
from bitloot.catalog.synonyms import known_synonyms
from bitloot.catalog.words import is_beginning, slots_of, tsquery, words_of
from bitloot.core.errors import invalid
from bitloot.core.money import Money
from bitloot.core.reading import TooSlowError, Values, get_reader

_MOST = 8
_BEST_SELLERS = 300
_MANY_HOLD = 300
_SHORT = 2
_LINE = f"""(
    select row_to_json(line)::text from (
        select slug, title, platform, cover_url, {PICTURE} as cover,
            round(price, 2)::text as price, 'EUR' as currency
    ) line
)"""  # noqa: S608 (our own words)
_POPULAR = ORDERS[Sort.RELEVANCE].sql
_FOLDED = "(select shop_fold(%(words)s))"
_STARTS = f"starts_with(folded, {_FOLDED})"
_FROM_INDEX = f"folded ~>=~ {_FOLDED} and folded ~<~ ({_FOLDED} || chr(1114111))"
"""The same for an index that is asked by ranges, whatever the beginning is."""
_HOLDS = "names @@ to_tsquery('shop_simple', %(terms)s)"
_MANY = f"select id from products where {LISTED} and {_STARTS} order by {_POPULAR}"  # noqa: S608
"""Walks the best sellers: where a letter or two has been typed, eight are soon met."""
_FEW = f"""
    select id from (
        select id, stock, featured, sales_count from products
        where {LISTED} and {_FROM_INDEX} offset 0
    ) few order by {_POPULAR}
"""  # noqa: S608 (our own words)
"""Reads all that begin so from their index; `offset 0` keeps the planner from walking anyway."""


@cache
def _statement(begins: str) -> str:
    """Titles that begin so; then the most popular that hold such words.

    Of words that many hold, what is found first is not what is popular: there the best sellers
    are asked before. Where few hold them all of those are found, and best sellers are not read.
    """
    return f"""
        with begins as materialized ({begins} limit {_MOST}), holding as materialized (
            select id, stock, featured, sales_count from products
            where {LISTED} and {_HOLDS} and not {_STARTS}
                and (select count(*) from begins) < {_MOST}
            limit {_MANY_HOLD}
        ), best_sellers as materialized (
            select id from (
                select id, folded, names from products where {LISTED}
                order by {_POPULAR} limit {_BEST_SELLERS}
            ) best
            where (select count(*) from holding) = {_MANY_HOLD} and {_HOLDS} and not {_STARTS}
            limit {_MOST}
        ), others as materialized (
            select id from holding order by {_POPULAR} limit {_MOST}
        )
        select products.id, {_LINE}, {may_be_lowered()} from (
            select id, row_number() over () as place from (
                select id from begins union all select id from best_sellers
                union all select id from others
            ) every
        ) placed join products on products.id = placed.id order by place
    """  # noqa: S608 (our own words)


def suggest(words: str) -> list[str]:
    """Up to eight lines of `SuggestionSchema`, as JSON; similar names where none begins so.

    Raises InvalidError naming `q` where that would take too long.
    """
    clean = tidy(words)
    typed = words_of(clean)
    *whole, last = typed or [""]
    held = typed if is_beginning(last) or not whole else whole
    terms = tsquery(slots_of(held, known_synonyms()))
    if terms is None:
        return []
    is_short = len(typed) == 1 and len(typed[0]) <= _SHORT
    statement = _statement(_MANY if is_short else _FEW)
    try:
        rows = get_reader().read(statement, {"words": clean, "terms": terms}, prepared=True)
        lines = {row[0]: row for row in rows}
        return _priced(list(lines.values())[:_MOST] or _similar(clean))
    except TooSlowError:
        raise invalid("q", "Type a little more.") from None


def _priced(rows: Sequence[Values]) -> list[str]:
    """The lines of `(id, line, whether it may cost less than usual)` at what one costs now."""
    asked = {UUID(str(row[0])) for row in rows if row[2]}
    prices = {str(product_id): price for product_id, price in lowered_prices(asked).items()}
    return [_at(str(row[1]), prices.get(str(row[0]))) for row in rows]


def _at(line: str, price: Money | None) -> str:
    if price is None:
        return line
    document = json.loads(line) | {"price": price.plain()}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _similar(words: str) -> Sequence[Values]:
    *_, last = steps(words)
    values = {**last.values, "start": 0}
    return get_reader().read(_best(last), values, prepared=True)


def _best(match: Match) -> str:
    best = match.best("true", _MOST)
    return f"""
        select id, {_LINE}, {may_be_lowered()}
        from (select best_id, row_number() over () as place from ({best}) best) best
        join products on id = best_id order by place
    """  # noqa: S608 (values go as parameters)

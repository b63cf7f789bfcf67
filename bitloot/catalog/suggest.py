"""Suggestions while somebody types: one statement, whose later parts run only where needed."""

from sqlalchemy import String, literal_column, select, text

from bitloot.catalog.models import Product
from bitloot.catalog.search import listed, steps, tidy
from bitloot.catalog.synonyms import known_synonyms
from bitloot.catalog.words import slots_of, tsquery, words_of
from bitloot.core.errors import invalid
from bitloot.core.reading import TooSlowError, get_reader

_MOST = 8
_LINE = (
    "(select row_to_json(line)::text from (select slug, title, platform, cover_url, "
    "round(price, 2)::text as price, 'EUR' as currency) line)"
)
_POPULAR = "(stock > 0) desc, featured desc, sales_count desc, id desc"
_LISTED = "published and retired_at is null"
_BEGINS = text(
    f"""
    with begins as materialized (
        select id, {_LINE} as line from products
        where {_LISTED} and folded like shop_fold(:typed) || '%'
        order by {_POPULAR} limit {_MOST}
    ), best_sellers as materialized (
        select id, line from (
            select id, folded, names, {_LINE} as line from products
            where {_LISTED} order by {_POPULAR} limit 500
        ) best
        where names @@ to_tsquery('shop_simple', :terms)
            and folded not like shop_fold(:typed) || '%'
            and (select count(*) from begins) < {_MOST}
        limit {_MOST}
    ), others as materialized (
        select id, {_LINE} as line from products
        where {_LISTED} and names @@ to_tsquery('shop_simple', :terms)
            and (select count(*) from begins) + (select count(*) from best_sellers) < {_MOST}
        order by {_POPULAR} limit {_MOST}
    )
    select id, line from begins
    union all select id, line from best_sellers
    union all select id, line from others
    """  # noqa: S608 (our own words)
)
"""Titles that begin so; then best sellers that hold such words, which are dense where many do;
then, there being few, any that do."""


def suggest(words: str) -> list[str]:
    """Up to eight lines of `SuggestionSchema`, as JSON; similar names where none begins so."""
    clean = tidy(words)
    terms = tsquery(slots_of(words_of(clean), known_synonyms()))
    if terms is None:
        return []
    try:
        rows = get_reader().rows(_BEGINS.bindparams(typed=clean, terms=terms))
        lines = {row[0]: str(row[1]) for row in rows}
        return list(lines.values())[:_MOST] or _similar(clean)
    except TooSlowError:
        raise invalid("q", "Type a little more.") from None


def _similar(words: str) -> list[str]:
    *_, last = steps(words)
    line = literal_column(_LINE, String())
    query = select(line).where(listed(), last.condition).order_by(*last.order, Product.id)
    return [str(row[0]) for row in get_reader().rows(query.limit(_MOST))]

"""Facets: how many products each further choice would leave, in one query.

The count of a value applies every filter but its own facet's, as the list would after the choice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bitloot.catalog import filters
from bitloot.catalog.filters import ProductFilter, conditions, values
from bitloot.catalog.listing import too_slow, where
from bitloot.catalog.search import Match, steps
from bitloot.catalog.versions import get_version
from bitloot.core.money import CENT, Money
from bitloot.core.reading import TooSlowError, Values, get_reader

_BANDS = (Decimal(0), Decimal(5), Decimal(10), Decimal(20), Decimal(40))
_EDGES = ", ".join(f"{edge}::numeric" for edge in _BANDS)
_VALUES = {
    filters.PLATFORM: "platform",
    filters.REGION: "region",
    filters.GENRE: "unnest(genres)",
    filters.CATEGORY: "category",
    filters.PRICE: "band::text",
    filters.AVAILABILITY: "case when in_stock then 'in_stock' else 'out_of_stock' end",
}
_SECONDS = 60
_MOST_VALUES = 60


@dataclass(frozen=True, slots=True)
class Count:
    """A value and how many products have it."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Band:
    """A price band, both ends included; the last is open."""

    min: Money
    max: Money | None
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Values with the largest counts first; price bands in their order."""

    platform: list[Count] = field(default_factory=list)
    region: list[Count] = field(default_factory=list)
    genre: list[Count] = field(default_factory=list)
    category: list[Count] = field(default_factory=list)
    price_band: list[Band] = field(default_factory=list)
    availability: list[Count] = field(default_factory=list)


def count_facets(given: ProductFilter) -> Facets:
    """All facets of a list. Raises InvalidError naming `q` where its words take too long."""
    try:
        counts = _count(given)
    except TooSlowError:
        raise too_slow() from None
    for them in counts.values():
        them.sort(key=lambda one: (-one.count, one.value))
    return Facets(
        platform=counts[filters.PLATFORM][:_MOST_VALUES],
        region=counts[filters.REGION][:_MOST_VALUES],
        genre=counts[filters.GENRE][:_MOST_VALUES],
        category=counts[filters.CATEGORY],
        price_band=_bands(counts[filters.PRICE]),
        availability=counts[filters.AVAILABILITY],
    )


def _count(given: ProductFilter) -> dict[str, list[Count]]:
    """Of the first step that finds anything, as the list does it; without words they are kept."""
    if not given.q.strip():
        rows = get_version().kept(("facets", given), _SECONDS, lambda: _read(given, None))
        return _by_name(rows)
    rows = []
    for match in steps(given.q):
        rows = _read(given, match)
        if rows:
            break
    return _by_name(rows)


def _by_name(rows: Sequence[Values]) -> dict[str, list[Count]]:
    counts: dict[str, list[Count]] = {name: [] for name in _VALUES}
    for name, value, count in rows:
        if value is not None:
            counts[str(name)].append(Count(str(value), int(str(count))))
    return counts


def _read(given: ProductFilter, match: Match | None) -> list[Values]:
    """Name, value, count. Every product in question is read once, with a flag for each filter.

    Where no product fits the words there is no row at all; a facet of nothing says so by NULL.
    """
    by_facet = conditions(given)
    flags = "".join(f", {condition} as passes_{name}" for name, condition in by_facet.items())
    counted = " union all ".join(_counted(name, value, by_facet) for name, value in _VALUES.items())
    sql = f"""
        with base as materialized (
            select platform, region, category, genres, stock > 0 as in_stock,
                width_bucket(price, array[{_EDGES}]) as band{flags}
            from products where {where(ProductFilter(), match)}
        )
        {counted}
        union all select '{filters.PLATFORM}', null, count(*) from base having count(*) > 0
    """  # noqa: S608 (values go as parameters)
    words = {} if match is None else match.values
    return get_reader().read(sql, {**values(given), **words})


def _counted(name: str, value: str, by_facet: Iterable[str]) -> str:
    passes = "".join(f" and passes_{other}" for other in by_facet if other != name)
    return f"""
        select '{name}', value, count(*) from (
            select {value} as value from base where true{passes}
        ) {name} where value is not null group by value
    """  # noqa: S608 (our own words)


def _bands(counts: Sequence[Count]) -> list[Band]:
    by_number = {int(one.value): one.count for one in counts}
    upper: list[Decimal | None] = [*(start - CENT for start in _BANDS[1:]), None]
    return [
        Band(
            Money.eur(start),
            None if end is None else Money.eur(end),
            by_number.get(number, 0),
        )
        for number, (start, end) in enumerate(zip(_BANDS, upper, strict=True), 1)
    ]

"""Facets: how many products each further choice would leave, in one query.

The count of a value applies every filter but its own facet's, as the list would after the choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Numeric,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import array

from bitloot.catalog import filters
from bitloot.catalog.filters import ProductFilter, conditions
from bitloot.catalog.listing import found, too_slow
from bitloot.catalog.models import Product
from bitloot.catalog.search import listed
from bitloot.core.money import CENT, Money
from bitloot.core.reading import TooSlowError, get_reader

_BANDS = (Decimal(0), Decimal(5), Decimal(10), Decimal(20), Decimal(40))
_NAMES = (
    filters.PLATFORM,
    filters.REGION,
    filters.GENRE,
    filters.CATEGORY,
    filters.PRICE,
    filters.AVAILABILITY,
)
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
    """All facets of a list."""
    counts: dict[str, list[Count]] = {name: [] for name in _NAMES}
    try:
        rows = get_reader().rows(_query(given))
    except TooSlowError:
        raise too_slow() from None
    for name, value, count in rows:
        counts[str(name)].append(Count(str(value), int(str(count))))
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


def _query(given: ProductFilter) -> CompoundSelect[str, str, int]:
    """Every product in question is read once, with a flag for each filter that it passes."""
    search = found(given)
    by_facet = conditions(given)
    base = (
        select(
            Product.platform,
            Product.region,
            Product.category,
            Product.genres,
            (Product.stock > 0).label("in_stock"),
            func.width_bucket(Product.price, array(_BANDS, type_=Numeric)).label("band"),
            *(condition.label(f"passes_{name}") for name, condition in by_facet.items()),
        )
        .where(listed(), true() if search is None else search.match.condition)
        .cte("base")
        .prefix_with("materialized")
    )
    values: dict[str, ColumnElement[str]] = {
        filters.PLATFORM: base.c.platform,
        filters.REGION: base.c.region,
        filters.CATEGORY: base.c.category,
        filters.PRICE: cast(base.c.band, String),
        filters.AVAILABILITY: case((base.c.in_stock, "in_stock"), else_="out_of_stock"),
        filters.GENRE: func.unnest(base.c.genres),
    }
    return union_all(
        *(
            _counted(
                name, value, [base.c[f"passes_{other}"] for other in by_facet if other != name]
            )
            for name, value in values.items()
        )
    )


def _counted(
    name: str, value: ColumnElement[str], passes: Sequence[ColumnElement[bool]]
) -> Select[str, str, int]:
    rows = select(value.label("value")).where(true(), *passes).subquery()
    return (
        select(literal(name), rows.c.value, func.count())
        .where(rows.c.value.is_not(None))
        .group_by(rows.c.value)
    )


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

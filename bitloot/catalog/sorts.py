"""Orders of a list. Each walks an index, all columns in one direction, the id last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    SQLColumnExpression,
    literal,
    literal_column,
    tuple_,
)

from bitloot.catalog.models import RELEASED, Product
from bitloot.core.db import EurAmount
from bitloot.core.errors import invalid
from bitloot.core.money import Money
from bitloot.core.pagination import Position, decode_cursor, encode_cursor

Ts = TypeVarTuple("Ts")
DEEPEST = 10_000
"""How far a numbered page or a search result reaches; cursors of sorted lists reach everywhere."""


class Sort(StrEnum):
    """Orders of a list."""

    RELEVANCE = "relevance"
    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    NEWEST = "newest"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class _Key:
    """The columns a list is sorted by, and how to read their values from a cursor."""

    columns: tuple[SQLColumnExpression[object], ...]
    descending: bool
    values: Callable[[Position], tuple[object, ...]]


_released: SQLColumnExpression[date] = literal_column(RELEASED, Date())
_by_price = _Key(
    (Product.price, Product.id),
    descending=False,
    values=lambda v: (literal(Money.eur(Decimal(v[0])), EurAmount()), UUID(str(v[1]))),
)
_KEYS: dict[Sort, _Key] = {
    Sort.RELEVANCE: _Key(
        (Product.stock > 0, Product.featured, Product.sales_count, Product.id),
        descending=True,
        values=lambda v: (bool(int(v[0])), bool(int(v[1])), int(v[2]), UUID(str(v[3]))),
    ),
    Sort.PRICE_ASC: _by_price,
    Sort.PRICE_DESC: _Key(_by_price.columns, descending=True, values=_by_price.values),
    Sort.NEWEST: _Key(
        (_released, Product.id),
        descending=True,
        values=lambda v: (date.fromisoformat(str(v[0])), UUID(str(v[1]))),
    ),
    Sort.TITLE: _Key(
        (Product.title, Product.id),
        descending=False,
        values=lambda v: (str(v[0]), UUID(str(v[1]))),
    ),
}


def sorted_query(query: Select[*Ts], sort: Sort) -> Select[*Ts]:
    """In that order, the id last so that no two are equal."""
    key = _KEYS[sort]
    return query.order_by(*(c.desc() if key.descending else c.asc() for c in key.columns))


def key_columns(sort: Sort) -> tuple[SQLColumnExpression[object], ...]:
    """What a cursor of that order is made of."""
    return _KEYS[sort].columns


def after(cursor: str, sort: Sort) -> ColumnElement[bool]:
    """What comes behind the row that a cursor names. Raises InvalidError naming `cursor`."""
    key = _KEYS[sort]
    here, there = tuple_(*key.columns), tuple_(*_values(key, sort, cursor))
    return here < there if key.descending else here > there


def cursor_of(sort: Sort, values: Sequence[object]) -> str:
    """Behind the row with these values of `key_columns`."""
    return encode_cursor([sort.value, *(_plain(value) for value in values)])


def _plain(value: object) -> str | int:
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Money):
        return str(value.amount)
    return value.isoformat() if isinstance(value, date) else str(value)


def _values(key: _Key, sort: Sort, cursor: str) -> tuple[object, ...]:
    name, *position = decode_cursor(cursor) or [""]
    if name != sort.value or len(position) != len(key.columns):
        raise invalid("cursor", "This cursor belongs to another list.")
    try:
        return key.values(position)
    except (ValueError, InvalidOperation, TypeError):
        raise invalid("cursor", "This cursor was not given out by us.") from None

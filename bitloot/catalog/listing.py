"""Lists of products. Each order walks an index, so that page 1,000 costs what page 1 does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    Date,
    Select,
    SQLColumnExpression,
    func,
    literal,
    literal_column,
    select,
    tuple_,
)

from bitloot.catalog.filters import ProductFilter, conditions
from bitloot.catalog.models import RELEASED, Product
from bitloot.catalog.search import Match, find, guard_time, listed
from bitloot.core.db import EurAmount, db
from bitloot.core.errors import invalid
from bitloot.core.money import Money
from bitloot.core.pagination import Page, Position, decode_cursor, encode_cursor

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
class Slice:
    """Which part of a list: after a cursor, or a page counted from 1."""

    limit: int = 24
    cursor: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class _Key:
    """The columns a list is sorted by, all in one direction, and how a cursor holds them."""

    columns: tuple[SQLColumnExpression[object], ...]
    descending: bool
    position: Callable[[Product], Position]
    values: Callable[[Position], tuple[object, ...]]


_released: SQLColumnExpression[date] = literal_column(RELEASED, Date())

_KEYS: dict[Sort, _Key] = {
    Sort.RELEVANCE: _Key(
        (Product.stock > 0, Product.featured, Product.sales_count, Product.id),
        descending=True,
        position=lambda p: [int(p.stock > 0), int(p.featured), p.sales_count, str(p.id)],
        values=lambda v: (bool(int(v[0])), bool(int(v[1])), int(v[2]), UUID(str(v[3]))),
    ),
    Sort.PRICE_ASC: _Key(
        (Product.price, Product.id),
        descending=False,
        position=lambda p: [str(p.price.amount), str(p.id)],
        values=lambda v: (literal(Money.eur(Decimal(v[0])), EurAmount()), UUID(str(v[1]))),
    ),
    Sort.NEWEST: _Key(
        (_released, Product.id),
        descending=True,
        position=lambda p: [(p.release_date or date(1970, 1, 1)).isoformat(), str(p.id)],
        values=lambda v: (date.fromisoformat(str(v[0])), UUID(str(v[1]))),
    ),
    Sort.TITLE: _Key(
        (Product.title, Product.id),
        descending=False,
        position=lambda p: [p.title, str(p.id)],
        values=lambda v: (str(v[0]), UUID(str(v[1]))),
    ),
}
_KEYS[Sort.PRICE_DESC] = _Key(
    _KEYS[Sort.PRICE_ASC].columns,
    descending=True,
    position=_KEYS[Sort.PRICE_ASC].position,
    values=_KEYS[Sort.PRICE_ASC].values,
)


def list_products(given: ProductFilter, sort: Sort, part: Slice) -> Page[Product]:
    """One page with the count of all. Raises InvalidError naming `cursor` or `page`."""
    if part.page is not None and part.page * part.limit > DEEPEST:
        raise invalid("page", f"Pages reach {DEEPEST:,} products deep; use the cursor.")
    match = found(given)
    query = select(Product).where(listed(), *conditions(given).values())
    if match is not None:
        query = query.where(match.condition)
    total = db.session.scalar(query.with_only_columns(func.count()))
    if sort is Sort.RELEVANCE and match is not None:
        return _ranked(query, match, part, total)
    return _sorted(query, sort, part, total)


def found(given: ProductFilter) -> Match | None:
    """What the words of the filter find; None when it has none."""
    if not given.q.strip():
        return None
    guard_time()
    return find(given.q)


def sorted_query(query: Select[Product], sort: Sort) -> Select[Product]:
    """In that order, the id last so that no two are equal."""
    key = _KEYS[sort]
    return query.order_by(*(c.desc() if key.descending else c.asc() for c in key.columns))


def _sorted(query: Select[Product], sort: Sort, part: Slice, total: int | None) -> Page[Product]:
    key = _KEYS[sort]
    if part.cursor is not None:
        here, there = tuple_(*key.columns), tuple_(*_values(key, sort, part.cursor))
        query = query.where(here < there if key.descending else here > there)
    elif part.page is not None:
        query = query.offset((part.page - 1) * part.limit)
    rows = list(db.session.scalars(sorted_query(query, sort).limit(part.limit + 1)))
    following = None
    if len(rows) > part.limit:
        following = encode_cursor([sort.value, *key.position(rows[part.limit - 1])])
    return Page(rows[: part.limit], part.limit, following, total)


def _values(key: _Key, sort: Sort, cursor: str) -> tuple[object, ...]:
    name, *position = decode_cursor(cursor) or [""]
    if name != sort.value or len(position) != len(key.columns):
        raise invalid("cursor", "This cursor belongs to another list.")
    try:
        return key.values(position)
    except (ValueError, InvalidOperation, TypeError):
        raise invalid("cursor", "This cursor was not given out by us.") from None


def _ranked(query: Select[Product], match: Match, part: Slice, total: int | None) -> Page[Product]:
    """A computed rank cannot be walked: search results are counted off, down to a depth."""
    start = 0 if part.page is None else (part.page - 1) * part.limit
    if part.cursor is not None:
        start = _offset(part.cursor)
    ordered = query.order_by(*match.order, Product.id).offset(start).limit(part.limit + 1)
    rows = list(db.session.scalars(ordered))
    more = len(rows) > part.limit and start + part.limit < DEEPEST
    following = encode_cursor(["ranked", start + part.limit]) if more else None
    return Page(rows[: part.limit], part.limit, following, total)


def _offset(cursor: str) -> int:
    match decode_cursor(cursor):
        case ["ranked", int(start)] if 0 <= start < DEEPEST:
            return start
    raise invalid("cursor", "This cursor belongs to another list.")

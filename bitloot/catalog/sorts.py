"""Orders of a list. Each walks an index, all columns in one direction, the id last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from bitloot.catalog.models import RELEASED
from bitloot.core.errors import invalid
from bitloot.core.pagination import Position, decode_cursor, encode_cursor

DEEPEST = 10_000
"""How far a numbered page or a search result reaches; cursors of sorted lists reach everywhere."""
Read = Callable[[str | int], object]


class Sort(StrEnum):
    """Orders of a list."""

    RELEVANCE = "relevance"
    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    NEWEST = "newest"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Order:
    """Expressions of `products`, and how each of their values is read from a cursor."""

    columns: tuple[str, ...]
    read: tuple[Read, ...]
    descending: bool = False

    @property
    def sql(self) -> str:
        """For `order by`."""
        direction = "desc" if self.descending else "asc"
        return ", ".join(f"{column} {direction}" for column in self.columns)

    @property
    def shown(self) -> tuple[str, ...]:
        """The same as they are read; ids as text, since nobody computes with them."""
        return tuple("id::text" if column == "id" else column for column in self.columns)

    @property
    def after(self) -> str:
        """The condition of what comes behind the row of `position`."""
        places = ", ".join(f"%(key_{number})s" for number in range(len(self.columns)))
        return f"({', '.join(self.columns)}) {'<' if self.descending else '>'} ({places})"


def _flag(given: str | int) -> object:
    return bool(int(given))


def _uuid(given: str | int) -> object:
    return str(UUID(str(given)))


def _number(given: str | int) -> object:
    if not 0 <= int(given) < 1 << 31:
        raise ValueError
    return int(given)


def _price(given: str | int) -> object:
    price = Decimal(given)
    if not price.is_finite():
        raise ValueError
    return price


def _date(given: str | int) -> object:
    return date.fromisoformat(str(given))


def _text(given: str | int) -> object:
    if "\x00" in str(given):
        raise ValueError
    return str(given)


ORDERS: dict[Sort, Order] = {
    Sort.RELEVANCE: Order(
        ("(stock > 0)", "featured", "sales_count", "id"),
        (_flag, _flag, _number, _uuid),
        descending=True,
    ),
    Sort.PRICE_ASC: Order(("price", "id"), (_price, _uuid)),
    Sort.PRICE_DESC: Order(("price", "id"), (_price, _uuid), descending=True),
    Sort.NEWEST: Order((RELEASED, "id"), (_date, _uuid), descending=True),
    Sort.TITLE: Order(("title", "id"), (_text, _uuid)),
}


def cursor_of(sort: Sort, keys: Sequence[object]) -> str:
    """Behind the row with these values of the order's columns."""
    return encode_cursor([sort.value, *(_plain(key) for key in keys)])


def position(sort: Sort, cursor: str) -> dict[str, object]:
    """The values of `Order.after`. Raises InvalidError naming `cursor`."""
    name, *given = decode_cursor(cursor) or [""]
    read = ORDERS[sort].read
    if name != sort.value or len(given) != len(read):
        raise invalid("cursor", "This cursor belongs to another list.")
    return _read(read, given)


def _read(read: Sequence[Read], given: Position) -> dict[str, object]:
    try:
        return {
            f"key_{number}": one(value)
            for number, (one, value) in enumerate(zip(read, given, strict=True))
        }
    except (ValueError, InvalidOperation, TypeError):
        raise invalid("cursor", "This cursor was not given out by us.") from None


def _plain(key: object) -> str | int:
    if isinstance(key, int):
        return int(key)
    if isinstance(key, Decimal):
        return f"{key:f}"
    return key.isoformat() if isinstance(key, date) else str(key)

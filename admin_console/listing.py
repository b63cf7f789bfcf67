"""Lists: filters in the address, keyset pages, a count that never costs a full scan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import request
from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from admin_console.formats import word
from bitloot.core.db import db
from bitloot.core.errors import invalid
from bitloot.core.pagination import Page, decode_cursor, encode_cursor, newest_first

T = TypeVar("T")
K = TypeVar("K", int, UUID)
Counted = TypeVar("Counted")
Options = Sequence[tuple[str, str]]
PER_PAGE = 50
COUNTED_UP_TO = 10_000


@dataclass(frozen=True, slots=True)
class Filter:
    """One field of the filter bar. Without `options` it is typed; `unset` names no choice."""

    name: str
    label: str
    options: Options | None = None
    kind: str = "text"
    hint: str = ""
    unset: str = ""


def choices(states: type[StrEnum]) -> Options:
    """An enum as options, in its own order."""
    return [(state.value, word(state)) for state in states]


DATES = (
    Filter("from", "From", kind="date"),
    Filter("to", "To", kind="date"),
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the address asks for; empty fields are absent."""

    values: Mapping[str, str]

    def text(self, name: str) -> str | None:
        """As typed, trimmed."""
        return self.values.get(name)

    def one_of(self, name: str, states: type[T]) -> T | None:
        """As a member of an enum; InvalidError naming the field otherwise."""
        value = self.values.get(name)
        if value is None:
            return None
        try:
            return states(value)  # type: ignore[call-arg]
        except ValueError:
            raise invalid(name, f"There is no {name} “{value}”.") from None

    def since(self) -> datetime | None:
        """Start of the day `from`, UTC."""
        day = self._day("from")
        return None if day is None else datetime.combine(day, time(), UTC)

    def until(self) -> datetime | None:
        """End of the day `to` (exclusive), UTC."""
        day = self._day("to")
        return None if day is None else datetime.combine(day + timedelta(days=1), time(), UTC)

    def _day(self, name: str) -> date | None:
        value = self.values.get(name)
        if value is None:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise invalid(name, "Write dates as 2026-11-24.") from None

    def address(self, path: str, **changes: str | None) -> str:
        """The list with some fields changed; a field set to None is left out."""
        values = {**self.values, **changes}
        query = urlencode({name: value for name, value in values.items() if value})
        return f"{path}?{query}" if query else path


def given(filters: Sequence[Filter]) -> Given:
    """The filters of the present request; unknown fields are ignored."""
    names = [each.name for each in filters]
    found = {name: request.args.get(name, "").strip() for name in names}
    return Given({name: value for name, value in found.items() if value})


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of rows and what the bar above them says."""

    rows: list[T]
    total: str
    filters: Sequence[Filter]
    given: Given
    next_url: str | None
    first_url: str | None

    @property
    def path(self) -> str:
        """Without filters."""
        return request.path


def by_time(
    query: Select[T],
    at: InstrumentedAttribute[datetime],
    key: InstrumentedAttribute[UUID],
    filters: Sequence[Filter],
    asked: Given,
) -> Listing[T]:
    """Newest first, by (`at`, `key`)."""
    cursor = request.args.get("cursor")
    page = newest_first(query, at, key, limit=PER_PAGE, cursor=cursor)
    return listed(query, page, filters, asked)


def by_key(
    query: Select[T],
    key: InstrumentedAttribute[K],
    read: Callable[[str], K],
    filters: Sequence[Filter],
    asked: Given,
) -> Listing[T]:
    """Newest first, by a key that grows with time; `read` turns its text back into a value."""
    counted = query
    cursor = request.args.get("cursor")
    if cursor:
        query = query.where(key < _read(cursor, read))
    rows = list(db.session.scalars(query.order_by(key.desc()).limit(PER_PAGE + 1)))
    following = None
    if len(rows) > PER_PAGE:
        following = encode_cursor([str(getattr(rows[PER_PAGE - 1], key.key))])
    return listed(counted, Page(rows[:PER_PAGE], PER_PAGE, following), filters, asked)


def _read(cursor: str, read: Callable[[str], K]) -> K:
    try:
        return read(str(decode_cursor(cursor)[0]))
    except (ValueError, IndexError):
        raise invalid("cursor", "This cursor was not given out by us.") from None


def listed(
    query: Select[Counted], page: Page[T], filters: Sequence[Filter], asked: Given
) -> Listing[T]:
    """A page that was read elsewhere, with the bar above it; `query` is what is counted."""
    path = request.path
    cursor = page.next_cursor
    return Listing(
        rows=page.items,
        total=_total(query),
        filters=filters,
        given=asked,
        next_url=asked.address(path, cursor=cursor) if cursor else None,
        first_url=asked.address(path) if request.args.get("cursor") else None,
    )


def _total(query: Select[Counted]) -> str:
    """Counted up to a limit: what lies beyond costs time and tells nobody anything."""
    some = query.order_by(None).limit(COUNTED_UP_TO + 1).subquery()
    count = db.session.scalar(select(func.count()).select_from(some)) or 0
    return f"{COUNTED_UP_TO:,}+" if count > COUNTED_UP_TO else f"{count:,}"

"""Keyset pages: a cursor says where the last page ended, so page 1,000 costs what page 1 does."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypedDict, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.core.db import db
from bitloot.core.errors import invalid

T = TypeVar("T")
LARGEST_LIMIT = 100
Position = list[str | int]


class Paging(TypedDict):
    """Query of a list that is not narrowed: `schemas.PageQuery`."""

    limit: int
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page. `next_cursor` is None on the last; `total` is None where it is not counted."""

    items: list[T]
    limit: int
    next_cursor: str | None = None
    total: int | None = None


def encode_cursor(position: Position) -> str:
    """Opaque to callers."""
    return base64.urlsafe_b64encode(json.dumps(position).encode()).decode().rstrip("=")


def decode_cursor(cursor: str) -> Position:
    """Raises InvalidError naming `cursor`."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        position = json.loads(base64.urlsafe_b64decode(padded.encode()))
    except (ValueError, binascii.Error):
        raise invalid("cursor", "This cursor was not given out by us.") from None
    if not isinstance(position, list) or not all(isinstance(p, (str, int)) for p in position):
        raise invalid("cursor", "This cursor was not given out by us.")
    return position


def newest_first(
    query: Select[T],
    at: InstrumentedAttribute[datetime],
    key: InstrumentedAttribute[UUID],
    *,
    limit: int,
    cursor: str | None,
    total: int | None = None,
) -> Page[T]:
    """Page through rows by (`at`, `key`) descending; both together must be indexed."""
    if cursor:
        query = query.where(_before(at, key, decode_cursor(cursor)))
    ordered = query.order_by(at.desc(), key.desc()).limit(limit + 1)
    rows: list[T] = list(db.session.scalars(ordered))
    following = None
    if len(rows) > limit:
        last = rows[limit - 1]
        stamp: datetime = getattr(last, at.key)
        following = encode_cursor([stamp.isoformat(), str(getattr(last, key.key))])
    return Page(rows[:limit], limit, following, total)


def _before(
    at: InstrumentedAttribute[datetime], key: InstrumentedAttribute[UUID], position: Position
) -> ColumnElement[bool]:
    try:
        stamp, row_id = position
        return tuple_(at, key) < tuple_(datetime.fromisoformat(str(stamp)), UUID(str(row_id)))
    except ValueError:
        raise invalid("cursor", "This cursor was not given out by us.") from None

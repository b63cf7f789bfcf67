"""Whether something that stands between two moments is on now."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.core.clock import utcnow


class Standing(StrEnum):
    """Where a scheduled thing stands, for staff."""

    OFF = "off"
    PLANNED = "planned"
    RUNNING = "running"
    SOLD_OUT = "sold_out"
    ENDED = "ended"


def is_on(
    enabled: InstrumentedAttribute[bool],
    starts_at: InstrumentedAttribute[datetime | None] | InstrumentedAttribute[datetime],
    ends_at: InstrumentedAttribute[datetime | None] | InstrumentedAttribute[datetime],
) -> ColumnElement[bool]:
    """In SQL; a missing moment is no limit."""
    now = utcnow()
    return and_(
        enabled,
        or_(starts_at.is_(None), starts_at <= now),
        or_(ends_at.is_(None), ends_at > now),
    )


def standing(*, enabled: bool, starts_at: datetime | None, ends_at: datetime | None) -> Standing:
    """Of a row in hand."""
    now = utcnow()
    if not enabled:
        return Standing.OFF
    if ends_at is not None and ends_at <= now:
        return Standing.ENDED
    return Standing.PLANNED if starts_at is not None and starts_at > now else Standing.RUNNING

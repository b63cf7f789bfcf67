import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Self

from sqlalchemy import Date, Interval, Subquery, cast, func, literal, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from bitloot.core.clock import utcnow

Days = Subquery[ReadOnlyColumnCollection[str, KeyedColumnElement[date]]]

LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Period:
    """`since` ≤ t < `until`, both UTC."""

    since: datetime
    until: datetime

    @classmethod
    def last_days(cls, days: int) -> Self:
        """The last `days` calendar days (UTC), today included and not yet over."""
        days = max(1, min(days, LONGEST_DAYS))
        now = utcnow()
        midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        return cls(midnight - timedelta(days=days - 1), now)

    @property
    def previous(self) -> "Period":
        """As many days earlier, up to the same time of day: like is compared with like."""
        whole = timedelta(days=math.ceil((self.until - self.since) / timedelta(days=1)))
        return Period(self.since - whole, self.until - whole)

    def days(self) -> Days:
        """A table of its days (column `day`), so that a day without rows is a zero, not a gap."""
        series = func.generate_series(
            literal(self.since), literal(self.until), cast("1 day", Interval)
        ).column_valued("at")
        return select(cast(series, Date).label("day")).subquery("days")

"""What lists of staff are narrowed by: coin, pasted text, a stretch of time; and their pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, TypeVar
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.core.pagination import Page, newest_first

T = TypeVar("T")


class Asked(TypedDict):
    """The query of such a list, as its schema loads it (`schemas.list_filters`)."""

    coin: str | None
    q: str | None
    since: datetime | None
    until: datetime | None
    limit: int
    cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """What to list; rooms add their own states. None asks for nothing."""

    coin: str | None = None
    q: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    limit: int = 24
    cursor: str | None = None

    @property
    def coin_code(self) -> str:
        """The coin as it is stored; empty for any."""
        return (self.coin or "").strip().lower()

    @property
    def text(self) -> str:
        """What was pasted, without the space around it."""
        return (self.q or "").strip()

    def within(self, query: Select[T], at: InstrumentedAttribute[datetime]) -> Select[T]:
        """Rows from `since` (inclusive) to `until` (exclusive)."""
        if self.since:
            query = query.where(at >= self.since)
        if self.until:
            query = query.where(at < self.until)
        return query

    def page(
        self,
        query: Select[T],
        at: InstrumentedAttribute[datetime],
        key: InstrumentedAttribute[UUID],
    ) -> Page[T]:
        """The page that is asked for, newest first."""
        return newest_first(query, at, key, limit=self.limit, cursor=self.cursor)

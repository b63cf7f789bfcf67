"""The story of an order, written as it happens: transitions, calls, IPNs, mails, staff acts."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Index, select
from sqlalchemy.orm import Mapped, mapped_column, validates

from bitloot.core.addresses import unnamed
from bitloot.core.db import CreatedAt, Model, db
from bitloot.core.types import JsonObject

SYSTEM = "system"


class EntryKind(StrEnum):
    """What sort of thing happened."""

    TRANSITION = "transition"
    CHECKOUT = "checkout"
    HOLD = "hold"
    IPN = "ipn"
    PROVIDER = "provider"
    FULFILLMENT = "fulfillment"
    DELIVERY = "delivery"
    REVEAL = "reveal"
    MAIL = "mail"
    ATTENTION = "attention"
    STAFF = "staff"
    REFUND = "refund"
    CLAIM = "claim"


class TimelineEntry(Model):
    """One line; append only. `trail_id` is the order whose story it belongs to."""

    __tablename__ = "timeline_entries"
    __table_args__ = (
        Index("ix_timeline_entries_trail", "trail_id", "id"),
        Index("ix_timeline_entries_subject", "subject_kind", "subject_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[CreatedAt]
    trail_id: Mapped[UUID | None]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    kind: Mapped[EntryKind]
    event: Mapped[str | None]
    from_state: Mapped[str | None]
    to_state: Mapped[str | None]
    text: Mapped[str]
    actor: Mapped[str] = mapped_column(default=SYSTEM)
    data: Mapped[JsonObject] = mapped_column(default=dict)

    @validates("text")
    def _unnamed(self, _: str, text: str) -> str:
        """It is chained, and must not say whose order it was once the customer is forgotten."""
        return unnamed(text)


def note(
    kind: EntryKind,
    text: str,
    *,
    subject: tuple[str, UUID],
    trail_id: UUID | None,
    actor: str = SYSTEM,
    data: JsonObject | None = None,
) -> None:
    """Add a line that is no transition. `text` is a sentence for staff, without secrets."""
    db.session.add(
        TimelineEntry(
            kind=kind,
            text=text,
            subject_kind=subject[0],
            subject_id=subject[1],
            trail_id=trail_id,
            actor=actor,
            data=data or {},
        )
    )


def trail(trail_id: UUID, *, since: datetime | None = None) -> list[TimelineEntry]:
    """All lines of an order's story, oldest first."""
    query = select(TimelineEntry).where(TimelineEntry.trail_id == trail_id)
    if since is not None:
        query = query.where(TimelineEntry.at > since)
    return list(db.session.scalars(query.order_by(TimelineEntry.id)))

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey


class EmailState(StrEnum):
    """How far a mail got."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    SUPPRESSED = "suppressed"
    FAILED = "failed"


class Email(Model):
    """One mail. `key` goes out as Idempotency-Key and is unique: the same mail is sent once.

    The content is rendered when it is sent, from `context` (ids and words, never a key or code).
    """

    __tablename__ = "emails"
    __table_args__ = (Index("ix_emails_created", "created_at", "id"),)

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    kind: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    recipient: Mapped[str] = mapped_column(index=True)
    state: Mapped[EmailState] = mapped_column(default=EmailState.QUEUED)
    context: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    provider_id: Mapped[str | None] = mapped_column(unique=True)
    sent_at: Mapped[datetime | None]
    last_event_at: Mapped[datetime | None]
    trail_id: Mapped[UUID | None] = mapped_column(index=True)

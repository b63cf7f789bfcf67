from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey


class Sender(StrEnum):
    """Who sends webhooks."""

    NOWPAYMENTS = "nowpayments"
    KINGUIN = "kinguin"
    RESEND = "resend"


class Verdict(StrEnum):
    """What we thought of it at the door. Only `accepted` is ever applied."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    BAD_SIGNATURE = "bad_signature"
    BAD_BODY = "bad_body"
    TOO_LARGE = "too_large"
    CLOSED = "closed"


class Processing(StrEnum):
    """What became of an accepted one."""

    NONE = "none"
    WAITING = "waiting"
    APPLIED = "applied"
    IGNORED = "ignored"
    FAILED = "failed"


class WebhookEvent(Model):
    """One delivery, as it came: raw bytes and headers (secrets removed), verdict, processing."""

    __tablename__ = "webhook_events"
    __table_args__ = (
        Index(
            "uq_webhook_events_dedupe",
            "sender",
            "dedupe_key",
            unique=True,
            postgresql_where=text("dedupe_key is not null"),
        ),
        Index("ix_webhook_events_received", "received_at", "id"),
        Index("ix_webhook_events_verdict", "sender", "verdict", "received_at"),
        Index("ix_webhook_events_reference", "reference"),
    )

    id: Mapped[UuidKey]
    received_at: Mapped[CreatedAt]
    sender: Mapped[Sender]
    verdict: Mapped[Verdict]
    processing: Mapped[Processing] = mapped_column(default=Processing.NONE)
    dedupe_key: Mapped[str | None]
    reference: Mapped[str | None]
    event: Mapped[str | None]
    body: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    headers: Mapped[dict[str, str]] = mapped_column(JSONB, default=dict)
    remote_ip: Mapped[str | None]
    secret_id: Mapped[str | None]
    """Which secret it was verified with: a keyed fingerprint, which tells nothing of the secret."""
    repeats: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    processed_at: Mapped[datetime | None]
    processing_ms: Mapped[int | None]
    result: Mapped[str | None]
    trail_id: Mapped[UUID | None] = mapped_column(index=True)

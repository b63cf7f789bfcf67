from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.db import CreatedAt, Model, UuidKey

INTERACTIVE = 100
"""A customer waits."""
NORMAL = 50
"""Nobody waits, but soon."""
BULK = 10
"""Syncs and cleanups: never before the others."""


class JobState(StrEnum):
    """Queued → running → done; or back to queued; or dead."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


class Job(Model):
    """One effect to bring about. `payload` holds ids only, never a secret."""

    __tablename__ = "jobs"
    __table_args__ = (
        Index("uq_jobs_key", "kind", "key", unique=True),
        Index(
            "ix_jobs_due",
            "run_at",
            postgresql_where=text("state in ('queued', 'running')"),
        ),
        Index("ix_jobs_state", "state", "id"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    kind: Mapped[str]
    key: Mapped[str]
    payload: Mapped[dict[str, str]] = mapped_column(JSONB)
    priority: Mapped[int]
    state: Mapped[JobState] = mapped_column(default=JobState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    postponements: Mapped[int] = mapped_column(default=0)
    run_at: Mapped[datetime]
    nudged_at: Mapped[datetime | None]
    lease: Mapped[UUID | None]
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    trail_id: Mapped[UUID | None] = mapped_column(index=True)

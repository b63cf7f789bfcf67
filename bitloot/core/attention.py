"""The attention queue: one list of all that needs a human."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.clock import utcnow
from bitloot.core.db import CreatedAt, Model, UuidKey, db
from bitloot.core.ids import new_id
from bitloot.core.timeline import EntryKind, note
from bitloot.core.types import JsonObject


class AttentionState(StrEnum):
    """Open until somebody, or the system itself, resolves it."""

    OPEN = "open"
    RESOLVED = "resolved"


class AttentionItem(Model):
    """One thing that needs a human. At most one open item per reason and subject."""

    __tablename__ = "attention_items"
    __table_args__ = (
        Index(
            "uq_attention_items_open",
            "reason",
            "subject_kind",
            "subject_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_attention_items_state", "state", "id"),
        Index("ix_attention_items_trail", "trail_id"),
    )

    id: Mapped[UuidKey]
    created_at: Mapped[CreatedAt]
    state: Mapped[AttentionState] = mapped_column(default=AttentionState.OPEN)
    reason: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID]
    trail_id: Mapped[UUID | None]
    summary: Mapped[str]
    action: Mapped[str]
    data: Mapped[JsonObject] = mapped_column(default=dict)
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]
    resolution: Mapped[str | None]


def raise_attention(
    reason: str,
    *,
    subject: tuple[str, UUID],
    trail_id: UUID | None,
    summary: str,
    action: str,
    data: JsonObject | None = None,
) -> bool:
    """Put it in the queue; a repeat while it is open changes nothing. True when it is new.

    `summary` is one sentence for staff, `action` names the act that resolves it.
    """
    statement = (
        insert(AttentionItem)
        .values(
            id=new_id(),
            state=AttentionState.OPEN,
            reason=reason,
            subject_kind=subject[0],
            subject_id=subject[1],
            trail_id=trail_id,
            summary=summary,
            action=action,
            data=data or {},
        )
        .on_conflict_do_nothing()
        .returning(AttentionItem.id)
    )
    if db.session.execute(statement).first() is None:
        return False
    note(EntryKind.ATTENTION, summary, subject=subject, trail_id=trail_id, data={"reason": reason})
    return True


def resolve_attention(reason: str, subject: tuple[str, UUID], *, by: str, resolution: str) -> bool:
    """Close the open item of that reason and subject, if there is one."""
    statement = (
        update(AttentionItem)
        .where(
            AttentionItem.reason == reason,
            AttentionItem.subject_kind == subject[0],
            AttentionItem.subject_id == subject[1],
            AttentionItem.state == AttentionState.OPEN,
        )
        .values(
            state=AttentionState.RESOLVED,
            resolved_at=utcnow(),
            resolved_by=by,
            resolution=resolution,
        )
        .returning(AttentionItem.id)
    )
    return db.session.execute(statement).first() is not None


def open_count() -> int:
    """The number beside *Attention*."""
    query = select(func.count()).where(AttentionItem.state == AttentionState.OPEN)
    return db.session.scalar(query) or 0

"""Who did what. Every act of staff writes one row, in the transaction of the act."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BigInteger, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column, validates

from bitloot.core.addresses import unnamed
from bitloot.core.db import CreatedAt, Model, db
from bitloot.core.types import JsonObject


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a member of staff in the console, through the API, or by the command line."""

    label: str
    user_id: UUID | None = None
    ip: str | None = None
    user_agent: str | None = None


COMMAND_LINE = Actor("command line")


class AuditEntry(Model):
    """Append only."""

    __tablename__ = "audit_entries"
    __table_args__ = (
        Index("ix_audit_entries_object", "object_kind", "object_id", "id"),
        Index("ix_audit_entries_actor", "actor", "id"),
        Index("ix_audit_entries_action", "action", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[CreatedAt]
    actor: Mapped[str]
    actor_id: Mapped[UUID | None]
    action: Mapped[str]
    object_kind: Mapped[str]
    object_id: Mapped[str]
    reason: Mapped[str | None]
    before: Mapped[JsonObject] = mapped_column(default=dict)
    after: Mapped[JsonObject] = mapped_column(default=dict)
    ip: Mapped[str | None]
    user_agent: Mapped[str | None]

    @validates("reason")
    def _unnamed(self, _: str, reason: str | None) -> str | None:
        """It is chained, and must not name a customer who is forgotten later."""
        return None if reason is None else unnamed(reason)


def audit(
    actor: Actor,
    action: str,
    target: tuple[str, object],
    *,
    reason: str | None = None,
    before: JsonObject | None = None,
    after: JsonObject | None = None,
) -> None:
    """Record an act, e.g. `audit(actor, "order.retry", ("order", order.id), reason=…)`.

    `before` and `after` hold the changed fields only, never a secret.
    """
    db.session.add(
        AuditEntry(
            actor=actor.label,
            actor_id=actor.user_id,
            action=action,
            object_kind=target[0],
            object_id=str(target[1]),
            reason=reason,
            before=before or {},
            after=after or {},
            ip=actor.ip,
            user_agent=actor.user_agent,
        )
    )

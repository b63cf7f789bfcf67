"""`Idempotency-Key`: the same key and body give the same answer, another body a conflict.

The row is written in the transaction of the act itself: a racer with the same key waits for it.
"""

import hashlib
import json
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from bitloot.core.clock import utcnow
from bitloot.core.db import CreatedAt, Model, db
from bitloot.core.errors import ConflictError

KEPT = timedelta(hours=24)


class IdempotencyKey(Model):
    """A key within its scope, and the resource its first use made."""

    __tablename__ = "idempotency_keys"

    scope: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[str]
    resource_id: Mapped[UUID | None]
    created_at: Mapped[CreatedAt] = mapped_column(index=True)


def begin(scope: str, key: str, body: object) -> UUID | None:
    """Take the key, or return the resource that its first use made.

    Raises ConflictError when the key was used with another body.
    """
    fingerprint = hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode()).hexdigest()
    taken = db.session.execute(
        insert(IdempotencyKey)
        .values(scope=scope, key=key, fingerprint=fingerprint)
        .on_conflict_do_nothing()
        .returning(IdempotencyKey.key)
    ).first()
    if taken is not None:
        return None
    row = db.session.get(IdempotencyKey, (scope, key))
    if row is None or row.fingerprint != fingerprint or row.resource_id is None:
        raise ConflictError("This Idempotency-Key was used with another request.")
    return row.resource_id


def finish(scope: str, key: str, resource_id: UUID) -> None:
    """Remember what was made."""
    db.session.execute(
        update(IdempotencyKey)
        .where(IdempotencyKey.scope == scope, IdempotencyKey.key == key)
        .values(resource_id=resource_id)
    )


def forget_old() -> None:
    """Drop keys older than 24 hours."""
    db.session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < utcnow() - KEPT))

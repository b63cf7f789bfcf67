"""What became of an accepted webhook; the room that applies it says so here."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.webhooks.models import Processing, Verdict, WebhookEvent

_RESULT_LENGTH = 300


def accepted(event_id: UUID) -> WebhookEvent:
    """An accepted webhook. Raises NotFoundError when it is none, so a job for it is a bug."""
    event = db.session.get(WebhookEvent, event_id)
    if event is None or event.verdict is not Verdict.ACCEPTED:
        raise NotFoundError("There is no such accepted webhook.")
    return event


def finish(
    event_id: UUID,
    processing: Processing,
    result: str,
    *,
    started: datetime,
    trail_id: UUID | None = None,
) -> None:
    """Record the outcome in a sentence for staff; `trail_id` files it under an order."""
    now = utcnow()
    db.session.execute(
        update(WebhookEvent)
        .where(WebhookEvent.id == event_id)
        .values(
            processing=processing,
            result=result[:_RESULT_LENGTH],
            processed_at=now,
            processing_ms=int((now - started).total_seconds() * 1000),
            attempts=WebhookEvent.attempts + 1,
            trail_id=trail_id,
        )
    )

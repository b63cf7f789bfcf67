"""Applying failed webhooks once more: one, or all that fit; what was rejected never."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, func, or_, select
from sqlalchemy.orm import undefer

from bitloot.core.audit import Actor, AuditEntry, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.events import emit
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.types import JsonObject
from bitloot.webhooks.events import WebhookAccepted
from bitloot.webhooks.foresight import Foresight, Prospect, foresee
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent
from bitloot.webhooks.reading import read

MOST_AT_ONCE = 500
ACTION = "webhook.replay"


class Outcome(StrEnum):
    """What a replay did with one event."""

    FORESEEN = "foreseen"
    QUEUED = "queued"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Failed:
    """Which failed ones; everything left out fits all. `until` is exclusive."""

    sender: Sender | None = None
    reference: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One event of a replay and what would change, or what was done."""

    event: WebhookEvent
    outcome: Outcome
    foresight: Foresight
    refusal: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """`count` is how many fit; `rows` are the oldest of them, at most 500."""

    count: int
    rows: Sequence[Row]
    batch: UUID | None = None

    @property
    def queued(self) -> int:
        """How many rows are applied once more."""
        return sum(row.outcome is Outcome.QUEUED for row in self.rows)

    @property
    def refused(self) -> int:
        """How many rows somebody else had dealt with."""
        return sum(row.outcome is Outcome.REFUSED for row in self.rows)

    @property
    def prospects(self) -> Mapping[Prospect, int]:
        """How many rows would come to what."""
        return Counter(row.foresight.prospect for row in self.rows)


def is_failed() -> ColumnElement[bool]:
    """Genuine, and either failed or given up on by its job; true in `WHERE` and for one row."""
    given_up = exists().where(Job.key == cast(WebhookEvent.id, String), Job.state == JobState.DEAD)
    failed = WebhookEvent.processing == Processing.FAILED
    waiting = WebhookEvent.processing == Processing.WAITING
    return and_(WebhookEvent.verdict == Verdict.ACCEPTED, or_(failed, and_(waiting, given_up)))


def replay(event_id: UUID, actor: Actor, *, reason: str, batch: UUID | None = None) -> WebhookEvent:
    """Queue an accepted webhook that failed once more. Raises NotFoundError or ConflictError."""
    event = db.session.get(WebhookEvent, event_id, with_for_update=True)
    if event is None:
        raise NotFoundError("There is no such webhook.")
    if event.verdict is not Verdict.ACCEPTED:
        raise ConflictError(f"It was rejected ({event.verdict.value}) and is never applied.")
    if not can_replay(event):
        raise ConflictError(f"It is {event.processing.value}; only a failed one is replayed.")
    event.processing = Processing.WAITING
    notice = read(event.sender, event.body, event.headers)
    after: JsonObject | None = {"batch": str(batch)} if batch else None
    audit(actor, ACTION, ("webhook", event.id), reason=reason, after=after)
    emit(WebhookAccepted(event.id, event.sender, notice.name, notice.ids))
    return event


def can_replay(event: WebhookEvent) -> bool:
    """Whether it is a failed one."""
    query = select(WebhookEvent.id).where(WebhookEvent.id == event.id, is_failed())
    return db.session.scalar(query) is not None


def foresee_all(which: Select[WebhookEvent], most: int = MOST_AT_ONCE) -> Report:
    """The dry run: how many of `which` failed, and what a replay would change of each."""
    events = _oldest(which, most)
    rows = [Row(event, Outcome.FORESEEN, foresee(event)) for event in events]
    return Report(how_many(which), rows)


def replay_all(
    which: Select[WebhookEvent],
    actor: Actor,
    *,
    reason: str,
    batch: UUID,
    most: int = MOST_AT_ONCE,
) -> Report:
    """Replay the failed ones of `which`, the oldest 500, and report on each. Audited one by one.

    `batch` is a new id, under which `replayed` finds them again.
    """
    count, rows = how_many(which), []
    for event in _oldest(which, most):
        seen = foresee(event)
        try:
            replay(event.id, actor, reason=reason, batch=batch)
            rows.append(Row(event, Outcome.QUEUED, seen))
        except ConflictError as refused:  # somebody else was faster
            rows.append(Row(event, Outcome.REFUSED, seen, refused.detail))
    return Report(count, rows, batch)


def replayed(batch: UUID) -> list[WebhookEvent]:
    """The events of a replay as they are now: what became of each."""
    ids = db.session.scalars(
        select(AuditEntry.object_id).where(
            AuditEntry.action == ACTION, AuditEntry.after["batch"].astext == str(batch)
        )
    ).all()
    query = select(WebhookEvent).where(WebhookEvent.id.in_([UUID(each) for each in ids]))
    return list(db.session.scalars(query.order_by(WebhookEvent.id)))


def matching(failed: Failed) -> Select[WebhookEvent]:
    """The events that fit, failed or not; the replay takes the failed ones of them."""
    query = select(WebhookEvent)
    if failed.sender is not None:
        query = query.where(WebhookEvent.sender == failed.sender)
    if failed.reference is not None:
        query = query.where(WebhookEvent.reference == failed.reference)
    if failed.since is not None:
        query = query.where(WebhookEvent.received_at >= failed.since)
    if failed.until is not None:
        query = query.where(WebhookEvent.received_at < failed.until)
    return query


def how_many(which: Select[WebhookEvent]) -> int:
    """How many of `which` failed."""
    query = select(func.count()).select_from(which.where(is_failed()).subquery())
    return db.session.scalar(query) or 0


def _oldest(which: Select[WebhookEvent], most: int) -> Sequence[WebhookEvent]:
    query = which.where(is_failed()).options(undefer(WebhookEvent.body))
    return db.session.scalars(query.order_by(WebhookEvent.id).limit(most)).all()

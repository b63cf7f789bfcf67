from datetime import timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.clock import utcnow
from bitloot.core.db import after_commit, db
from bitloot.core.ids import new_id
from bitloot.core.jobs.models import NORMAL, Job, JobState
from bitloot.core.jobs.queue import nudge


def enqueue(
    kind: str,
    payload: dict[str, str],
    *,
    key: str,
    priority: int = NORMAL,
    delay_seconds: float = 0,
    trail_id: UUID | None = None,
) -> bool:
    """Write the job with the present transaction; a worker is nudged after the commit.

    `key` makes it unique within its kind for ever: a repeat writes nothing and answers False.
    Use a key that names the effect (`f"{order.id}:created"`), not the call.
    """
    job_id = new_id()
    now = utcnow()
    statement = (
        insert(Job)
        .values(
            id=job_id,
            kind=kind,
            key=key,
            payload=payload,
            priority=priority,
            state=JobState.QUEUED,
            attempts=0,
            postponements=0,
            run_at=now + timedelta(seconds=delay_seconds),
            nudged_at=now if delay_seconds <= 0 else None,
            trail_id=trail_id,
        )
        .on_conflict_do_nothing()
        .returning(Job.id)
    )
    if db.session.execute(statement).first() is None:
        return False
    if delay_seconds <= 0:
        after_commit(partial(nudge, job_id, priority))
    return True


def wake(kind: str, key: str, *, delay_seconds: float = 0) -> bool:
    """Make an existing job due now, if it is waiting; a done or dead one is queued afresh.

    For work that can become due again (poll, retry). With a delay one that is waiting keeps its
    time if that comes sooner. False when there is no such job or it is running at this moment.
    """
    if delay_seconds > 0:
        return _wake_later(kind, key, delay_seconds)
    statement = (
        update(Job)
        .where(Job.kind == kind, Job.key == key, Job.state != JobState.RUNNING)
        .values(
            state=JobState.QUEUED,
            run_at=func.clock_timestamp(),
            nudged_at=func.clock_timestamp(),
            attempts=0,
            finished_at=None,
        )
        .returning(Job.id, Job.priority)
    )
    row = db.session.execute(statement).first()
    if row is None:
        return False
    job_id, priority = row
    after_commit(partial(nudge, job_id, priority))
    return True


def _wake_later(kind: str, key: str, delay_seconds: float) -> bool:
    """The sweep nudges it when its time has come; a job that waits already is not written."""
    waiting = select(Job.id).where(
        Job.kind == kind,
        Job.key == key,
        Job.state == JobState.QUEUED,
        Job.run_at <= utcnow() + timedelta(seconds=delay_seconds),
    )
    if db.session.scalar(waiting) is not None:
        return True
    statement = (
        update(Job)
        .where(Job.kind == kind, Job.key == key, Job.state != JobState.RUNNING)
        .values(
            state=JobState.QUEUED,
            run_at=utcnow() + timedelta(seconds=delay_seconds),
            nudged_at=None,
            attempts=0,
            finished_at=None,
        )
        .returning(Job.id)
    )
    return db.session.execute(statement).first() is not None

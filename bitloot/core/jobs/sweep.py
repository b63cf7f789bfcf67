"""Finds due jobs whose nudge was lost, or whose worker died."""

from datetime import timedelta
from functools import partial

from sqlalchemy import and_, or_, select, update

from bitloot.core.clock import utcnow
from bitloot.core.db import after_commit, db
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.jobs.queue import nudge

_RENUDGE_AFTER = timedelta(seconds=5)  # a nudge waits in the queue; do not pile up copies
_AT_ONCE = 200


def sweep() -> int:
    """Nudge up to 200 due jobs, most urgent first; returns how many.

    Runs inside a transaction of the caller, who commits.
    """
    now = utcnow()
    due = (
        select(Job.id)
        .where(
            or_(
                and_(Job.state == JobState.QUEUED, Job.run_at <= now),
                and_(Job.state == JobState.RUNNING, Job.leased_until < now),
            ),
            or_(Job.nudged_at.is_(None), Job.nudged_at < now - _RENUDGE_AFTER),
        )
        .order_by(Job.priority.desc(), Job.run_at)
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    rows = db.session.execute(
        update(Job).where(Job.id.in_(due)).values(nudged_at=now).returning(Job.id, Job.priority)
    ).all()
    for job_id, priority in rows:
        after_commit(partial(nudge, job_id, priority))
    return len(rows)

"""What staff do with jobs: look, replay."""

from uuid import UUID

from sqlalchemy import func, select

from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.jobs.enqueue import wake
from bitloot.core.jobs.models import Job, JobState


def replay(job_id: UUID, actor: Actor, *, reason: str) -> Job:
    """Queue a dead job afresh. Raises NotFoundError, or ConflictError when it is not dead."""
    job = db.session.get(Job, job_id)
    if job is None:
        raise NotFoundError("There is no such job.")
    if job.state is not JobState.DEAD or not wake(job.kind, job.key):
        raise ConflictError(f"This job is {job.state.value}; only a dead one can be replayed.")
    audit(actor, "job.replay", ("job", job.id), reason=reason)
    db.session.refresh(job)
    return job


def depth() -> dict[JobState, int]:
    """How many jobs are in each state that is not done."""
    rows = db.session.execute(
        select(Job.state, func.count()).where(Job.state != JobState.DONE).group_by(Job.state)
    )
    return dict(rows.all())

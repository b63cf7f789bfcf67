"""Long work keeps its lease short and renews it: a killed worker's job is then soon taken up."""

from datetime import timedelta

from sqlalchemy import Connection, select, update

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.jobs.models import Job
from bitloot.core.jobs.running import JobView, LeaseLostError


def renew(job: JobView, seconds: int) -> bool:
    """Hold the job for `seconds` from now on, with the present transaction.

    Writes only when half of that has passed, so it may be called often; whether it wrote. It never
    does for a job that another worker has taken over.
    """
    return _renew(db.session.connection(), job, seconds)


def keep(job: JobView, seconds: int) -> None:
    """The same for a step that must not go on beside another worker's. Raises LeaseLostError."""
    _keep(db.session.connection(), job, seconds)


def keep_apart(job: JobView, seconds: int) -> None:
    """The same for work that is one long transaction: in one of its own, seen by all at once."""
    with db.engine.begin() as connection:
        _keep(connection, job, seconds)


def _keep(connection: Connection, job: JobView, seconds: int) -> None:
    if _renew(connection, job, seconds):
        return
    held = select(Job.id).where(Job.id == job.id, Job.lease == job.lease)
    if connection.execute(held).first() is None:
        raise LeaseLostError(f"{job.kind} was taken over by another worker")


def _renew(connection: Connection, job: JobView, seconds: int) -> bool:
    now = utcnow()
    statement = (
        update(Job)
        .where(
            Job.id == job.id,
            Job.lease == job.lease,
            Job.leased_until < now + timedelta(seconds=seconds / 2),
        )
        .values(leased_until=now + timedelta(seconds=seconds))
        .returning(Job.id)
    )
    return connection.execute(statement).first() is not None

"""Long work keeps its lease short and renews it: a killed worker's job is then soon taken up."""

from datetime import timedelta

from sqlalchemy import update

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.jobs.models import Job
from bitloot.core.jobs.running import JobView


def renew(job: JobView, seconds: int) -> bool:
    """Hold the job for `seconds` from now on, with the present transaction.

    Writes only when half of that has passed, so it may be called often; whether it wrote. It never
    does for a job that another worker has taken over.
    """
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
    return db.session.execute(statement).first() is not None

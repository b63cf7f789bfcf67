"""Why a run of the sync stands still, if it does: its job waits for the provider, or gave up."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog.tasks import SYNC
from bitloot.core.db import db
from bitloot.core.jobs.models import Job, JobState

_FAILED = re.compile(r"\w+Error: (?P<said>.*)", re.DOTALL)
"""How jobs note an error. One that merely makes room for others notes a plain sentence."""


@dataclass(frozen=True, slots=True)
class Standstill:
    """What went wrong, and when it is tried again; None: not before somebody starts a sync."""

    reason: str
    again_at: datetime | None


def standstill(run_id: UUID) -> Standstill | None:
    """None while it goes on."""
    job = db.session.execute(
        select(Job.state, Job.last_error, Job.run_at).where(
            Job.kind == SYNC,
            Job.key == str(run_id),
            Job.state.in_((JobState.QUEUED, JobState.DEAD)),
        )
    ).first()
    failed = None if job is None else _FAILED.match(job.last_error or "")
    if job is None or failed is None:
        return None
    return Standstill(failed["said"], job.run_at if job.state is JobState.QUEUED else None)

"""Every effect on the outside, by state; dead ones can be replayed."""

from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import select

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.listing import Filter, by_key, choices, given
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.jobs import desk
from bitloot.core.jobs.models import Job, JobState

FILTERS = (
    Filter("state", "State", choices(JobState)),
    Filter("kind", "Kind", hint="Kind, e.g. fulfillment.fulfill"),
)


class JobsView(ConsoleView):
    """Queue, dead letters, history."""

    permission = Permission.JOBS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(FILTERS)
        query = select(Job)
        if state := asked.one_of("state", JobState):
            query = query.where(Job.state == state)
        if kind := asked.text("kind"):
            query = query.where(Job.kind == kind)
        listing = by_key(query, Job.id, UUID, FILTERS, asked)
        return self.page("console/jobs.html", listing=listing, depth=desk.depth())

    @expose("/<uuid:job_id>")
    def job(self, job_id: UUID) -> ResponseReturnValue:
        """One job with its ids and its last error."""
        return self.page("console/job.html", job=_load(job_id))

    @expose("/<uuid:job_id>/replay", methods=("GET", "POST"))
    @needs(Permission.JOBS_REPLAY)
    def replay(self, job_id: UUID) -> ResponseReturnValue:
        """Queue a dead one afresh."""
        job = _load(job_id)
        dialog = Dialog(
            title=f"Replay {job.kind}",
            text="The job is queued afresh with all its tries. It was written so that running it "
            "twice changes nothing twice.",
            button="Replay",
            back=url_for(".job", job_id=job_id),
        )

        def act(reason: str) -> str:
            desk.replay(job_id, current_actor(), reason=reason)
            return "Queued afresh."

        return perform(self, dialog, act)


def _load(job_id: UUID) -> Job:
    job = db.session.get(Job, job_id)
    if job is None:
        raise NotFoundError("There is no such job.")
    return job

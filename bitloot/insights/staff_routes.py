"""Staff: the dashboard's figures, the jobs, the audit log."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint
from sqlalchemy import select

from bitloot.accounts.gate import current_actor, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db
from bitloot.core.errors import invalid
from bitloot.core.jobs import desk
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import EUR
from bitloot.core.pagination import Page, decode_cursor, encode_cursor, newest_first
from bitloot.insights.dashboard import Figures, dashboard
from bitloot.insights.periods import Period
from bitloot.insights.schemas import (
    AuditPageSchema,
    AuditQuery,
    DashboardQuery,
    DashboardSchema,
    JobPageSchema,
    JobQuery,
    JobSchema,
    ReasonSchema,
)

blp = Blueprint(
    "staff_insights",
    __name__,
    url_prefix="/api/v1/admin",
    description="Figures, jobs, audit log.",
)


class _JobFilter(TypedDict):
    state: JobState | None
    kind: str | None
    limit: int
    cursor: str | None


class _AuditFilter(TypedDict):
    actor: str | None
    action: str | None
    object_id: str | None
    limit: int
    cursor: str | None


class _Reason(TypedDict):
    reason: str


class _Days(TypedDict):
    days: int


@blp.get("/jobs")
@blp.doc(operationId="listJobs")
@blp.arguments(JobQuery, location="query")
@blp.response(200, JobPageSchema)
@staff_only(Permission.JOBS_VIEW)
def list_jobs(wanted: _JobFilter) -> dict[str, object]:
    """Newest first."""
    query = select(Job)
    if wanted["state"] is not None:
        query = query.where(Job.state == wanted["state"])
    if wanted["kind"]:
        query = query.where(Job.kind == wanted["kind"])
    page = newest_first(
        query, Job.created_at, Job.id, limit=wanted["limit"], cursor=wanted["cursor"]
    )
    return {"items": page.items, "page": page}


@blp.post("/jobs/<uuid:job_id>/replay")
@blp.doc(operationId="replayJob")
@blp.arguments(ReasonSchema)
@blp.response(200, JobSchema)
@staff_only(Permission.JOBS_REPLAY)
def replay_job(body: _Reason, job_id: UUID) -> Job:
    """Queue a dead job afresh. Audited."""
    return desk.replay(job_id, current_actor(), reason=body["reason"])


@blp.get("/audit")
@blp.doc(operationId="listAudit")
@blp.arguments(AuditQuery, location="query")
@blp.response(200, AuditPageSchema)
@staff_only(Permission.AUDIT_VIEW)
def list_audit(wanted: _AuditFilter) -> dict[str, object]:
    """Newest first."""
    query = select(AuditEntry)
    if wanted["actor"]:
        query = query.where(AuditEntry.actor == wanted["actor"])
    if wanted["action"]:
        query = query.where(AuditEntry.action == wanted["action"])
    if wanted["object_id"]:
        query = query.where(AuditEntry.object_id == wanted["object_id"])
    if wanted["cursor"]:
        query = query.where(AuditEntry.id < _position(wanted["cursor"]))
    limit = wanted["limit"]
    rows = list(db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(limit + 1)))
    following = encode_cursor([rows[limit - 1].id]) if len(rows) > limit else None
    page = Page(rows[:limit], limit, following)
    return {"items": page.items, "page": page}


@blp.get("/dashboard")
@blp.doc(operationId="getDashboard")
@blp.arguments(DashboardQuery, location="query")
@blp.response(200, DashboardSchema)
@staff_only(Permission.INSIGHTS_VIEW)
def get_dashboard(wanted: _Days) -> dict[str, object]:
    """How the last days went, and what stands now."""
    board = dashboard(Period.last_days(wanted["days"]))
    return {
        "since": board.period.since,
        "until": board.period.until,
        "now": _figures(board.now),
        "before": _figures(board.before),
        "days": board.sales_days,
        "attention": board.attention,
        "jobs": {state.value: count for state, count in board.jobs.items()},
    }


def _figures(figures: Figures) -> dict[str, object]:
    sales, speed, webhooks = figures.sales, figures.speed, figures.webhooks
    return {
        "orders": sales.orders,
        "fulfilled": sales.fulfilled,
        "revenue": sales.revenue,
        "cost": sales.cost,
        "profit": sales.profit,
        "average_order": sales.average,
        "currency": EUR,
        "fulfillment_rate": sales.fulfillment_rate,
        "time_to_key_median": speed.median,
        "time_to_key_p95": speed.p95,
        "webhooks": webhooks.received,
        "webhook_success_rate": webhooks.success_rate,
    }


def _position(cursor: str) -> int:
    position = decode_cursor(cursor)
    if len(position) != 1 or not isinstance(position[0], int):
        raise invalid("cursor", "This cursor was not given out by us.")
    return position[0]

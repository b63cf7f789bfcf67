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
from bitloot.insights.products import profit_by_product
from bitloot.insights.profit import Profit, profit, profit_over
from bitloot.insights.ranges import Range, period_of, step_of
from bitloot.insights.schemas import (
    AuditPageSchema,
    AuditQuery,
    DashboardQuery,
    DashboardSchema,
    JobPageSchema,
    JobQuery,
    JobSchema,
    ProfitQuery,
    ProfitReportSchema,
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


class _Range(TypedDict):
    range: Range


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
        "days": [
            {"day": day.day, "orders": day.orders, **_money(day.money)} for day in board.sales_days
        ],
        "attention": board.attention,
        "jobs": {state.value: count for state, count in board.jobs.items()},
    }


@blp.get("/profit")
@blp.doc(operationId="getProfit")
@blp.arguments(ProfitQuery, location="query")
@blp.response(200, ProfitReportSchema)
@staff_only(Permission.INSIGHTS_VIEW)
def get_profit(wanted: _Range) -> dict[str, object]:
    """What was earned: in all, over time, and by product; from the ledger."""
    period = period_of(wanted["range"])
    step, products = step_of(period), profit_by_product(period)
    return {
        "since": period.since,
        "until": period.until,
        "currency": EUR,
        "step": step,
        "now": _money(profit(period)),
        "before": _money(profit(period.previous)),
        "parts": [{"at": part.at, **_money(part.profit)} for part in profit_over(period, step)],
        "products": [
            {
                "product_id": each.product_id,
                "title": each.title,
                "sold": each.sold,
                **_money(each.profit),
            }
            for each in products.products
        ],
        "rest": _money(products.rest),
    }


def _money(money: Profit) -> dict[str, object]:
    return {
        "revenue": money.revenue,
        "cost": money.cost,
        "fees": money.fees,
        "other": money.other,
        "profit": money.profit,
        "margin": money.margin,
    }


def _figures(figures: Figures) -> dict[str, object]:
    sales, speed, webhooks = figures.sales, figures.speed, figures.webhooks
    return {
        "orders": sales.orders,
        "fulfilled": sales.fulfilled,
        **_money(sales.money),
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

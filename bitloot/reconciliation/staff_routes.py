"""Staff: comparisons with the providers, and what did not agree."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint

from bitloot.accounts.gate import current_actor, staff_caller, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.idempotency import KEY_HEADER, idempotent
from bitloot.core.pagination import newest_first
from bitloot.core.schemas import CursorQuery
from bitloot.reconciliation.breaks import BreakFilter, accept, breaks_query
from bitloot.reconciliation.mending import mend
from bitloot.reconciliation.models import Break, BreakState, ReconciliationRun, Rule
from bitloot.reconciliation.runs import get, runs_query
from bitloot.reconciliation.staff_schemas import (
    BreakPageSchema,
    BreakReasonSchema,
    BreakSchema,
    BreaksQuery,
    RunPageSchema,
    RunSchema,
    RunStartSchema,
)
from bitloot.reconciliation.tasks import start_by

blp = Blueprint(
    "staff_reconciliation",
    __name__,
    url_prefix="/api/v1/admin/reconciliation",
    description="Whether payments, purchases, keys and books agree with the providers'.",
)


class _Start(TypedDict):
    whole: bool


class _Page(TypedDict):
    limit: int
    cursor: str | None


class _Breaks(_Page):
    rule: Rule | None
    state: BreakState


class _Reason(TypedDict):
    reason: str


@blp.get("/runs")
@blp.arguments(CursorQuery, location="query")
@blp.response(200, RunPageSchema)
@blp.doc(operationId="listReconciliationRuns")
@staff_only(Permission.RECONCILIATION_VIEW)
def list_runs(wanted: _Page) -> dict[str, object]:
    """Comparisons, newest first."""
    key = (ReconciliationRun.started_at, ReconciliationRun.id)
    page = newest_first(runs_query(), *key, limit=wanted["limit"], cursor=wanted["cursor"])
    return {"items": page.items, "page": page}


@blp.post("/runs")
@blp.doc(operationId="startReconciliation", parameters=[KEY_HEADER])
@blp.arguments(RunStartSchema)
@blp.response(202, RunSchema)
@staff_only(Permission.RECONCILIATION_RUN)
@idempotent(staff_caller)
def start_run(body: _Start) -> ReconciliationRun:
    """Compare everything now, or join the comparison that is on. Audited."""
    return start_by(current_actor(), whole=body["whole"])


@blp.get("/runs/<uuid:run_id>")
@blp.response(200, RunSchema)
@blp.doc(operationId="getReconciliationRun")
@staff_only(Permission.RECONCILIATION_VIEW)
def get_run(run_id: UUID) -> ReconciliationRun:
    """One comparison; while it is on, how far it is."""
    return get(run_id)


@blp.get("/breaks")
@blp.arguments(BreaksQuery, location="query")
@blp.response(200, BreakPageSchema)
@blp.doc(operationId="listBreaks")
@staff_only(Permission.RECONCILIATION_VIEW)
def list_breaks(wanted: _Breaks) -> dict[str, object]:
    """What does not agree, newest first."""
    query = breaks_query(BreakFilter(rule=wanted["rule"], state=wanted["state"]))
    key = (Break.found_at, Break.id)
    page = newest_first(query, *key, limit=wanted["limit"], cursor=wanted["cursor"])
    return {"items": page.items, "page": page}


@blp.post("/breaks/<uuid:break_id>/mend")
@blp.arguments(BreakReasonSchema)
@blp.response(202, BreakSchema)
@blp.doc(operationId="mendBreak")
@staff_only(Permission.RECONCILIATION_RUN)
def mend_break(body: _Reason, break_id: UUID) -> Break:
    """Have the remedy done: the break closes once it is seen to agree. Audited."""
    return mend(break_id, current_actor(), reason=body["reason"])


@blp.post("/breaks/<uuid:break_id>/accept")
@blp.arguments(BreakReasonSchema)
@blp.response(200, BreakSchema)
@blp.doc(operationId="acceptBreak")
@staff_only(Permission.RECONCILIATION_RUN)
def accept_break(body: _Reason, break_id: UUID) -> Break:
    """Close it by hand: it is reported again only when its facts change. Audited."""
    return accept(break_id, current_actor(), reason=body["reason"])

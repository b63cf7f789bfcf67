"""Staff: the inbox of webhooks."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint
from sqlalchemy import select

from bitloot.accounts.gate import current_actor, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.pagination import newest_first
from bitloot.webhooks import replaying
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent
from bitloot.webhooks.replaying import Failed, Report
from bitloot.webhooks.schemas import (
    ReplayAllSchema,
    ReplayReportSchema,
    ReplaySchema,
    WebhookDetailSchema,
    WebhookPageSchema,
    WebhookSchema,
    WebhooksQuery,
)

blp = Blueprint(
    "staff_webhooks",
    __name__,
    url_prefix="/api/v1/admin/webhooks",
    description="What the providers told us.",
)


class _Filter(TypedDict):
    sender: Sender | None
    verdict: Verdict | None
    processing: Processing | None
    q: str | None
    limit: int
    cursor: str | None


class _Replay(TypedDict):
    reason: str


class _ReplayFilter(TypedDict, total=False):
    sender: Sender | None
    reference: str | None
    received_from: datetime | None
    received_before: datetime | None


class _ReplayAll(TypedDict):
    filter: _ReplayFilter
    dry_run: bool
    reason: str | None


@blp.get("")
@blp.arguments(WebhooksQuery, location="query")
@blp.response(200, WebhookPageSchema)
@blp.doc(operationId="listWebhooks")
@staff_only(Permission.WEBHOOKS_VIEW)
def list_webhooks(wanted: _Filter) -> dict[str, object]:
    """Newest first, with verdict and what became of it."""
    query = select(WebhookEvent)
    if wanted["sender"]:
        query = query.where(WebhookEvent.sender == wanted["sender"])
    if wanted["verdict"]:
        query = query.where(WebhookEvent.verdict == wanted["verdict"])
    if wanted["processing"]:
        query = query.where(WebhookEvent.processing == wanted["processing"])
    if wanted["q"]:
        query = query.where(WebhookEvent.reference == wanted["q"].strip())
    page = newest_first(
        query,
        WebhookEvent.received_at,
        WebhookEvent.id,
        limit=wanted["limit"],
        cursor=wanted["cursor"],
    )
    return {"items": page.items, "page": page}


@blp.get("/<uuid:event_id>")
@blp.response(200, WebhookDetailSchema)
@blp.doc(operationId="getWebhook")
@staff_only(Permission.WEBHOOKS_VIEW)
def get_webhook(event_id: UUID) -> dict[str, object]:
    """Everything that was received; secrets are not kept."""
    event = db.session.get(WebhookEvent, event_id)
    if event is None:
        raise NotFoundError("There is no such webhook.")
    shown = {c.key: getattr(event, c.key) for c in WebhookEvent.__table__.columns}
    return {**shown, "body": event.body.decode("utf-8", "replace")}


@blp.post("/<uuid:event_id>/replay")
@blp.arguments(ReplaySchema)
@blp.response(202, WebhookSchema)
@blp.doc(operationId="replayWebhook")
@staff_only(Permission.WEBHOOKS_REPLAY)
def replay_webhook(body: _Replay, event_id: UUID) -> WebhookEvent:
    """Apply a failed one again; what had a bad signature is never applied. Audited."""
    return replaying.replay(event_id, current_actor(), reason=body["reason"])


@blp.post("/replay")
@blp.arguments(ReplayAllSchema)
@blp.response(200, ReplayReportSchema)
@blp.doc(operationId="replayWebhooks")
@staff_only(Permission.WEBHOOKS_REPLAY)
def replay_webhooks(body: _ReplayAll) -> Report:
    """Apply all failed ones that fit once more, the oldest 500; or say what that would change.

    Never what had a bad signature. Money moves only on the provider's own record, which each asks
    for first. Audited one by one.
    """
    asked = body["filter"]
    which = replaying.matching(
        Failed(
            asked.get("sender"),
            asked.get("reference"),
            asked.get("received_from"),
            asked.get("received_before"),
        )
    )
    if body["dry_run"]:
        return replaying.foresee_all(which)
    reason = body["reason"] or ""
    return replaying.replay_all(which, current_actor(), reason=reason, batch=new_id())

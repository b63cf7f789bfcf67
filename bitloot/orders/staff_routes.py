"""Staff: the attention queue."""

from typing import TypedDict
from uuid import UUID

from flask_smorest import Blueprint
from sqlalchemy import func, select

from bitloot.accounts.gate import current_actor, current_user, require, staff_only
from bitloot.accounts.permissions import Permission
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import db
from bitloot.core.pagination import Page, newest_first
from bitloot.orders.attention import close, load, to_close
from bitloot.orders.schemas import (
    AttentionPageSchema,
    AttentionQuery,
    AttentionSchema,
    ResolveSchema,
)

blp = Blueprint(
    "staff_attention",
    __name__,
    url_prefix="/api/v1/admin/attention",
    description="What needs a human.",
)


class _Filter(TypedDict):
    state: AttentionState
    reason: str | None
    limit: int
    cursor: str | None


class _Resolve(TypedDict):
    resolution: str


@blp.get("")
@blp.arguments(AttentionQuery, location="query")
@blp.response(200, AttentionPageSchema)
@blp.doc(operationId="listAttention")
@staff_only(Permission.ATTENTION_VIEW)
def list_attention(wanted: _Filter) -> dict[str, object]:
    """Newest first; open ones unless asked otherwise."""
    query = select(AttentionItem).where(AttentionItem.state == wanted["state"])
    if wanted["reason"]:
        query = query.where(AttentionItem.reason == wanted["reason"])
    page = newest_first(
        query,
        AttentionItem.created_at,
        AttentionItem.id,
        limit=wanted["limit"],
        cursor=wanted["cursor"],
        total=db.session.scalar(select(func.count()).select_from(query.subquery())),
    )
    return paged(page)


@blp.post("/<uuid:item_id>/resolve")
@blp.arguments(ResolveSchema)
@blp.response(200, AttentionSchema)
@blp.doc(operationId="resolveAttention")
@staff_only(Permission.ATTENTION_RESOLVE)
def resolve(body: _Resolve, item_id: UUID) -> AttentionItem:
    """Close it, saying what was done. Audited. Where money is in question: payments.override."""
    item = load(item_id)
    require(current_user(), to_close(item))
    close(item, current_actor(), body["resolution"])
    db.session.refresh(item)
    return item


def paged(page: Page[AttentionItem]) -> dict[str, object]:
    """The list's envelope."""
    return {"items": page.items, "page": page}

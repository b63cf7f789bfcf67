"""A line that waits for a human: on hold, with the one act that resolves it."""

from enum import StrEnum

from sqlalchemy import select

from bitloot.core.attention import (
    AttentionItem,
    AttentionState,
    raise_attention,
    resolve_attention,
)
from bitloot.core.db import db
from bitloot.core.types import JsonObject
from bitloot.orders import items
from bitloot.orders.models import OrderItem

SUBJECT = "order_item"


class Reason(StrEnum):
    """Why. Each is also the reason of the attention item."""

    PRICE_MOVED = "price_moved"
    OUT_OF_STOCK = "out_of_stock"
    BALANCE_LOW = "balance_low"
    ORDER_REFUSED = "order_refused"
    PROVIDER_CANCELLED = "provider_cancelled"
    PROVIDER_REFUNDED = "provider_refunded"
    PROVIDER_ACCESS = "provider_access"
    KEYS_MISSING = "keys_missing"
    REFUND_DUE = "refund_due"
    BOUGHT_IN_VAIN = "bought_in_vain"
    NOT_RETURNED = "not_returned"


_ACTIONS = {
    Reason.PRICE_MOVED: "buy_anyway",
    Reason.REFUND_DUE: "refund",
    Reason.PROVIDER_ACCESS: "check_access",
    Reason.BOUGHT_IN_VAIN: "return_keys",
    Reason.NOT_RETURNED: "write_off",
}
_RETRY = "retry_fulfillment"


def action_of(reason: Reason) -> str:
    """The act that resolves it."""
    return _ACTIONS.get(reason, _RETRY)


def ask_staff(
    item: OrderItem, reason: Reason, summary: str, data: JsonObject | None = None
) -> None:
    """Put the line in the attention queue; a repeat while it is open changes nothing."""
    raise_attention(
        reason.value,
        subject=(SUBJECT, item.id),
        trail_id=item.order_id,
        summary=summary,
        action=action_of(reason),
        data=data,
    )


def hold(item: OrderItem, reason: Reason, summary: str, data: JsonObject | None = None) -> None:
    """Stop here until somebody decides. `summary` is one sentence for staff."""
    items.hold(item, summary)
    ask_staff(item, reason, summary, data)


def settle(item: OrderItem, *, by: str, resolution: str) -> None:
    """Close whatever was asked of staff about this line."""
    query = select(AttentionItem.reason).where(
        AttentionItem.subject_kind == SUBJECT,
        AttentionItem.subject_id == item.id,
        AttentionItem.state == AttentionState.OPEN,
    )
    for reason in db.session.scalars(query).all():
        resolve_attention(reason, (SUBJECT, item.id), by=by, resolution=resolution)

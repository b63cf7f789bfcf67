"""What the provider reports of purchases: found by its own id or by ours."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from bitloot.core.db import db
from bitloot.fulfillment import attempts
from bitloot.fulfillment.attempts import Purchase
from bitloot.fulfillment.holding import Reason, hold
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.service import lock
from bitloot.fulfillment.states import AttemptEvent
from bitloot.providers.kinguin.orders import Order, OrderStatus


def find(names: Mapping[str, str]) -> Purchase | None:
    """By `attempt_id`, `provider_order_id` or `external_id`, whichever is given."""
    conditions: list[ColumnElement[bool]] = []
    if given := names.get("attempt_id"):
        conditions.append(FulfillmentAttempt.id == UUID(given))
    if given := names.get("provider_order_id"):
        conditions.append(FulfillmentAttempt.provider_order_id == given)
    if given := names.get("external_id"):
        conditions.append(FulfillmentAttempt.external_id == given)
    if not conditions:
        return None
    row = db.session.scalars(select(FulfillmentAttempt).where(or_(*conditions)).limit(1)).first()
    return None if row is None else Purchase.of(row)


def note_change(purchase: Purchase, order: Order) -> None:
    """A purchase that was closed here has changed there: only a refund means something."""
    item = lock(purchase.item_id, purchase.order_id)
    if item is None or order.status is not OrderStatus.REFUNDED:
        return
    summary = f"Kinguin has refunded order {order.id} after it was closed here: {item.title}"
    if attempts.end(purchase, AttemptEvent.REFUNDED, summary):
        hold(item, Reason.PROVIDER_REFUNDED, summary, {"order": order.id})

"""What the provider reports of purchases: found by its own id or by ours."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from bitloot.core.db import db
from bitloot.fulfillment import attempts
from bitloot.fulfillment.holding import Reason, hold
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.service import lock
from bitloot.fulfillment.states import AttemptEvent
from bitloot.providers.kinguin.orders import Order, OrderStatus


def find(names: Mapping[str, str]) -> list[Purchase]:
    """By `attempt_id`, `provider_order_id` or `external_id`: one for each line of the request."""
    conditions: list[ColumnElement[bool]] = []
    if given := names.get("attempt_id"):
        conditions.append(FulfillmentAttempt.id == UUID(given))
    if given := names.get("provider_order_id"):
        conditions.append(FulfillmentAttempt.provider_order_id == given)
    if given := names.get("external_id"):
        conditions.append(FulfillmentAttempt.external_id == given)
    if not conditions:
        return []
    query = select(FulfillmentAttempt).where(or_(*conditions)).order_by(FulfillmentAttempt.id)
    return [Purchase.of(row) for row in db.session.scalars(query)]


def note_change(purchase: Purchase, order: Order) -> None:
    """A purchase that was closed here has changed there: its cost, and whether it was refunded.

    One of keys that we gave back ourselves is what we asked for.
    """
    item = lock(purchase.item_id, purchase.order_id)
    if item is None:
        return
    attempts.charged(purchase, order.paid, order.returned)
    if order.status is not OrderStatus.REFUNDED:
        return
    summary = f"Kinguin has refunded order {order.id} after it was closed here: {item.title}"
    if attempts.end(purchase, AttemptEvent.REFUNDED, summary) and not _went_back(purchase):
        hold(item, Reason.PROVIDER_REFUNDED, summary, {"order": order.id})


def _went_back(purchase: Purchase) -> bool:
    row = db.session.get_one(FulfillmentAttempt, purchase.id)
    query = select(Delivery.id).where(
        Delivery.attempt_id == purchase.id, Delivery.withdrawn_at.is_not(None)
    )
    return row.return_asked_at is not None or db.session.scalar(query.limit(1)) is not None

"""Keys of a placed purchase: which are worth fetching, and what the order's status means."""

from datetime import timedelta
from enum import Enum

from sqlalchemy import func, select

from bitloot.catalog.models import SourceType
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.fulfillment import attempts
from bitloot.fulfillment.holding import Reason, ask_staff, hold
from bitloot.fulfillment.models import Delivery
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.sealing import Goods, Parcel, pack
from bitloot.fulfillment.service import Line, finish, lock
from bitloot.fulfillment.shipping import undelivered
from bitloot.fulfillment.states import AttemptEvent
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin.orders import TAKEN_BACK, Key, KeyStatus, Order, OrderStatus

_SUSPICIOUS_AFTER = timedelta(minutes=10)
_SHORTEST_WAIT, _LONGEST_WAIT, _PREORDER_WAIT = 0.3, 300.0, 3600.0  # seconds


class Standing(Enum):
    """Where a line stands after a look at its purchase."""

    WAITING = "waiting"
    MORE = "more to buy"
    OVER = "all delivered, or held"


def worth_fetching(order: Order) -> bool:
    """Whether keys can be there; a refunded order's are void."""
    if order.status is OrderStatus.REFUNDED:
        return False
    handed_out = any(key.status is KeyStatus.DELIVERED for key in order.keys)
    return order.status is OrderStatus.COMPLETED or handed_out


def parcels(line: Line, purchase: Purchase, order: Order, keys: list[Key]) -> list[Parcel]:
    """Seal those keys that are good and not delivered yet.

    Of a line that is two here, each takes as many as it lacks, from its own end: when both look at
    once they seldom choose the same one, and of one key only the first delivery is written.
    """
    void = {key.id for key in order.keys if key.status in TAKEN_BACK}
    goods = [Goods(key.id, key.content, key.content_type) for key in keys if key.id not in void]
    fresh = undelivered(SourceType.KINGUIN, goods)
    if purchase.is_merged:
        lacking = max(0, purchase.quantity - _stored(purchase))
        fresh = fresh[max(0, len(fresh) - lacking) :] if purchase.before else fresh[:lacking]
    return [pack(line, each, purchase.id) for each in fresh]


def conclude(line: Line, purchase: Purchase, order: Order) -> Standing:
    """Record how far the purchase is."""
    item = lock(line.item_id, line.order_id)
    if item is None:
        return Standing.OVER
    complete = finish(line)
    attempts.charged(purchase, order.paid, order.returned)
    count = _stored(purchase)
    if order.status is OrderStatus.REFUNDED:
        return _lost(item, purchase, AttemptEvent.REFUNDED, Reason.PROVIDER_REFUNDED, count)
    if count >= purchase.quantity:
        which = "The key" if count == 1 else f"All {count} keys"
        cause = f"{which} of Kinguin order {order.id} {'is' if count == 1 else 'are'} stored"
        attempts.end(purchase, AttemptEvent.COMPLETED, cause)
        return Standing.OVER if complete else Standing.MORE
    if order.status is OrderStatus.CANCELED:
        return _lost(item, purchase, AttemptEvent.CANCELLED, Reason.PROVIDER_CANCELLED, count)
    if order.status is OrderStatus.COMPLETED and _age(purchase) > _SUSPICIOUS_AFTER:
        summary = f"Kinguin calls order {order.id} completed, {count} of {purchase.quantity} keys"
        ask_staff(item, Reason.KEYS_MISSING, summary)
    return Standing.WAITING


def _lost(
    item: OrderItem, purchase: Purchase, event: AttemptEvent, reason: Reason, count: int
) -> Standing:
    summary = f"Kinguin order {purchase.provider_order_id} was {event.value}: {item.title}"
    if attempts.end(purchase, event, summary):
        missing = purchase.quantity - count
        hold(item, reason, summary, {"missing": missing, "order": purchase.provider_order_id})
    return Standing.OVER


def pause(purchase: Purchase, order: Order) -> float:
    """Seconds until the next look: half the purchase's age, so that waiting costs few calls."""
    longest = _PREORDER_WAIT if order.is_preorder else _LONGEST_WAIT
    return min(longest, max(_SHORTEST_WAIT, _age(purchase).total_seconds() / 2))


def _age(purchase: Purchase) -> timedelta:
    return utcnow() - purchase.created_at


def _stored(purchase: Purchase) -> int:
    query = select(func.count()).where(Delivery.attempt_id == purchase.id)
    return db.session.scalar(query) or 0

"""What happens to the lines of an order. When the last one is delivered, so is the order."""

from collections.abc import Collection

from sqlalchemy import func, select

from bitloot.core import transitions
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.core.live import publish_order
from bitloot.core.timeline import SYSTEM
from bitloot.merchandising import deals
from bitloot.orders import service
from bitloot.orders.events import ItemDelivered, ItemHeld, OrderFulfilled
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ITEM, ORDER, ItemEvent, ItemStatus, OrderEvent, OrderStatus
from bitloot.stock import service as stock

_NOTHING_LEFT: Collection[ItemStatus] = (ItemStatus.DELIVERED, ItemStatus.REFUNDED)


def start(item: OrderItem) -> bool:
    """Its goods are being procured."""
    return _move(item, ItemEvent.STARTED, "Procuring the goods.", SYSTEM)


def hold(item: OrderItem, reason: str) -> bool:
    """It waits for a human; `reason` is a sentence for staff."""
    moved = _move(item, ItemEvent.HELD, reason, SYSTEM)
    if item.status is ItemStatus.HELD:
        item.held_reason = reason
    if moved:
        emit(ItemHeld(item.order_id, item.id))
    return moved


def release(item: OrderItem, actor: str) -> bool:
    """A human let it go on: it is procured afresh."""
    moved = _move(item, ItemEvent.RELEASED, "Released to be tried again.", actor)
    if moved:
        item.held_reason = None
    return moved


def give_up(item: OrderItem, reason: str, actor: str) -> bool:
    """Nothing more is bought or delivered for it: what was paid goes back. Its hold is released."""
    moved = _move(item, ItemEvent.GIVEN_UP, reason, actor)
    if moved:
        item.held_reason = reason
        stock.release([item.id])
        deals.release([item.id])
    return moved


def take_back(item: OrderItem, left: int, reason: str, actor: str) -> bool:
    """All but `left` of its keys go back, and their money to the buyer."""
    moved = _move(item, ItemEvent.TAKEN_BACK, reason, actor)
    if moved:
        item.delivered_count, item.held_reason = left, reason
    return moved


def reopen(item: OrderItem, left: int, reason: str, actor: str) -> bool:
    """All but `left` of its keys are bad: the rest is procured anew."""
    moved = _move(item, ItemEvent.REOPENED, reason, actor)
    if moved:
        item.delivered_count, item.delivered_at = left, None
        item.revealed_at = item.revealed_at if left else None
    return moved


def reinstate(item: OrderItem, reason: str, actor: str) -> bool:
    """It is not refunded after all, and waits for a human."""
    moved = _move(item, ItemEvent.REINSTATED, reason, actor)
    if moved:
        item.held_reason = reason
    return moved


def refunded(item: OrderItem, cause: str, actor: str, *, in_part: bool = False) -> bool:
    """Its money went back; `in_part` leaves the buyer the keys that had come.

    With its last line the order is refunded, or done where others came. The caller holds the
    order's lock.
    """
    event = ItemEvent.DELIVERED if in_part else ItemEvent.REFUNDED
    if not _move(item, event, cause, actor):
        return False
    item.held_reason = None
    if in_part:
        item.delivered_at = utcnow()
    order = item.order
    if all(each.status is ItemStatus.REFUNDED for each in order.items):
        service.mark_given_back(order, cause=cause, actor=actor)
    elif order.status is OrderStatus.PAID and _all_done(item):
        _fulfilled(order, "What could be delivered is; the rest was refunded.")
    return True


def delivered(item: OrderItem, count: int) -> bool:
    """`count` keys of the line are stored by now, in all; a repeat changes nothing.

    The order is locked first: two last lines at once must not overlook each other.
    """
    order = service.lock(item.order_id)
    if count <= 0:
        return False
    item.delivered_count = max(item.delivered_count, min(count, item.quantity))
    if count < item.quantity:
        cause = f"{count} of {item.quantity} keys are sealed and stored."
        return _move(item, ItemEvent.PART_DELIVERED, cause, SYSTEM)
    if not _move(item, ItemEvent.DELIVERED, "All keys are sealed and stored.", SYSTEM):
        return False
    item.delivered_at, item.held_reason = utcnow(), None
    emit(ItemDelivered(order.id, item.id))
    if _all_done(item):
        _fulfilled(order, "Every key is sealed, stored and ready to be opened.")
    return True


def mark_revealed(item: OrderItem) -> bool:
    """The buyer has opened it; True the first time."""
    if item.revealed_at is not None:
        return False
    item.revealed_at = utcnow()
    return True


def _fulfilled(order: Order, cause: str) -> None:
    if transitions.apply(ORDER, order, OrderEvent.FULFILLED, cause=cause).moved:
        order.fulfilled_at = utcnow()
        publish_order(order.id, order.status.value)
        emit(OrderFulfilled(order.id))


def _all_done(item: OrderItem) -> bool:
    db.session.flush()
    left = select(func.count()).where(
        OrderItem.order_id == item.order_id, OrderItem.status.not_in(_NOTHING_LEFT)
    )
    return not db.session.scalar(left)


def _move(item: OrderItem, event: ItemEvent, cause: str, actor: str) -> bool:
    moved = transitions.apply(ITEM, item, event, cause=cause, actor=actor).moved
    if moved:
        publish_order(item.order_id, item.order.status.value)
    return moved

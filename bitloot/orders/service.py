"""What happens to an order as a whole. Each verb answers whether it, and nobody else, moved it."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from bitloot.core import transitions
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.events import Event, emit
from bitloot.core.live import publish_order
from bitloot.core.timeline import SYSTEM
from bitloot.merchandising import deals
from bitloot.orders.events import (
    OrderCancelled,
    OrderExpired,
    OrderFailed,
    OrderPaid,
    OrderRefunded,
    OrderUnderpaid,
)
from bitloot.orders.models import Order
from bitloot.orders.states import ITEM, ORDER, ItemEvent, OrderEvent
from bitloot.stock import service as stock

SEEN_HOLD = timedelta(hours=2)
"""How long goods are held from when money was last seen on its way."""
PAID_HOLD = timedelta(days=7)
"""Paid goods are taken within seconds; when fulfillment is held up they must still be there."""


def lock(order_id: UUID) -> Order:
    """The order, read afresh and locked until the transaction ends. Raises NotFoundError."""
    query = select(Order).where(Order.id == order_id).with_for_update(of=Order)
    order = db.session.scalar(query.execution_options(populate_existing=True))
    if order is None:
        raise NotFoundError("There is no such order.")
    return order


def mark_payment_opened(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """An address to pay to exists."""
    return _move(order, OrderEvent.PAYMENT_OPENED, None, cause, actor)


def mark_seen(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """Money is on its way; a repeat holds the goods longer."""
    moved = _move(order, OrderEvent.PAYMENT_SEEN, None, cause, actor)
    extend_hold(order, utcnow() + SEEN_HOLD)
    return moved


def mark_paid(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """The whole price has come; that of a refunded order from another payment than the first."""
    moved = _move(order, OrderEvent.PAID, OrderPaid(order.id), cause, actor)
    if moved:
        order.paid_at = utcnow()
        _bring_back(order, cause, actor)
        deals.reclaim([item.id for item in order.items])
        extend_hold(order, utcnow() + PAID_HOLD)
    return moved


def mark_underpaid(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """Less than the price has come, and no more is under way; what had gone back was not it."""
    moved = _end(order, OrderEvent.UNDERPAID, OrderUnderpaid(order.id), cause, actor)
    if moved:
        _bring_back(order, cause, actor)
    return moved


def mark_expired(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """Nobody paid in time."""
    return _end(order, OrderEvent.EXPIRED, OrderExpired(order.id), cause, actor)


def mark_failed(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """The payment failed at the provider."""
    return _end(order, OrderEvent.FAILED, OrderFailed(order.id), cause, actor)


def mark_cancelled(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """Called off before anything was paid."""
    return _end(order, OrderEvent.CANCELLED, OrderCancelled(order.id), cause, actor)


def mark_refunded(order: Order, *, cause: str, actor: str = SYSTEM) -> bool:
    """The money went back: no line of it is delivered any more."""
    moved = _end(order, OrderEvent.REFUNDED, OrderRefunded(order.id), cause, actor)
    if moved:
        for item in order.items:
            transitions.apply(ITEM, item, ItemEvent.REFUNDED, cause=cause, actor=actor)
    return moved


def mark_given_back(order: Order, *, cause: str, actor: str) -> bool:
    """We have sent back all that was paid: whatever else comes is not its price."""
    order.given_back_at = order.given_back_at or utcnow()
    return mark_refunded(order, cause=cause, actor=actor)


def flag(order: Order, name: str) -> bool:
    """Note a fact beside the status: `late`, `overpaid`. True when it is news."""
    if name in order.flags:
        return False
    order.flags = [*order.flags, name]
    return True


def unflag(order: Order, name: str) -> None:
    """It does not hold any more."""
    if name in order.flags:
        order.flags = [each for each in order.flags if each != name]


def extend_hold(order: Order, until: datetime) -> None:
    """Keep the goods of the order until then at least."""
    stock.extend([item.id for item in order.items], until)


def _bring_back(order: Order, cause: str, actor: str) -> None:
    """Lines whose money had gone back count again: other money has come."""
    for item in order.items:
        transitions.apply(ITEM, item, ItemEvent.BROUGHT_BACK, cause=cause, actor=actor)


def _end(order: Order, event: OrderEvent, announced: Event, cause: str, actor: str) -> bool:
    moved = _move(order, event, None, cause, actor)
    if moved:
        stock.release([item.id for item in order.items])
        deals.release([item.id for item in order.items])
        emit(announced)
    return moved


def _move(order: Order, event: OrderEvent, announced: Event | None, cause: str, actor: str) -> bool:
    moved = transitions.apply(ORDER, order, event, cause=cause, actor=actor).moved
    if moved:
        publish_order(order.id, order.status.value)
        if announced:
            emit(announced)
    return moved

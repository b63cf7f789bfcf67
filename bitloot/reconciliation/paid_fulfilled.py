"""Rule 2: every paid order is fulfilled, or with staff, or younger than five minutes.

And a fulfilled one has the keys that were bought (`keys_counted`).
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.fulfillment.holding import SUBJECT
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.reconciliation.books import RECENT
from bitloot.reconciliation.findings import Finding
from bitloot.reconciliation.keys_counted import lines_of, miscounted
from bitloot.reconciliation.models import Remedy, Rule
from bitloot.reconciliation.sheet import Sheet

PATIENCE = timedelta(minutes=5)
_DONE = (ItemStatus.DELIVERED, ItemStatus.REFUNDED)


def scan(sheet: Sheet) -> None:
    """Paid and unfulfilled are few at any time; keys are counted where something is new."""
    sheet.suspect(select(Order.number).where(_overdue()))
    for found in miscounted(sheet.since if sheet.thorough else sheet.started_at - RECENT):
        sheet.suspect(found)
    sheet.count(db.session.scalar(_counted(sheet)) or 0)


def judge(reference: str) -> Finding | None:
    """Look at one order again."""
    order = db.session.scalar(select(Order).where(Order.number == reference))
    if order is None:
        return None
    overdue = db.session.scalar(select(Order.id).where(Order.id == order.id, _overdue()))
    return _forgotten(order) if overdue is not None else _miscounted(order)


def _forgotten(order: Order) -> Finding:
    left = sum(item.quantity - item.delivered_count for item in order.items)
    since = order.paid_at or order.created_at
    return Finding(
        Rule.PAID_FULFILLED,
        order.number,
        f"{order.number} was paid {since:%d %b %H:%M} UTC; {left} keys are missing and nobody "
        "was told.",
        Remedy.RETRY,
        order.id,
        {"paid_at": since.isoformat(), "missing": left},
    )


def _miscounted(order: Order) -> Finding | None:
    """What was given too much cannot be taken back; what is missing can be paid back."""
    lines = lines_of(order)
    if not lines:
        return None
    said = "; ".join(f"{keys} of {item.quantity} of “{item.title}”" for item, keys in lines)
    is_lacking = any(keys < item.quantity for item, keys in lines)
    return Finding(
        Rule.PAID_FULFILLED,
        order.number,
        f"{order.number} is {order.status.value} with another number of keys than was bought: "
        f"{said}.",
        Remedy.ASK_STAFF if is_lacking else Remedy.REVIEW,
        order.id,
        {str(item.id): keys for item, keys in lines},
    )


def _counted(sheet: Sheet) -> Select[int]:
    """All paid orders in a thorough look; the open ones otherwise."""
    query = select(func.count()).select_from(Order)
    if sheet.thorough:
        return query.where(Order.paid_at.is_not(None))
    return query.where(Order.status == OrderStatus.PAID)


def _overdue() -> ColumnElement[bool]:
    return and_(
        Order.status == OrderStatus.PAID,
        func.coalesce(Order.paid_at, Order.created_at) < utcnow() - PATIENCE,
        ~_with_staff(),
        _waits_for_us(),
    )


def _with_staff() -> ColumnElement[bool]:
    """What was asked about one of its payments does not bring the keys."""
    return exists().where(
        AttentionItem.trail_id == Order.id,
        AttentionItem.state == AttentionState.OPEN,
        AttentionItem.subject_kind.in_((SUBJECT, "order")),
    )


def _waits_for_us() -> ColumnElement[bool]:
    """Some line of it is not merely a pre-order that was placed and comes at its release."""
    placed = exists().where(
        FulfillmentAttempt.item_id == OrderItem.id,
        FulfillmentAttempt.status == AttemptStatus.PLACED,
    )
    open_line = exists().where(
        OrderItem.order_id == Order.id,
        OrderItem.status.not_in(_DONE),
        or_(~OrderItem.is_preorder, ~placed),
    )
    nothing_left = ~exists().where(OrderItem.order_id == Order.id, OrderItem.status.not_in(_DONE))
    return or_(open_line, nothing_left)

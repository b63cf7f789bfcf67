"""Staff press *retry*: look at every line, say what was found, set going what can go."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from bitloot.core.audit import Actor, audit
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.jobs.enqueue import wake
from bitloot.core.jobs.models import Job
from bitloot.core.timeline import EntryKind, note
from bitloot.fulfillment import attempts
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.requesting import request
from bitloot.fulfillment.resolving import release
from bitloot.fulfillment.service import stored
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders import service as orders
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus

POLL_PAYMENT = "payments.poll"
_UNPAID = frozenset({OrderStatus.FAILED, OrderStatus.WAITING, OrderStatus.CONFIRMING})
_CLOSED = frozenset({ItemStatus.DELIVERED, ItemStatus.REFUNDING, ItemStatus.REFUNDED})
_FOUND = {
    AttemptStatus.PLANNED: "a purchase is planned, not asked for yet",
    AttemptStatus.PLACING: "a purchase was asked for, the answer is unknown",
    AttemptStatus.PLACED: "a purchase is placed, keys are on their way",
}


@dataclass(frozen=True, slots=True)
class LineReport:
    """What was found of one line, and what happens now; both in words for staff."""

    item_id: UUID
    title: str
    status: ItemStatus
    quantity: int
    stored: int
    external_id: str | None
    provider_order_id: str | None
    found: str
    action: str


@dataclass(frozen=True, slots=True)
class RetryReport:
    """What was found of an order, and what happens now."""

    order_id: UUID
    status: OrderStatus
    action: str
    lines: list[LineReport] = field(default_factory=list)


def retry(order_id: UUID, actor: Actor, reason: str) -> RetryReport:
    """For a paid, failed, waiting or confirming order, or one whose bad key is being replaced.

    Raises NotFoundError, or ConflictError for an order that needs no retry.
    """
    order = orders.lock(order_id)
    if order.status is OrderStatus.PAID or _is_being_mended(order):
        lines = [_retry_line(item, actor, reason) for item in order.items]
        report = RetryReport(order.id, order.status, "Fulfillment goes on.", lines)
    elif order.status in _UNPAID:
        report = RetryReport(order.id, order.status, _ask_payments(order))
    else:
        raise ConflictError(f"This order is {order.status.value}: there is nothing to retry.")
    note(
        EntryKind.STAFF,
        f"Fulfillment retried: {reason}",
        subject=("order", order.id),
        trail_id=order.id,
        actor=actor.label,
    )
    audit(
        actor,
        "order.retry_fulfillment",
        ("order", order.id),
        reason=reason,
        after={"lines": [f"{line.found}: {line.action}" for line in report.lines]},
    )
    return report


def _is_being_mended(order: Order) -> bool:
    lines_open = any(item.status not in _CLOSED for item in order.items)
    return order.status is OrderStatus.FULFILLED and lines_open


def _ask_payments(order: Order) -> str:
    query = select(Job.key).where(Job.kind == POLL_PAYMENT, Job.trail_id == order.id)
    woken = [key for key in db.session.scalars(query) if wake(POLL_PAYMENT, key)]
    if woken:
        return "It is not paid: the payment provider is asked again now."
    seconds = get_settings().reconcile_seconds
    return f"It is not paid: what payments it has are asked about within {seconds} seconds."


def _retry_line(item: OrderItem, actor: Actor, reason: str) -> LineReport:
    found, purchase = _found(item)
    if item.status in _CLOSED:
        action = "nothing to do"
    else:
        was_held = release(item, actor, reason)
        started = request(item.id, item.order_id)
        if not started:
            action = "it is being worked on at this moment"
        else:
            action = "released and started afresh" if was_held else "started again"
    return report_of(item, action, found, purchase)


def report_of(
    item: OrderItem, action: str, found: str = "on hold", purchase: Purchase | None = None
) -> LineReport:
    """Of one line as it stands now."""
    purchase = purchase or attempts.live(item.id)
    return LineReport(
        item_id=item.id,
        title=item.title,
        status=item.status,
        quantity=item.quantity,
        stored=stored(item.id),
        external_id=purchase.external_id if purchase else None,
        provider_order_id=purchase.provider_order_id if purchase else None,
        found=found,
        action=action,
    )


def _found(item: OrderItem) -> tuple[str, Purchase | None]:
    purchase = attempts.live(item.id)
    if purchase is not None:
        return _FOUND[purchase.status], purchase
    if item.status is ItemStatus.HELD:
        return f"on hold: {item.held_reason}", None
    if item.status in _CLOSED:
        return item.status.value, None
    return "no purchase in hand", None

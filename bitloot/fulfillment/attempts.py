"""Purchases as rows, each step written before or after the call it belongs to, never around it.

Attempts with one external id are lines of one request: they are asked for, accepted and refused
together, and collected each by itself.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update

from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.core.money import Money
from bitloot.core.timeline import EntryKind, note
from bitloot.core.transitions import apply
from bitloot.fulfillment.events import PreorderPlaced, PurchaseCharged
from bitloot.fulfillment.guard import Quote
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.states import ATTEMPT, LIVE, AttemptEvent, AttemptStatus
from bitloot.orders import service as orders
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin.orders import Order, Refusal

_ERROR_LENGTH = 300


def live(item_id: UUID) -> Purchase | None:
    """The purchase in hand, if there is one; an index allows one at most."""
    query = select(FulfillmentAttempt).where(
        FulfillmentAttempt.item_id == item_id, FulfillmentAttempt.status.in_(LIVE)
    )
    row = db.session.scalars(query).one_or_none()
    return None if row is None else Purchase.of(row)


def plan(item: OrderItem, offered: Quote, *, together: str | None = None) -> Purchase:
    """Write down what is going to be bought; the caller holds the order's lock.

    `together` is the external id of the request that this is one more line of.
    """
    query = select(func.max(FulfillmentAttempt.number)).where(FulfillmentAttempt.item_id == item.id)
    number = (db.session.scalar(query) or 0) + 1
    row = FulfillmentAttempt(
        item_id=item.id,
        order_id=item.order_id,
        number=number,
        external_id=together or f"{item.id.hex}-{number}",
        quantity=offered.quantity,
        requested_price=offered.price,
        product_id=item.kinguin_product_id,
        shared=together is not None,
        offer_id=offered.offer_id,
        merchant=offered.merchant,
        is_preorder=offered.is_preorder,
    )
    db.session.add(row)
    db.session.flush()
    return Purchase.of(row)


def share(purchase: Purchase) -> None:
    """It has become the first line of several."""
    _row(purchase.id).shared = True


def merge(purchase: Purchase, offered: Quote) -> None:
    """More pieces of its product are asked for with it, at what the dearest of all costs."""
    row = _row(purchase.id)
    row.requested_price, row.merchant = offered.price, offered.merchant


def lines_of(purchase: Purchase) -> list[Purchase]:
    """What is asked for by its request, in the state it is in: itself and the lines beside it."""
    query = (
        select(FulfillmentAttempt)
        .where(
            FulfillmentAttempt.external_id == purchase.external_id,
            FulfillmentAttempt.status.in_(LIVE),
        )
        .order_by(FulfillmentAttempt.id)
    )
    return [Purchase.of(row) for row in db.session.scalars(query)]


def ask(purchase: Purchase) -> bool:
    """About to ask the provider: True for the one run that may. All lines are asked for at once."""
    orders.lock(purchase.order_id)  # a line that is called off meanwhile is not asked for
    moved = False
    for row in _rows(purchase):
        outcome = apply(
            ATTEMPT,
            row,
            AttemptEvent.ASKED,
            cause=f"Ordering {row.quantity} at up to {row.requested_price} each",
        )
        if outcome.moved:
            row.placing_since = utcnow()
            moved = True
    return moved


def ask_again(purchase: Purchase) -> bool:
    """The same for a purchase that was asked for before and surely was not made."""
    taken = db.session.execute(
        update(FulfillmentAttempt)
        .where(
            FulfillmentAttempt.external_id == purchase.external_id,
            FulfillmentAttempt.status == AttemptStatus.PLACING,
            FulfillmentAttempt.placing_since.is_not_distinct_from(purchase.placing_since),
        )
        .values(placing_since=utcnow())
        .returning(FulfillmentAttempt.id)
    ).all()
    return purchase.id in {row.id for row in taken}


def call_off(item_id: UUID) -> bool:
    """End what was planned and certainly not asked for; False while a purchase is in the air."""
    query = select(FulfillmentAttempt).where(
        FulfillmentAttempt.item_id == item_id, FulfillmentAttempt.status.in_(LIVE)
    )
    locked = query.with_for_update().execution_options(populate_existing=True)
    row = db.session.scalars(locked).one_or_none()
    if row is None:
        return True
    if row.status is AttemptStatus.PLACED or row.placing_since is not None:
        return False
    return apply(ATTEMPT, row, AttemptEvent.REFUSED, cause="Called off before it was made.").moved


def settles_in(purchase: Purchase) -> float:
    """Seconds until an unanswered request has certainly either arrived or been lost."""
    if purchase.placing_since is None:
        return 0.0
    settled = purchase.placing_since + timedelta(seconds=get_settings().kinguin_settle_seconds)
    return max(0.0, (settled - utcnow()).total_seconds())


def accepted(purchase: Purchase, order: Order) -> list[Purchase]:
    """The provider has our order; the lines that were recorded with it, for their own runs."""
    beside: list[Purchase] = []
    for row in _rows(purchase):
        part = Purchase.of(row).part_of(order)
        outcome = apply(
            ATTEMPT,
            row,
            AttemptEvent.ACCEPTED,
            cause=f"Kinguin order {order.id}, {part.paid} charged",
        )
        if not outcome.moved:
            continue
        row.provider_order_id = order.id
        row.paid_price = part.paid
        row.last_error = None
        row.is_preorder = order.is_preorder
        row.release_date = order.release_date
        emit(PurchaseCharged(row.id))
        if order.is_preorder:
            emit(PreorderPlaced(row.order_id, row.item_id))
        if row.id != purchase.id:
            beside.append(Purchase.of(row))
    return beside


def not_asked(purchase: Purchase, why: str) -> None:
    """The request certainly did not arrive: it may be sent again without waiting."""
    for row in _rows(purchase):
        if row.status is AttemptStatus.PLACING:
            row.placing_since = None
            row.last_error = why[:_ERROR_LENGTH]


def unanswered(purchase: Purchase, why: str) -> None:
    """Nobody knows whether it arrived: it stays `placing` and is looked up first."""
    for row in _rows(purchase):
        row.last_error = why[:_ERROR_LENGTH]
    note(
        EntryKind.PROVIDER,
        f"No clear answer to ordering ({why}); looking the order up before anything else",
        subject=("fulfillment_attempt", purchase.id),
        trail_id=purchase.order_id,
    )


def charged(purchase: Purchase, paid: Money, returned: Money) -> None:
    """What the provider says it has charged by now, and what of that it has given back."""
    row = _row(purchase.id)
    if (row.paid_price, row.returned) != (paid, returned):
        row.paid_price, row.returned = paid, returned
        emit(PurchaseCharged(row.id))


def refused(purchase: Purchase, cause: str) -> bool:
    """A clear no to the whole request; True for the one run that recorded it."""
    ended = [end(Purchase.of(row), AttemptEvent.REFUSED, cause) for row in _rows(purchase)]
    return any(ended)


def end(purchase: Purchase, event: AttemptEvent, cause: str) -> bool:
    """Refused, completed, cancelled or refunded; True for the one run that recorded it."""
    row = _row(purchase.id)
    moved = apply(ATTEMPT, row, event, cause=cause).moved
    if moved and event is AttemptEvent.REFUSED:
        row.last_error = cause[:_ERROR_LENGTH]
    if moved:
        emit(PurchaseCharged(row.id))
    return moved


def was_refused(item_id: UUID) -> bool:
    """Whether a request for the line was turned down for itself: it is then asked for alone."""
    query = select(FulfillmentAttempt.id).where(
        FulfillmentAttempt.item_id == item_id,
        FulfillmentAttempt.status == AttemptStatus.REFUSED,
        FulfillmentAttempt.last_error.not_like(f"%{Refusal.INSUFFICIENT_BALANCE}%"),
    )
    return db.session.scalar(query.limit(1)) is not None


def _rows(purchase: Purchase) -> Sequence[FulfillmentAttempt]:
    """All lines of its request that live, always in the same order."""
    query = select(FulfillmentAttempt).where(
        FulfillmentAttempt.external_id == purchase.external_id,
        FulfillmentAttempt.status.in_(LIVE),
    )
    ordered = query.order_by(FulfillmentAttempt.id)
    return db.session.scalars(ordered.execution_options(populate_existing=True)).all()


def _row(attempt_id: UUID) -> FulfillmentAttempt:
    return db.session.get_one(FulfillmentAttempt, attempt_id, populate_existing=True)

"""Purchases as rows, each step written before or after the call it belongs to, never around it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from sqlalchemy import func, select, update

from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.core.money import Money
from bitloot.core.timeline import EntryKind, note
from bitloot.core.transitions import apply
from bitloot.fulfillment.events import PurchaseCharged
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import ATTEMPT, LIVE, AttemptEvent, AttemptStatus
from bitloot.orders.models import OrderItem
from bitloot.providers.kinguin.orders import Order

_ERROR_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Purchase:
    """An attempt as it was read, for use while no transaction is open."""

    id: UUID
    item_id: UUID
    order_id: UUID
    number: int
    external_id: str
    status: AttemptStatus
    quantity: int
    price: Money
    provider_order_id: str | None
    placing_since: datetime | None
    created_at: datetime

    @classmethod
    def of(cls, row: FulfillmentAttempt) -> Self:
        """As the row stands now."""
        return cls(
            id=row.id,
            item_id=row.item_id,
            order_id=row.order_id,
            number=row.number,
            external_id=row.external_id,
            status=row.status,
            quantity=row.quantity,
            price=row.requested_price,
            provider_order_id=row.provider_order_id,
            placing_since=row.placing_since,
            created_at=row.created_at,
        )


def live(item_id: UUID) -> Purchase | None:
    """The purchase in hand, if there is one; an index allows one at most."""
    query = select(FulfillmentAttempt).where(
        FulfillmentAttempt.item_id == item_id, FulfillmentAttempt.status.in_(LIVE)
    )
    row = db.session.scalars(query).one_or_none()
    return None if row is None else Purchase.of(row)


def plan(item: OrderItem, quantity: int, price: Money) -> Purchase:
    """Write down what is going to be bought; the caller holds the item's lock."""
    query = select(func.max(FulfillmentAttempt.number)).where(FulfillmentAttempt.item_id == item.id)
    number = (db.session.scalar(query) or 0) + 1
    row = FulfillmentAttempt(
        item_id=item.id,
        order_id=item.order_id,
        number=number,
        external_id=f"{item.id.hex}-{number}",
        quantity=quantity,
        requested_price=price,
    )
    db.session.add(row)
    db.session.flush()
    return Purchase.of(row)


def ask(purchase: Purchase) -> bool:
    """About to ask the provider: True for the one run that may."""
    row = _row(purchase.id)
    outcome = apply(
        ATTEMPT,
        row,
        AttemptEvent.ASKED,
        cause=f"Ordering {row.quantity} at up to {row.requested_price} each",
    )
    if outcome.moved:
        row.placing_since = utcnow()
    return outcome.moved


def ask_again(purchase: Purchase) -> bool:
    """The same for a purchase that was asked for before and surely was not made."""
    taken = db.session.execute(
        update(FulfillmentAttempt)
        .where(
            FulfillmentAttempt.id == purchase.id,
            FulfillmentAttempt.status == AttemptStatus.PLACING,
            FulfillmentAttempt.placing_since.is_not_distinct_from(purchase.placing_since),
        )
        .values(placing_since=utcnow())
        .returning(FulfillmentAttempt.id)
    ).first()
    return taken is not None


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


def accepted(purchase: Purchase, order: Order) -> None:
    """The provider has our order."""
    row = _row(purchase.id)
    outcome = apply(
        ATTEMPT, row, AttemptEvent.ACCEPTED, cause=f"Kinguin order {order.id}, {order.paid} charged"
    )
    if outcome.moved:
        row.provider_order_id = order.id
        row.paid_price = order.paid
        row.last_error = None
        emit(PurchaseCharged(row.id))


def not_asked(purchase: Purchase, why: str) -> None:
    """The request certainly did not arrive: it may be sent again without waiting."""
    row = _row(purchase.id)
    if row.status is AttemptStatus.PLACING:
        row.placing_since = None
        row.last_error = why[:_ERROR_LENGTH]


def unanswered(purchase: Purchase, why: str) -> None:
    """Nobody knows whether it arrived: it stays `placing` and is looked up first."""
    row = _row(purchase.id)
    row.last_error = why[:_ERROR_LENGTH]
    note(
        EntryKind.PROVIDER,
        f"No clear answer to ordering ({why}); looking the order up before anything else",
        subject=("fulfillment_attempt", row.id),
        trail_id=row.order_id,
    )


def charged(purchase: Purchase, paid: Money, returned: Money) -> None:
    """What the provider says it has charged by now, and what of that it has given back."""
    row = _row(purchase.id)
    if (row.paid_price, row.returned) != (paid, returned):
        row.paid_price, row.returned = paid, returned
        emit(PurchaseCharged(row.id))


def end(purchase: Purchase, event: AttemptEvent, cause: str) -> bool:
    """Refused, completed, cancelled or refunded; True for the one run that recorded it."""
    row = _row(purchase.id)
    moved = apply(ATTEMPT, row, event, cause=cause).moved
    if moved and event is AttemptEvent.REFUSED:
        row.last_error = cause[:_ERROR_LENGTH]
    if moved:
        emit(PurchaseCharged(row.id))
    return moved


def _row(attempt_id: UUID) -> FulfillmentAttempt:
    return db.session.get_one(FulfillmentAttempt, attempt_id, populate_existing=True)

"""The things that money moves because of, each brought to its position. Services: flush only."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, or_, select

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.ledger.fees import fees_of
from bitloot.ledger.positions import (
    Position,
    Prices,
    attempt_position,
    batch_position,
    order_position,
    sold_position,
)
from bitloot.ledger.posting import Subject, SubjectKind, converge
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.models import Payment
from bitloot.refunds.models import Refund
from bitloot.stock.models import StockBatch, StockItem, StockState


def post_order(order_id: UUID, *, at: datetime | None = None) -> bool:
    """Bring the books to where the order's money stands; whether anything was posted.

    The caller holds the order's lock. Two queries where nothing changed, and one more where there
    is money that may have gone back.
    """
    order = db.session.get_one(Order, order_id)
    payments = db.session.scalars(select(Payment).where(Payment.order_id == order_id)).all()
    wanted = position_of(order, payments)
    return converge(order_subject(order), wanted, at=at)


def position_of(order: Order, payments: Sequence[Payment]) -> Position:
    """Of an order whose payments are read; refunds and fees are read where there can be any."""
    came = [payment for payment in payments if payment.received is not None]
    refunds: Sequence[Refund] = ()
    if came:
        refunds = db.session.scalars(select(Refund).where(Refund.order_id == order.id)).all()
    return order_position(prices_of(order), payments, refunds, fees_of(came))


def prices_of(order: Order) -> Prices:
    """What it asked."""
    return Prices(order.subtotal, order.discount, order.total)


def order_subject(order: Order) -> Subject:
    """Known by its number."""
    return Subject(SubjectKind.ORDER, order.id, order.number, order.id)


def post_attempt(attempt_id: UUID, *, at: datetime | None = None) -> bool:
    """Bring the books to what a purchase at Kinguin has cost; locks the attempt."""
    db.session.flush()
    query = select(FulfillmentAttempt).where(FulfillmentAttempt.id == attempt_id)
    attempt = db.session.scalars(
        query.with_for_update().execution_options(populate_existing=True)
    ).one()
    wanted = attempt_position(attempt.status, attempt.paid_price)
    name = f"Kinguin order {attempt.provider_order_id or attempt.external_id}"
    subject = Subject(SubjectKind.ATTEMPT, attempt.id, name, attempt.order_id)
    return converge(subject, wanted, at=at)


def post_batch(batch_id: UUID, *, at: datetime | None = None) -> bool:
    """Bring the books to what keys of our own have cost; locks the batch."""
    db.session.flush()
    query = select(StockBatch).where(StockBatch.id == batch_id)
    batch = db.session.scalars(
        query.with_for_update().execution_options(populate_existing=True)
    ).one()
    spoiled = 0
    if batch.unit_cost is not None:
        spoiled = db.session.scalar(spoiled_query().where(StockItem.batch_id == batch_id)) or 0
    wanted = batch_position(batch.unit_cost, batch.imported, spoiled)
    name = f"Import of {batch.imported} keys"
    return converge(Subject(SubjectKind.STOCK_BATCH, batch.id, name), wanted, at=at)


def spoiled_query() -> Select[int]:
    """Keys that can no longer be sold: found invalid, or past their own expiry."""
    too_old = StockItem.expires_at <= utcnow()
    lost = or_(
        StockItem.state.in_((StockState.EXPIRED, StockState.INVALID)),
        (StockItem.state == StockState.AVAILABLE) & too_old,
    )
    return select(func.count()).where(lost)


def post_sold(item_id: UUID, *, at: datetime | None = None) -> bool:
    """Bring the books to the cost of our own keys sold to one line; locks the line."""
    db.session.flush()
    query = select(OrderItem).where(OrderItem.id == item_id).with_for_update(of=OrderItem)
    item = db.session.scalars(query).one_or_none()
    if item is None:
        return False
    costs = db.session.scalars(
        select(StockBatch.unit_cost)
        .join(StockItem, StockItem.batch_id == StockBatch.id)
        .where(StockItem.sold_to == item_id)
    )
    subject = Subject(SubjectKind.SOLD_ITEM, item.id, item.title, item.order_id)
    return converge(subject, sold_position(costs), at=at)

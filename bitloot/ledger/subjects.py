"""The things that money moves because of, each brought to its position. Services: flush only."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.money import Money
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

    The caller holds the order's lock. Two queries where no money came, four where some did.
    """
    order = db.session.get_one(Order, order_id)
    wanted = order_positions([order])[order_id]
    return converge(Subject(SubjectKind.ORDER, order.id, order.number, order.id), wanted, at=at)


def order_positions(orders: Sequence[Order]) -> dict[UUID, Position]:
    """Of orders as they are read, from their payments, refunds and the fees of their IPNs."""
    ids = [order.id for order in orders]
    payments = db.session.scalars(select(Payment).where(Payment.order_id.in_(ids))).all()
    came = [payment for payment in payments if payment.received is not None]
    with_money = {payment.order_id for payment in came}
    refunds: Sequence[Refund] = ()
    if with_money:
        refunds = db.session.scalars(select(Refund).where(Refund.order_id.in_(with_money))).all()
    fees = fees_of(came)
    paid_for: dict[UUID, list[Payment]] = defaultdict(list)
    sent_back: dict[UUID, list[Refund]] = defaultdict(list)
    for payment in payments:
        paid_for[payment.order_id].append(payment)
    for refund in refunds:
        sent_back[refund.order_id].append(refund)
    return {
        order.id: order_position(
            Prices(order.subtotal, order.discount, order.total),
            paid_for[order.id],
            sent_back[order.id],
            fees,
        )
        for order in orders
    }


def post_attempt(attempt_id: UUID, *, at: datetime | None = None) -> bool:
    """Bring the books to what a purchase at Kinguin has cost; locks the attempt."""
    db.session.flush()
    query = select(FulfillmentAttempt).where(FulfillmentAttempt.id == attempt_id)
    attempt = db.session.scalars(
        query.with_for_update().execution_options(populate_existing=True)
    ).one()
    wanted = attempt_position(attempt.status, attempt.paid_price, attempt.returned)
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
    wanted = batch_positions([batch])[batch_id]
    name = f"Import of {batch.imported} keys"
    return converge(Subject(SubjectKind.STOCK_BATCH, batch.id, name), wanted, at=at)


def batch_positions(batches: Sequence[StockBatch]) -> dict[UUID, Position]:
    """Of imports; keys found invalid, or past their own expiry unsold, are spoiled."""
    too_old = (StockItem.state == StockState.AVAILABLE) & (StockItem.expires_at <= utcnow())
    lost = StockItem.state.in_((StockState.EXPIRED, StockState.INVALID)) | too_old
    priced = [batch.id for batch in batches if batch.unit_cost is not None]
    rows = db.session.execute(
        select(StockItem.batch_id, func.count())
        .where(StockItem.batch_id.in_(priced), lost)
        .group_by(StockItem.batch_id)
    )
    spoiled = dict(rows.all())
    return {
        batch.id: batch_position(batch.unit_cost, batch.imported, spoiled.get(batch.id, 0))
        for batch in batches
    }


def post_sold(item_id: UUID, *, at: datetime | None = None) -> bool:
    """Bring the books to the cost of our own keys sold to one line; locks the line."""
    db.session.flush()
    query = select(OrderItem).where(OrderItem.id == item_id).with_for_update(of=OrderItem)
    item = db.session.scalars(query).one_or_none()
    if item is None:
        return False
    subject = Subject(SubjectKind.SOLD_ITEM, item.id, item.title, item.order_id)
    return converge(subject, sold_positions([item_id])[item_id], at=at)


def sold_positions(item_ids: Sequence[UUID]) -> dict[UUID, Position]:
    """Of lines that own keys were sold to, by what their batches had cost."""
    rows = db.session.execute(
        select(StockItem.sold_to, StockBatch.unit_cost)
        .join(StockBatch, StockBatch.id == StockItem.batch_id)
        .where(StockItem.sold_to.in_(item_ids))
    ).all()
    costs: dict[UUID, list[Money | None]] = {item_id: [] for item_id in item_ids}
    for item_id, cost in rows:
        if item_id is not None:
            costs[item_id].append(cost)
    return {item_id: sold_position(each) for item_id, each in costs.items()}

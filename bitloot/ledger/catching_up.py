"""Finding whatever the books do not say yet, or no longer say truly, and posting it.

For shops that are older than their ledger, for keys that have run out, and to check. Nothing is
assumed of what went before: each subject's position is computed anew and compared with what is
posted. Safe to run twice, and while the shop is open: what is posted is posted under the lock of
its subject. Services: flush only; the caller commits batch by batch.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, lazyload

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.ledger.positions import Position, attempt_position, difference, position
from bitloot.ledger.posting import SubjectKind
from bitloot.ledger.subjects import (
    batch_positions,
    order_positions,
    post_attempt,
    post_batch,
    post_order,
    post_sold,
    sold_positions,
)
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.states import Asset
from bitloot.payments.valuing import value
from bitloot.stock.models import StockBatch, StockItem, StockState

Positions = Mapping[UUID, Position]


@dataclass(frozen=True)
class Book:
    """One kind of subject: which there may be, what they should hold, how one is posted."""

    kind: SubjectKind
    ids: Select[UUID] | Select[UUID | None]
    key: InstrumentedAttribute[UUID] | InstrumentedAttribute[UUID | None]
    wanted: Callable[[Sequence[UUID]], Positions]
    post: Callable[[UUID], bool]

    def count(self) -> int:
        """How many subjects there are to look at."""
        return db.session.scalar(select(func.count()).select_from(self.ids.subquery())) or 0

    def next_ids(self, after: UUID | None, most: int) -> list[UUID]:
        """The next subjects after that one."""
        query = self.ids if after is None else self.ids.where(self.key > after)
        found = db.session.scalars(query.order_by(self.key).limit(most))
        return [each for each in found if each is not None]

    def stale(self, ids: Sequence[UUID]) -> list[UUID]:
        """Those of them that the books do not agree with."""
        wanted, posted = self.wanted(ids), posted_sums(self.kind, ids)
        return [each for each in ids if difference(wanted.get(each, {}), posted.get(each, {}))]


def posted_sums(kind: SubjectKind, ids: Sequence[UUID]) -> Positions:
    """What the books hold for each of these subjects."""
    rows = db.session.execute(
        select(LedgerTransaction.subject_id, Posting.account, func.sum(Posting.amount))
        .join(Posting, Posting.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.subject_kind == kind, LedgerTransaction.subject_id.in_(ids))
        .group_by(LedgerTransaction.subject_id, Posting.account)
    ).all()
    found: dict[UUID, Position] = {}
    for subject_id, account, total in rows:
        found[subject_id] = position(*found.get(subject_id, {}).items(), (account, total))
    return found


def post_order_late(order_id: UUID) -> bool:
    """An order's money, dated by when it was paid; locks the order. For one order or many."""
    order = orders.lock(order_id)
    _value_old([order_id])
    finished = select(func.max(Payment.finished_at)).where(Payment.order_id == order_id)
    return post_order(order_id, at=order.paid_at or db.session.scalar(finished))


def _post_attempt_late(attempt_id: UUID) -> bool:
    attempt = db.session.get_one(FulfillmentAttempt, attempt_id)
    return post_attempt(attempt_id, at=attempt.created_at)


def _post_batch_late(batch_id: UUID) -> bool:
    return post_batch(batch_id, at=db.session.get_one(StockBatch, batch_id).created_at)


def _post_sold_late(item_id: UUID) -> bool:
    sold_at = select(func.max(StockItem.sold_at)).where(StockItem.sold_to == item_id)
    return post_sold(item_id, at=db.session.scalar(sold_at))


def _value_old(order_ids: Sequence[UUID]) -> None:
    """Payments from before there was a ledger: what came, in euros at the order's rate."""
    unvalued = db.session.scalars(
        select(Payment)
        .where(
            Payment.order_id.in_(order_ids),
            Payment.received.is_(None),
            Payment.credited.is_(None),
            Payment.actually_paid > 0,
            Payment.asset == Asset.EXPECTED,
        )
        .with_for_update()
    ).all()
    for payment in unvalued:
        first = _first_of(payment) if payment.parent_payment_id else payment
        value(payment, first.pay_amount if first else None)
    db.session.flush()


def _first_of(payment: Payment) -> Payment | None:
    first = select(Payment).where(Payment.provider_payment_id == payment.parent_payment_id)
    return db.session.scalar(first)


def _orders(ids: Sequence[UUID]) -> Positions:
    _value_old(ids)
    query = select(Order).where(Order.id.in_(ids)).options(lazyload(Order.items))
    return order_positions(db.session.scalars(query).all())


def _attempts(ids: Sequence[UUID]) -> Positions:
    query = select(FulfillmentAttempt).where(FulfillmentAttempt.id.in_(ids))
    return {
        attempt.id: attempt_position(attempt.status, attempt.paid_price, attempt.returned)
        for attempt in db.session.scalars(query)
    }


def _batches(ids: Sequence[UUID]) -> Positions:
    query = select(StockBatch).where(StockBatch.id.in_(ids))
    return batch_positions(db.session.scalars(query).all())


BOOKS = (
    Book(
        SubjectKind.STOCK_BATCH,
        select(StockBatch.id),
        StockBatch.id,
        _batches,
        _post_batch_late,
    ),
    Book(
        SubjectKind.ORDER,
        select(Payment.order_id).distinct(),
        Payment.order_id,
        _orders,
        post_order_late,
    ),
    Book(
        SubjectKind.ATTEMPT,
        select(FulfillmentAttempt.id),
        FulfillmentAttempt.id,
        _attempts,
        _post_attempt_late,
    ),
    Book(
        SubjectKind.SOLD_ITEM,
        select(StockItem.sold_to).where(StockItem.sold_to.is_not(None)).distinct(),
        StockItem.sold_to,
        sold_positions,
        _post_sold_late,
    ),
)
"""In the order in which money moves: stock, sales, what was bought for them."""


def post_spoiled() -> None:
    """Keys that have run out unsold become an expense; by the clock."""
    ran_out = select(StockItem.batch_id).where(
        StockItem.state == StockState.AVAILABLE, StockItem.expires_at <= utcnow()
    )
    ids = list(db.session.scalars(ran_out.distinct()))
    wanted, posted = _batches(ids), posted_sums(SubjectKind.STOCK_BATCH, ids)
    for batch_id in sorted(ids):
        if difference(wanted[batch_id], posted.get(batch_id, {})):
            post_batch(batch_id)

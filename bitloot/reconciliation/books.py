"""Which subjects of the books a look covers, and how one that differs is told of."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select, union

from bitloot.core.db import db
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.ledger.catching_up import BOOKS, Book, posted_sums
from bitloot.ledger.models import LedgerTransaction
from bitloot.ledger.positions import Position, difference
from bitloot.ledger.posting import SubjectKind
from bitloot.orders.models import Order, OrderItem
from bitloot.payments.models import Payment
from bitloot.stock.models import StockItem

AT_ONCE = 500
RECENT = timedelta(hours=1)
BY_KIND = {book.kind: book for book in BOOKS}


def missing(book: Book, subject_id: UUID) -> Position:
    """What the books lack for one subject; nothing where they agree."""
    wanted, posted = book.wanted([subject_id]), posted_sums(book.kind, [subject_id])
    return difference(wanted.get(subject_id, {}), posted.get(subject_id, {}))


def named(kind: SubjectKind, subject_id: UUID) -> tuple[str, UUID | None]:
    """How staff know it, and the order it belongs to."""
    match kind:
        case SubjectKind.ORDER:
            order = db.session.get(Order, subject_id)
            return (order.number if order else "An order"), subject_id
        case SubjectKind.ATTEMPT:
            attempt = db.session.get_one(FulfillmentAttempt, subject_id)
            reference = attempt.provider_order_id or attempt.external_id
            return f"Kinguin order {reference}", attempt.order_id
        case SubjectKind.SOLD_ITEM:
            item = db.session.get_one(OrderItem, subject_id)
            return f"Own keys for “{item.title}”", item.order_id
        case _:
            return "An import of keys", None


def first_id(moment: datetime) -> UUID:
    """The least id that was given out from then on: ids grow with time."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def next_batch(book: Book, since: datetime | None, after: UUID | None) -> list[UUID]:
    """Ids of subjects to look at, by id, `AT_ONCE` at most."""
    if since is None or book.kind is SubjectKind.STOCK_BATCH:
        return book.next_ids(after, AT_ONCE)
    moved = union(*_moved(book.kind, since)).subquery()
    query = select(moved.c[0])
    if after is not None:
        query = query.where(moved.c[0] > after)
    return list(db.session.scalars(query.order_by(moved.c[0]).limit(AT_ONCE)))


def _moved(kind: SubjectKind, since: datetime) -> list[Select[UUID] | Select[UUID | None]]:
    """By index: what began since then, and whatever was posted since then."""
    least = first_id(since)
    posted = select(LedgerTransaction.subject_id).where(
        LedgerTransaction.posted_at >= since, LedgerTransaction.subject_kind == kind.value
    )
    match kind:
        case SubjectKind.ORDER:
            paid = select(Order.id).where(Order.paid_at >= since)
            return [paid, select(Payment.order_id).where(Payment.id >= least), posted]
        case SubjectKind.ATTEMPT:
            begun = select(FulfillmentAttempt.id).where(FulfillmentAttempt.id >= least)
            return [begun, posted]
        case _:
            sold = select(StockItem.sold_to).where(StockItem.sold_to >= least)
            return [sold, posted]

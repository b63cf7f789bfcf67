"""An order with everything that decides about its refunds, read under its lock."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.core.money import Money
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.settling import payments_of
from bitloot.refunds.amounts import Left, coins_of, left
from bitloot.refunds.models import Refund


@dataclass(frozen=True, slots=True)
class Books:
    """One order, all its payments and all its refunds, oldest first."""

    order: Order
    payments: Sequence[Payment]
    refunds: Sequence[Refund]

    def left(self) -> Left:
        """What may still be asked for."""
        return left(self.order, self.payments, self.refunds)

    def payment(self, payment_id: UUID) -> Payment:
        """One of the order's payments. Raises NotFoundError."""
        found = next((each for each in self.payments if each.id == payment_id), None)
        if found is None:
            raise NotFoundError("There is no such payment of this order.")
        return found

    def coins_of(self, payment: Payment, amount: Money, *, but: Refund | None = None) -> Decimal:
        """`amount` in the payment's coin; `but` is the refund it is worked out for."""
        others = [each for each in self.refunds if each is not but]
        return coins_of(payment, amount, self.payments, others)


def locked(order_id: UUID) -> Books:
    """Locks the order until the transaction ends. Raises NotFoundError."""
    return of(orders.lock(order_id))


def of(order: Order) -> Books:
    """Without a lock: to look at."""
    db.session.flush()
    query = select(Refund).where(Refund.order_id == order.id).order_by(Refund.id)
    fresh = query.execution_options(populate_existing=True)
    return Books(order, payments_of(order), list(db.session.scalars(fresh)))


def locked_refund(refund_id: UUID) -> tuple[Books, Refund]:
    """A refund with its order locked. Raises NotFoundError."""
    order_id = db.session.scalar(select(Refund.order_id).where(Refund.id == refund_id))
    if order_id is None:
        raise NotFoundError("There is no such refund.")
    books = locked(order_id)
    return books, next(each for each in books.refunds if each.id == refund_id)

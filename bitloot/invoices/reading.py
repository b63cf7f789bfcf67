"""What an invoice states: the order's own copies, its money and what went back. Reads only."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.standing import Standing, standing
from bitloot.refunds.models import Refund
from bitloot.refunds.states import GONE, Purpose


@dataclass(frozen=True, slots=True)
class Invoice:
    """A paid order, all deposits that brought money, and the refunds that have left."""

    order: Order
    paid_at: datetime
    payments: list[Payment]
    refunds: list[Refund]
    standing: Standing

    @property
    def price_returned(self) -> Money:
        """What has left of the price itself, in euros at the order's rate."""
        return self._sent(Purpose.PRICE)

    @property
    def owed_returned(self) -> Money:
        """What has left of what came beside the price."""
        return self._sent(Purpose.OWED)

    def _sent(self, purpose: Purpose) -> Money:
        sent = (refund.amount for refund in self.refunds if refund.purpose is purpose)
        return sum(sent, Money.zero())


def invoice_of(order: Order) -> Invoice:
    """Raises ConflictError while the order is not paid: nothing is invoiced that is not settled."""
    if order.paid_at is None:
        raise ConflictError("There is an invoice once the order is paid.", code="not-paid")
    payments = list(
        db.session.scalars(select(Payment).where(Payment.order_id == order.id).order_by(Payment.id))
    )
    refunds = db.session.scalars(
        select(Refund)
        .where(Refund.order_id == order.id, Refund.status.in_(GONE))
        .order_by(Refund.sent_at, Refund.id)
    )
    return Invoice(
        order=order,
        paid_at=order.paid_at,
        payments=[payment for payment in payments if payment.actually_paid > 0],
        refunds=list(refunds),
        standing=standing(order.total, payments),
    )

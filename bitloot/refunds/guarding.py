"""Money that was sent back is nobody's price any more."""

from uuid import UUID

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.payments.events import PaymentAccepted
from bitloot.refunds.models import Refund
from bitloot.refunds.states import GONE, Purpose


def refuse_sent_back(event: PaymentAccepted) -> None:
    """Raises ConflictError when (some of) the payment that staff accept has gone back."""
    query = select(Refund.id).where(
        Refund.payment_id == event.payment_id,
        Refund.purpose == Purpose.OWED,
        Refund.status.in_(GONE),
    )
    if db.session.scalar(query.limit(1)) is not None:
        raise ConflictError("Money of this payment was sent back already.")


def sent_by_us(order_id: UUID) -> bool:
    """Whether money of the order was sent back by hand, and not by the provider."""
    query = select(Refund.id).where(Refund.order_id == order_id, Refund.status.in_(GONE))
    return db.session.scalar(query.limit(1)) is not None

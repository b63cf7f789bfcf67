"""Money that was sent back is nobody's price any more, and what is promised is not kept."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.payments.events import PaymentAccepted, PaymentKept
from bitloot.refunds.models import Refund
from bitloot.refunds.states import GONE, OPEN, Purpose, RefundStatus


def refuse_sent_back(event: PaymentAccepted) -> None:
    """Raises ConflictError when (some of) the payment that staff accept has gone back."""
    if _has_refund(event.payment_id, GONE):
        raise ConflictError("Money of this payment was sent back already.")


def refuse_promised(event: PaymentKept) -> None:
    """Raises ConflictError when what is to be kept has gone back, or is about to."""
    if _has_refund(event.payment_id, GONE):
        raise ConflictError("Some of it was sent back already.")
    if _has_refund(event.payment_id, OPEN):
        raise ConflictError("Its refund is under way: call that off first.")


def _has_refund(payment_id: UUID, in_states: Collection[RefundStatus]) -> bool:
    query = select(Refund.id).where(
        Refund.payment_id == payment_id,
        Refund.purpose == Purpose.OWED,
        Refund.status.in_(in_states),
    )
    return db.session.scalar(query.limit(1)) is not None


def sent_by_us(order_id: UUID) -> bool:
    """Whether money of the order was sent back by hand, and not by the provider."""
    query = select(Refund.id).where(Refund.order_id == order_id, Refund.status.in_(GONE))
    return db.session.scalar(query.limit(1)) is not None

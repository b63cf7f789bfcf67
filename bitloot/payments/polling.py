"""Asking the provider without being told to: what finds the payment whose IPN was lost."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import NORMAL
from bitloot.payments.models import Payment
from bitloot.payments.opening import abandon
from bitloot.payments.states import OPEN, PaymentStatus

POLL = "payments.poll"
_AT_ONCE = 200


def poll_due() -> int:
    """Queue a poll of up to 200 payments that are due; returns how many.

    Runs inside a transaction of the caller. The poll itself sets the next time; the time set here
    stands in should it be lost.
    """
    _abandon_unanswered()
    now = utcnow()
    due = db.session.scalars(
        select(Payment)
        .where(Payment.next_poll_at <= now)
        .order_by(Payment.next_poll_at)
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    ).all()
    for payment in due:
        payment.next_poll_at = now + timedelta(seconds=get_settings().reconcile_seconds)
        payment.polls += 1
        poll_soon(payment.id, payment.order_id)
    return len(due)


def poll_soon(payment_id: UUID, order_id: UUID) -> None:
    """Queue a poll of this payment, unless one is queued or running."""
    key = str(payment_id)
    payload = {"payment_id": key}
    if not enqueue(POLL, payload, key=key, priority=NORMAL, trail_id=order_id):
        wake(POLL, key)


def open_payments() -> list[UUID]:
    """Every payment that the provider may still change, oldest first."""
    query = select(Payment.id).where(
        Payment.status.in_(OPEN | {PaymentStatus.EXPIRED}),
        Payment.provider_payment_id.is_not(None),
    )
    return list(db.session.scalars(query.order_by(Payment.id)))


def _abandon_unanswered() -> None:
    """Rows whose process died while it asked: no request takes longer than twice its timeout."""
    patience = timedelta(seconds=2 * get_settings().provider_timeout_seconds + 5)
    lost = db.session.scalars(
        select(Payment)
        .where(
            Payment.status == PaymentStatus.CREATING,
            Payment.created_at < utcnow() - patience,
        )
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for payment in lost:
        abandon(payment, "We stopped while we waited for NOWPayments' answer.")

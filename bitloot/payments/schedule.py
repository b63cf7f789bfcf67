"""When the provider is asked again about a payment. Pure.

While money may come at any moment: every `reconcile` seconds, so that a lost IPN is noticed
within that time. Later with growing gaps, for seven days, because late and further deposits,
manual changes and refunds may send no IPN at all.
"""

from datetime import datetime, timedelta

from bitloot.payments.models import Payment
from bitloot.payments.states import FINAL, SEEN, PaymentStatus

WATCHED_FOR = timedelta(days=7)
LONGEST_VALID = timedelta(days=30)  # the provider says seven; whatever else it says is no reason
LONGEST_SEEN_GAP = timedelta(minutes=10)
LONGEST_GAP = timedelta(hours=6)
_SETTLED = FINAL | {PaymentStatus.PARTIALLY_PAID, PaymentStatus.FAILED, PaymentStatus.CANCELLED}
_SHARE = 0.7  # the rest of the time goes to the clock's beat and to the call itself
_SETTLED_GAP = timedelta(minutes=5)


def next_poll(
    payment: Payment, order_expires_at: datetime, now: datetime, reconcile: float
) -> datetime | None:
    """None when it needs no asking any more, or has nothing to ask by."""
    if payment.provider_payment_id is None:
        return None
    told_at = payment.provider_updated_at or payment.created_at
    quiet_since = min(max(told_at, payment.created_at), now)  # whatever the provider's clock says
    if payment.status in _SETTLED:
        return _growing(now, quiet_since, _SETTLED_GAP, LONGEST_GAP)
    base = timedelta(seconds=reconcile * _SHARE)
    if payment.status in SEEN:
        return _growing(now, max(quiet_since, order_expires_at), base, LONGEST_SEEN_GAP)
    valid_until = min(payment.valid_until or order_expires_at, order_expires_at + LONGEST_VALID)
    last_day = max(order_expires_at, valid_until)
    if now > last_day + WATCHED_FOR:
        return None
    return now + _gap(now - order_expires_at, base, LONGEST_GAP)


def _growing(now: datetime, since: datetime, least: timedelta, most: timedelta) -> datetime | None:
    if now > since + WATCHED_FOR:
        return None
    return now + _gap(now - since, least, most)


def _gap(passed: timedelta, least: timedelta, most: timedelta) -> timedelta:
    """A tenth of the time that has passed, within limits."""
    return min(most, max(least, passed / 10))

"""What an IPN came to, in sentences for staff."""

from datetime import datetime, timedelta

from bitloot.core.http.errors import ProviderRefusedError
from bitloot.orders.models import Order
from bitloot.payments.access import is_access
from bitloot.payments.models import Payment
from bitloot.providers.nowpayments.records import PaymentRecord

_LONG_AGO = timedelta(days=1)  # the provider's own repeats come within hours
_LONGEST = 40


def is_old(claim: PaymentRecord, received_at: datetime) -> bool:
    """Whether it tells of something long past: sent again by somebody."""
    return claim.updated_at is not None and received_at - claim.updated_at > _LONG_AGO


def age_of(claim: PaymentRecord, received_at: datetime) -> str:
    """Said only where it is old; begins with a space."""
    if claim.updated_at is None or not is_old(claim, received_at):
        return ""
    return f" It tells of {claim.updated_at:%Y-%m-%d} and was sent again."


def stands(payment: Payment, order: Order) -> str:
    """How things stand after it."""
    return f"Payment is {payment.status.value}, order {order.status.value}."


def nobodys(claim: PaymentRecord, order: Order | None) -> str:
    """No payment of ours has its id; `order` is ours of the number it names."""
    if order is not None:
        named = f"it names our order {order.number}, which has no such payment"
    elif claim.order_id is not None:
        named = f"it names order {claim.order_id[:_LONGEST]}, which is not ours"
    else:
        named = "it names no order"
    return f"No payment of ours has the id {claim.payment_id}; {named}. Nothing has changed."


def unasked(refused: ProviderRefusedError) -> str:
    """The provider would not tell."""
    if is_access(refused):
        return (
            f"NOWPayments turns us away (HTTP {refused.status}), so nothing is known yet. It is "
            "asked again until our key is right."
        )
    return f"NOWPayments would not tell of this payment ({refused}). Nothing has changed."

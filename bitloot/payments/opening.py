"""Opening a payment: claimed in one transaction, asked for outside of any, recorded in the next."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from bitloot.core import transitions
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, UnavailableError
from bitloot.core.ids import new_id
from bitloot.core.timeline import EntryKind, note
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.orders.states import PAYABLE
from bitloot.payments import schedule
from bitloot.payments.doubting import Doubt, Doubted, doubt, doubt_of
from bitloot.payments.models import Payment
from bitloot.payments.resolving import find
from bitloot.payments.states import PAYMENT, PaymentStatus
from bitloot.providers.nowpayments.records import PaymentRecord, PaymentRequest

_LEAST_LEFT = timedelta(seconds=30)  # an address that runs out sooner is not shown again


@dataclass(frozen=True, slots=True)
class Claim:
    """A payment to show (`request` is None) or one to ask the provider for."""

    payment_id: UUID
    request: PaymentRequest | None


def claim(order_id: UUID, pay_currency: str) -> Claim:
    """The open payment in this coin, or a new row `creating`; another coin's is retired.

    Locks the order. Raises ConflictError when the order cannot be paid, and UnavailableError while
    the same coin is being asked for.
    """
    order = orders.lock(order_id)
    if order.status not in PAYABLE:
        raise ConflictError(f"This order is {order.status.value}; it cannot be paid.")
    if utcnow() >= order.expires_at:
        raise ConflictError("This order has expired; please place it again.")
    for payment in _current(order):
        if payment.pay_currency != pay_currency:
            payment.retired_at = utcnow()
        elif payment.status is PaymentStatus.CREATING:
            raise UnavailableError("This payment is being opened; try again in a moment.")
        elif payment.expires_at and utcnow() < payment.expires_at - _LEAST_LEFT:
            return Claim(payment.id, None)
        else:
            payment.retired_at = utcnow()
    return _fresh(order, pay_currency)


def record(payment: Payment, made: PaymentRecord) -> bool:
    """The provider's answer: the address, the amount, until when.

    False when nobody could pay by it; then the payment is given up and staff are told.
    """
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    fault = _fault(order, payment, made)
    if fault is not None:
        abandon(payment, f"NOWPayments' answer is not usable: {fault.says}.")
        doubt(order, payment, fault)
        return False
    payment.provider_payment_id = made.payment_id
    payment.pay_amount, payment.pay_address = made.pay_amount, made.pay_address
    payment.payin_extra_id, payment.network = made.payin_extra_id, made.network
    payment.expires_at = min(made.expires_at or order.expires_at, order.expires_at)
    payment.valid_until = made.valid_until
    payment.provider_updated_at = min(made.updated_at, utcnow()) if made.updated_at else None
    settings = get_settings()
    payment.next_poll_at = schedule.next_poll(
        payment, order.expires_at, utcnow(), settings.reconcile_seconds
    )
    cause = f"NOWPayments gave payment {made.payment_id} in {payment.pay_currency.upper()}."
    transitions.apply(PAYMENT, payment, PaymentStatus.WAITING, cause=cause)
    orders.mark_payment_opened(order, cause=cause)
    return True


def _fault(order: Order, payment: Payment, made: PaymentRecord) -> Doubted | None:
    if not made.pay_address or not made.pay_amount:
        return Doubted(Doubt.IMPOSSIBLE, "it has no address or no amount")
    if find(made.payment_id) is not None:
        return Doubted(Doubt.FOREIGN, f"another payment has its id {made.payment_id}")
    return doubt_of(order.number, payment, made)


def abandon(payment: Payment, why: str) -> None:
    """No usable answer. Should it exist after all, it is found by our order number."""
    payment.retired_at = utcnow()
    transitions.apply(PAYMENT, payment, PaymentStatus.ABANDONED, cause=why)


def _current(order: Order) -> list[Payment]:
    showable = {PaymentStatus.CREATING, PaymentStatus.WAITING}
    query = select(Payment).where(
        Payment.order_id == order.id,
        Payment.status.in_(showable),
        Payment.retired_at.is_(None),
        Payment.parent_payment_id.is_(None),
    )
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def _fresh(order: Order, pay_currency: str) -> Claim:
    settings = get_settings()
    payment = Payment(
        id=new_id(),
        order_id=order.id,
        price=order.total,
        pay_currency=pay_currency,
        is_fixed_rate=settings.nowpayments_fixed_rate,
        actually_paid=Decimal(0),
    )
    db.session.add(payment)
    text = f"Asking NOWPayments for an address in {pay_currency.upper()}."
    note(EntryKind.PROVIDER, text, subject=("payment", payment.id), trail_id=order.id)
    db.session.flush()
    request = PaymentRequest(
        price=order.total.rounded().amount,
        price_currency=order.currency.lower(),
        pay_currency=pay_currency,
        order_id=order.number,
        description=f"{settings.shop_name} order {order.number}",
        callback_url=f"{settings.public_url.rstrip('/')}/webhooks/nowpayments",
        is_fixed_rate=settings.nowpayments_fixed_rate,
    )
    return Claim(payment.id, request)

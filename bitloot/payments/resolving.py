"""Whose payment a record of the provider is."""

from decimal import Decimal

from sqlalchemy import select

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.states import Asset, PaymentStatus
from bitloot.providers.nowpayments.records import PaymentRecord


def find(provider_payment_id: str) -> Payment | None:
    """Our payment of that id at the provider."""
    query = select(Payment).where(Payment.provider_payment_id == provider_payment_id)
    return db.session.scalar(query)


def resolve(record: PaymentRecord) -> Payment | None:
    """The payment a record belongs to, or None when it is not ours.

    It may be known, a further deposit to a known one, or one whose creation was never answered.
    """
    known = find(record.payment_id)
    if known is not None:
        return known
    if record.parent_payment_id is not None:
        parent = find(record.parent_payment_id)
        return _child(parent, record) if parent is not None else None
    return _adopted(record)


def asked_at_first(payment: Payment) -> Decimal | None:
    """What was asked at its address: a further deposit's own amount says nothing."""
    if payment.parent_payment_id is None:
        return payment.pay_amount
    first = find(payment.parent_payment_id)
    return first.pay_amount if first else None


def _child(parent: Payment, record: PaymentRecord) -> Payment:
    """A further deposit to the parent's address, or a deposit of another coin."""
    expected = record.pay_currency == parent.pay_currency
    child = Payment(
        id=new_id(),
        order_id=parent.order_id,
        status=PaymentStatus.WAITING,
        provider_payment_id=record.payment_id,
        parent_payment_id=parent.provider_payment_id,
        price=parent.price,
        pay_currency=record.pay_currency,
        pay_amount=record.pay_amount,
        pay_address=parent.pay_address,
        payin_extra_id=parent.payin_extra_id,
        network=record.network or parent.network,
        is_fixed_rate=parent.is_fixed_rate,
        actually_paid=Decimal(0),
        asset=Asset.EXPECTED if expected else Asset.WRONG,
    )
    db.session.add(child)
    db.session.flush()
    return child


def _adopted(record: PaymentRecord) -> Payment | None:
    """A payment we asked for and got no answer to: found by our order number and the coin."""
    if record.order_id is None or not record.pay_amount or not record.pay_address:
        return None
    query = (
        select(Payment)
        .join(Order, Order.id == Payment.order_id)
        .where(
            Order.number == record.order_id,
            Payment.provider_payment_id.is_(None),
            Payment.status == PaymentStatus.ABANDONED,
            Payment.pay_currency == record.pay_currency,
        )
        .order_by(Payment.id)
        .limit(1)
        .with_for_update(of=Payment)
    )
    payment = db.session.scalar(query)
    if payment is None:
        return None
    payment.provider_payment_id = record.payment_id
    payment.pay_amount, payment.pay_address = record.pay_amount, record.pay_address
    payment.payin_extra_id, payment.network = record.payin_extra_id, record.network
    payment.valid_until = record.valid_until
    payment.retired_at = utcnow()
    db.session.flush()
    return payment

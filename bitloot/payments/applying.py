"""Applying what the provider's own record says to our payment, whatever order it comes in."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import select

from bitloot.core import transitions
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.ids import new_id
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.orders.states import RELEASED
from bitloot.payments import schedule
from bitloot.payments.effects import agree, amount_of
from bitloot.payments.facts import grade
from bitloot.payments.models import Payment
from bitloot.payments.settling import settle
from bitloot.payments.states import FINAL, PAYMENT, RANK, Asset, PaymentStatus, Timing
from bitloot.payments.valuing import worth
from bitloot.providers.nowpayments.records import PaymentRecord

_EARLIEST = datetime.min.replace(tzinfo=utcnow().tzinfo)


def status_of(record: PaymentRecord) -> PaymentStatus | None:
    """The provider's word as our status; None for a word we do not know, which is not final."""
    try:
        status = PaymentStatus(record.status)
    except ValueError:
        return None
    ours = {PaymentStatus.CREATING, PaymentStatus.ABANDONED}
    return None if status in ours else status


def find(provider_payment_id: str) -> Payment | None:
    """Our payment of that id at the provider."""
    query = select(Payment).where(Payment.provider_payment_id == provider_payment_id)
    return db.session.scalar(query)


def apply_report(payment: Payment, record: PaymentRecord) -> Order:
    """Take over what is news, and decide the order's payments anew. Locks the order."""
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    status = status_of(record)
    if status is not None and _is_news(payment, record, status):
        _take_over(order, payment, record, status)
    payment.next_poll_at = schedule.next_poll(
        payment, order.expires_at, utcnow(), get_settings().reconcile_seconds
    )
    settle(order)
    return order


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


def _is_news(payment: Payment, record: PaymentRecord, status: PaymentStatus) -> bool:
    """A lower rank is old; at the same rank the later, then the richer record wins."""
    if RANK[status] != RANK[payment.status]:
        return RANK[status] > RANK[payment.status]
    told = (record.updated_at or _EARLIEST, record.actually_paid)
    return told >= (payment.provider_updated_at or _EARLIEST, payment.actually_paid)


def _take_over(
    order: Order, payment: Payment, record: PaymentRecord, status: PaymentStatus
) -> None:
    if not _has_money(payment.status, payment.actually_paid) and _has_money(
        status, record.actually_paid
    ):
        gone = order.status in RELEASED or utcnow() >= order.expires_at
        payment.timing = Timing.LATE if gone else Timing.IN_TIME
    payment.actually_paid = record.actually_paid
    if payment.pay_amount is None:
        payment.pay_amount = record.pay_amount
    payment.outcome_amount = record.outcome_amount
    payment.outcome_currency = record.outcome_currency
    payment.payin_hash = record.payin_hash or payment.payin_hash
    payment.network = payment.network or record.network
    payment.provider_updated_at = record.updated_at
    payment.coverage = grade(
        payment.actually_paid, payment.pay_amount, get_settings().payment_tolerance_percent
    )
    if record.pay_currency and payment.parent_payment_id is None:
        expected = record.pay_currency == payment.pay_currency
        payment.asset = Asset.EXPECTED if expected else Asset.WRONG
    _value(payment)
    cause = f"NOWPayments says {status.value}; {amount_of(payment)} received."
    transitions.apply(PAYMENT, payment, status, cause=cause)
    if status in FINAL and payment.finished_at is None:
        payment.finished_at = utcnow()
    if RANK[status] >= RANK[PaymentStatus.FINISHED]:
        agree(payment)


def _value(payment: Payment) -> None:
    """A further deposit's own price says nothing: the first one's rate is the order's."""
    if payment.asset is Asset.WRONG:
        return
    first = find(payment.parent_payment_id) if payment.parent_payment_id else payment
    asked = first.pay_amount if first else None
    payment.received = worth(payment.actually_paid, price=payment.price, asked=asked)


def _has_money(status: PaymentStatus, paid: Decimal) -> bool:
    return paid > 0 or RANK[status] >= RANK[PaymentStatus.CONFIRMING]


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
    if record.order_id is None:
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

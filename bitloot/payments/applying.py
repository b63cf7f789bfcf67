"""Applying what the provider's own record says to our payment, whatever order it comes in."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bitloot.core import transitions
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.timeline import SYSTEM
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.orders.states import RELEASED
from bitloot.payments import schedule
from bitloot.payments.appraising import appraise_soon
from bitloot.payments.doubting import Doubt, Doubted, doubt, doubt_of, too_much, trusted
from bitloot.payments.effects import agree, amount_of
from bitloot.payments.facts import grade
from bitloot.payments.models import Payment
from bitloot.payments.resolving import asked_at_first
from bitloot.payments.settling import settle
from bitloot.payments.states import FINAL, PAYMENT, RANK, PaymentStatus, Timing
from bitloot.payments.valuing import value
from bitloot.providers.nowpayments.records import PaymentRecord

_EARLIEST = datetime.min.replace(tzinfo=utcnow().tzinfo)


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says what a record says; `because` follows the sentence."""

    says: str = "NOWPayments says"
    actor: str = SYSTEM
    because: str = ""


PROVIDER = Teller()


def status_of(record: PaymentRecord) -> PaymentStatus | None:
    """The provider's word as our status; None for a word we do not know, which is not final."""
    try:
        status = PaymentStatus(record.status)
    except ValueError:
        return None
    ours = {PaymentStatus.CREATING, PaymentStatus.ABANDONED}
    return None if status in ours else status


def apply_report(payment: Payment, record: PaymentRecord) -> Order:
    """Take over what is news, and decide the order's payments anew. Locks the order.

    A record that cannot be meant as it stands changes nothing and is put before staff.
    """
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    status, found = status_of(record), doubts(order, payment, record)
    if found is not None:
        doubt(order, payment, found)
    elif status is not None:
        trusted(payment)
        if _is_news(payment, record, status):
            take_over(order, payment, record, status, PROVIDER)
    payment.next_poll_at = schedule.next_poll(
        payment, order.expires_at, utcnow(), get_settings().reconcile_seconds
    )
    settle(order)
    return order


def doubts(order: Order, payment: Payment, record: PaymentRecord) -> Doubted | None:
    """What forbids to apply a record."""
    found = doubt_of(order.number, payment, record)
    found = found or too_much(payment, record, asked_at_first(payment) or record.pay_amount)
    if found is None and status_of(record) is None:
        found = Doubted(Doubt.UNKNOWN_STATUS, f"its status is “{record.status[:40]}”")
    return found


def take_over(
    order: Order,
    payment: Payment,
    record: PaymentRecord,
    status: PaymentStatus,
    teller: Teller,
) -> None:
    """Write a record's facts. The caller holds the order's lock and settles it afterwards."""
    before = _money_facts(payment)
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
    payment.pay_address = payment.pay_address or record.pay_address
    payment.provider_updated_at = _told_at(record)
    payment.coverage = grade(
        payment.actually_paid, payment.pay_amount, get_settings().payment_tolerance_percent
    )
    cause = f"{teller.says} {status.value}; {amount_of(payment)} received.{teller.because}"
    transitions.apply(PAYMENT, payment, status, cause=cause, actor=teller.actor)
    if status in FINAL and payment.finished_at is None:
        payment.finished_at = utcnow()
    changed = _money_facts(payment) != before
    if changed:
        value(payment, asked_at_first(payment))
    appraise_soon(payment, changed=changed)
    if RANK[status] >= RANK[PaymentStatus.FINISHED]:
        agree(payment)


def _is_news(payment: Payment, record: PaymentRecord, status: PaymentStatus) -> bool:
    """A lower rank is old; at the same rank the later, then the richer record wins."""
    if RANK[status] != RANK[payment.status]:
        return RANK[status] > RANK[payment.status]
    told = (_told_at(record) or _EARLIEST, record.actually_paid)
    return told >= (payment.provider_updated_at or _EARLIEST, payment.actually_paid)


def _told_at(record: PaymentRecord) -> datetime | None:
    """By the provider's clock, but never in the future: that would make all later news old."""
    return min(record.updated_at, utcnow()) if record.updated_at else None


def _money_facts(payment: Payment) -> tuple[object, ...]:
    """What its worth depends on."""
    return (
        payment.status,
        payment.asset,
        payment.actually_paid,
        payment.pay_amount,
        payment.outcome_amount,
        payment.outcome_currency,
    )


def _has_money(status: PaymentStatus, paid: Decimal) -> bool:
    return paid > 0 or RANK[status] >= RANK[PaymentStatus.CONFIRMING]

"""Whether a payment and the provider's record of it say the same, and what is to do if not."""

from decimal import Decimal

from sqlalchemy import select

from bitloot.core.db import db
from bitloot.core.money import coin_text
from bitloot.core.types import JsonObject
from bitloot.orders.models import Order
from bitloot.payments.applying import status_of
from bitloot.payments.models import Payment
from bitloot.payments.resolving import find
from bitloot.payments.states import RANK
from bitloot.providers.nowpayments.records import PaymentRecord
from bitloot.reconciliation.findings import Finding
from bitloot.reconciliation.models import Remedy, Rule

MONEY = frozenset({"finished", "partially_paid", "refunded"})
"""The provider's words for payments that something came of."""
_EUR = "eur"


def compare(payment: Payment, record: PaymentRecord) -> Finding | None:
    """None where they agree, or where nothing has come yet on either side."""
    if record.status not in MONEY and payment.status.value not in MONEY:
        return None
    differing = _differences(payment, record)
    if not differing:
        return None
    said = "; ".join(
        f"{name}: {theirs} there, {ours} here" for name, (ours, theirs) in differing.items()
    )
    facts: JsonObject = {
        name: {"ours": ours, "theirs": theirs} for name, (ours, theirs) in differing.items()
    }
    return Finding(
        Rule.PAYMENTS_OURS,
        record.payment_id,
        f"Payment {record.payment_id} differs. {said}.",
        Remedy.POLL if _would_be_taken_over(payment, record, differing) else Remedy.REVIEW,
        payment.order_id,
        facts,
    )


def unknown(record: PaymentRecord) -> Finding:
    """Money came there for a payment that we do not have."""
    order = order_meant(record)
    came = f"{coin_text(record.actually_paid)} {record.pay_currency.upper()}"
    whose = f"for order {order.number}" if order else "for no order of ours"
    return Finding(
        Rule.PAYMENTS_OURS,
        record.payment_id,
        f"NOWPayments has payment {record.payment_id}, {record.status}, {came}, {whose}; we do "
        "not have it.",
        Remedy.ADOPT if order else Remedy.REVIEW,
        order.id if order else None,
        {
            "ours": None,
            "theirs": record.status,
            "actually_paid": coin_text(record.actually_paid),
            "order_id": record.order_id,
        },
    )


def order_meant(record: PaymentRecord) -> Order | None:
    """The order it can be adopted for: its parent's, or the one whose number and price it names.

    A payment that names our number at another price is somebody's mistake, or worse: it would make
    the order paid for less.
    """
    if record.parent_payment_id is not None:
        parent = find(record.parent_payment_id)
        return db.session.get(Order, parent.order_id) if parent else None
    if record.order_id is None or record.price_currency != _EUR:
        return None
    order = db.session.scalar(select(Order).where(Order.number == record.order_id))
    return order if order and record.price_amount == order.total.amount else None


def _differences(payment: Payment, record: PaymentRecord) -> dict[str, tuple[str, str]]:
    pairs: dict[str, tuple[str, str]] = {
        "status": (payment.status.value, record.status),
        "paid": (_coin(payment.actually_paid), _coin(record.actually_paid)),
        "coin": (payment.pay_currency, record.pay_currency),
        "credited": (_coin(payment.outcome_amount), _coin(record.outcome_amount)),
    }
    if payment.parent_payment_id is None and record.price_amount is not None:
        ours = f"{coin_text(payment.price.amount)} {payment.price.currency.lower()}"
        pairs["price"] = (ours, f"{coin_text(record.price_amount)} {record.price_currency}")
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _would_be_taken_over(
    payment: Payment, record: PaymentRecord, differing: dict[str, tuple[str, str]]
) -> bool:
    """A report moves a payment only upward, and never changes what it was asked for."""
    status = status_of(record)
    upward = status is not None and RANK[status] >= RANK[payment.status]
    return upward and not {"coin", "price"} & differing.keys()


def _coin(amount: Decimal | None) -> str:
    return coin_text(amount or Decimal(0))

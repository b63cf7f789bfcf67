"""Payments that the shop does not know of, and ones that the provider forgets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bitloot.sandbox.nowpayments.lifecycle import STATUSES, RefusedError
from bitloot.sandbox.nowpayments.payment import KIND, Payment
from bitloot.sandbox.nowpayments.payments import PaymentRequest, Payments


@dataclass(frozen=True)
class Plant:
    """What somebody else made with the same key: no IPN of it goes anywhere.

    `created_ms` None: now. `paid` None: in full where the status says that money came.
    """

    order_id: str | None
    price_amount: Decimal
    pay_currency: str
    status: str
    paid: Decimal | None = None
    created_ms: int | None = None


UNPAID = frozenset({"waiting", "expired"})


def plant(payments: Payments, wanted: Plant, count: int) -> list[Payment]:
    """Make `count` such payments at once."""
    if wanted.status not in STATUSES:
        raise RefusedError(f"status is one of {', '.join(STATUSES)}")
    with payments.journal.batch():
        return [_one(payments, wanted) for _ in range(count)]


def forget(payments: Payments, payment_id: str) -> Payment | None:
    """From now on the provider knows nothing of it; None where it never did."""
    with payments.journal.batch():
        payment = payments.find(payment_id)
        if payment is not None:
            payments.journal.delete(KIND, payment_id)
        return payment


def _one(payments: Payments, wanted: Plant) -> Payment:
    made = payments.create(
        PaymentRequest(
            price_amount=wanted.price_amount,
            price_currency="eur",
            pay_currency=wanted.pay_currency,
            order_id=wanted.order_id,
            order_description=None,
            ipn_callback_url=None,
            is_fixed_rate=False,
            is_fee_paid_by_user=False,
            case="success",
        )
    )
    paid = Decimal(0) if wanted.status in UNPAID else made.pay_amount
    created = made.created_at if wanted.created_ms is None else wanted.created_ms
    planted = replace(
        made,
        payment_status=wanted.status,
        actually_paid=paid if wanted.paid is None else wanted.paid,
        created_at=created,
        updated_at=created,
    )
    payments.journal.put(KIND, planted.payment_id, planted.to_doc())
    return planted

"""Where a payment stands and where it may go: pure rules."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bitloot.sandbox.nowpayments.payment import Payment

MAIN_LINE = ("waiting", "confirming", "confirmed", "sending", "finished")
OPEN = frozenset(MAIN_LINE[:-1])
STATUSES = (*MAIN_LINE, "partially_paid", "failed", "refunded", "expired", "cancelled")
SETTLED = frozenset({"finished", "partially_paid", "failed"})

UNDERPAID_CASE_SHARE = Decimal("0.5")


class RefusedError(ValueError):
    """The payment's status does not allow this."""


def next_status(payment: Payment) -> str:
    """Return the status after the present one; RefusedError at the end of the line.

    A deposit to an expired payment starts over at `confirming`.
    """
    status = payment.payment_status
    if status == "expired" and payment.actually_paid:
        return "confirming"
    if status not in OPEN:
        raise RefusedError(f"a payment that is {status} goes nowhere by itself")
    if payment.case == "failed" and status == "confirming":
        return "failed"
    following = MAIN_LINE[MAIN_LINE.index(status) + 1]
    if following == "finished" and payment.actually_paid < payment.pay_amount:
        return "partially_paid"
    return following


def has_next(payment: Payment) -> bool:
    """Tell whether the payment walks on by itself once something was paid."""
    return payment.payment_status in OPEN


def case_deposit(payment: Payment) -> Decimal:
    """Return what the payer of this sandbox case sends."""
    share = UNDERPAID_CASE_SHARE if payment.case == "partially_paid" else Decimal(1)
    return payment.pay_amount * share


def moved(payment: Payment, status: str, now_ms: int) -> Payment:
    """Return the payment in `status`; `updated_at` always grows, so that IPNs differ."""
    updated_at = max(now_ms, payment.updated_at + 1)
    silent = payment.silent or status == "expired"
    return replace(payment, payment_status=status, updated_at=updated_at, silent=silent)

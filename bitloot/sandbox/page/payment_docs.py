"""Payments as the control API gives them."""

from __future__ import annotations

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.nowpayments.acts import possible
from bitloot.sandbox.nowpayments.ipn import FORGED_SECRET, PROVIDER
from bitloot.sandbox.nowpayments.payment import Payment
from bitloot.sandbox.parts import Parts


def payment_doc(parts: Parts, payment: Payment) -> Doc:
    """Return the provider's GET shape with the sandbox's own facts."""
    acts: list[Json] = [*sorted(possible(payment))]
    return {
        **parts.payments.record(payment),
        "payment_id": payment.payment_id,
        "parent_payment_id": payment.parent_payment_id,
        "payment_extra_ids": [*payment.payment_extra_ids],
        "ipn_callback_url": payment.ipn_callback_url,
        "valid_until": payment.valid_until,
        "case": payment.case,
        "muted": payment.muted,
        "silent": payment.silent,
        "possible": acts,
    }


def all_payments(parts: Parts, order_id: str | None) -> list[Doc]:
    """Return all payments, or those of one of the shop's orders, newest first."""
    return [
        payment_doc(parts, payment)
        for payment in reversed(parts.payments.all())
        if order_id in {None, payment.order_id}
    ]


def one_payment(parts: Parts, payment_id: str) -> Doc | None:
    """Return a payment with the log of its IPNs, or None."""
    payment = parts.payments.find(payment_id)
    if payment is None:
        return None
    ipns: list[Json] = [*parts.webhooks.sent(PROVIDER, payment_id)]
    return {**payment_doc(parts, payment), "ipns": ipns}


def send_custom_ipn(parts: Parts, payment_id: str, fields: Doc, signature: str) -> Doc | None:
    """Send the payment's IPN with some fields replaced, well, badly or not signed."""
    payment = parts.payments.find(payment_id)
    if payment is None:
        return None
    secrets = {"good": parts.config.nowpayments_ipn_secret, "bad": FORGED_SECRET, "none": None}
    body: Doc = {**parts.payments.ipn_body(payment), **fields}
    webhook = parts.payments.ipns.webhook(payment, body, secrets[signature])
    return {"webhook_id": parts.webhooks.send(webhook)}

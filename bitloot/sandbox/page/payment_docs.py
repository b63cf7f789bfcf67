"""Payments as the control API gives them."""

from __future__ import annotations

from collections.abc import Iterator

from bitloot.sandbox.documents import Doc, Json, text
from bitloot.sandbox.nowpayments.acts import possible
from bitloot.sandbox.nowpayments.ipn import FORGED_SECRET, PROVIDER
from bitloot.sandbox.nowpayments.payment import KIND, Payment
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


def all_payments(parts: Parts, order_id: str | None = None) -> Iterator[Doc]:
    """Yield all payments, or those of one of the shop's orders, newest first."""
    for stored in reversed(parts.journal.scan(KIND)):
        if order_id in {None, stored["order_id"]}:
            yield payment_doc(parts, Payment.from_doc(stored))


def ipn_logs(parts: Parts) -> dict[str, list[Json]]:
    """Return the IPNs of every payment by its id, newest first."""
    logs: dict[str, list[Json]] = {}
    for webhook in reversed(parts.webhooks.sent(PROVIDER)):
        logs.setdefault(text(webhook, "subject"), []).append(webhook)
    return logs


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

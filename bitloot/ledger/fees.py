"""What NOWPayments says it kept of a payment: the fee block of its signed IPN, in euros."""

import json
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import undefer

from bitloot.core.db import db
from bitloot.core.money import Money, exact
from bitloot.core.types import Json
from bitloot.payments.models import Payment
from bitloot.webhooks.models import Sender, Verdict, WebhookEvent

_STEP = Decimal("1e-8")
_DIGITS = 60
_PARTS = ("depositFee", "serviceFee", "withdrawalFee")


def fees_of(payments: Sequence[Payment]) -> dict[UUID, Money]:
    """By payment, of those that are credited and whose newest IPN with a fee tells it."""
    credited = {p.provider_payment_id: p for p in payments if p.credited is not None}
    if not credited:
        return {}
    events = db.session.scalars(
        select(WebhookEvent)
        .where(
            WebhookEvent.reference.in_(credited),
            WebhookEvent.sender == Sender.NOWPAYMENTS,
            WebhookEvent.verdict == Verdict.ACCEPTED,
        )
        .options(undefer(WebhookEvent.body))
        .order_by(WebhookEvent.received_at, WebhookEvent.id)
    )
    found: dict[UUID, Money] = {}
    for event in events:
        payment = credited[event.reference]
        fee = fee_in_euros(event.body, payment)
        if fee is not None:
            found[payment.id] = fee
    return found


def fee_in_euros(body: bytes, payment: Payment) -> Money | None:
    """The fees an IPN names, at the rate at which the outcome was credited.

    None where it names none (all zero is none: such come with payments finished by hand), or
    names them in another coin than the outcome's, or what they were taken from is unknown.
    """
    try:
        told: Json = json.loads(body, parse_float=Decimal)
        block = told.get("fee") if isinstance(told, dict) else None
        if not isinstance(block, dict):
            return None
        fee = sum((exact(block.get(part) or 0) for part in _PARTS), Decimal(0))
    except (ValueError, RecursionError):
        return None
    outcome, credited = payment.outcome_amount, payment.credited
    if block.get("currency") != payment.outcome_currency or not outcome or credited is None:
        return None
    if fee <= 0:
        return None
    with localcontext() as context:
        context.prec = _DIGITS
        euros = (fee * credited.amount / outcome).quantize(_STEP, ROUND_HALF_UP)
    return Money(euros, credited.currency)

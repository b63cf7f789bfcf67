"""Staff say what a payment has come to, when the provider's record does not and never will.

What they say are facts, as the provider's are; what follows from them the table decides. Nothing
is delivered because of a status alone, and the provider's later word goes on counting.
"""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, invalid
from bitloot.core.money import coin_text
from bitloot.core.types import JsonObject
from bitloot.orders import service as orders
from bitloot.payments.applying import Teller, doubts, take_over
from bitloot.payments.looking import one
from bitloot.payments.models import Payment
from bitloot.payments.networks import explorer_url, is_known
from bitloot.payments.settling import settle
from bitloot.payments.states import FINAL, RANK, PaymentStatus
from bitloot.providers.nowpayments.records import PaymentRecord

BY_HAND = (
    PaymentStatus.FINISHED,
    PaymentStatus.PARTIALLY_PAID,
    PaymentStatus.FAILED,
    PaymentStatus.EXPIRED,
    PaymentStatus.REFUNDED,
)
"""What can be said by hand; what is on its way only the provider knows."""
_CAME = frozenset({PaymentStatus.FINISHED, PaymentStatus.PARTIALLY_PAID})
_EMPTY = frozenset({PaymentStatus.EXPIRED})


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, and what shows it: the provider's letter, a link, a ticket."""

    status: PaymentStatus
    actually_paid: Decimal
    payin_hash: str | None
    evidence: str


def override(payment_id: UUID, actor: Actor, claim: Claim, *, reason: str) -> Payment:
    """Take it over as if the provider had said so, and decide the order anew. Audited.

    Raises NotFoundError, InvalidError naming the field, or ConflictError where the payment has
    gone further than that already.
    """
    payment = one(payment_id)
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    _check(payment, claim)
    record = _record(payment, claim)
    found = doubts(order, payment, record)
    if found is not None:
        raise invalid("actually_paid", f"This cannot be: {found.says}.")
    before = _facts(payment, order.status.value)
    because = f" {reason} Shown by: {claim.evidence}"
    take_over(order, payment, record, claim.status, Teller("By hand:", actor.label, because))
    settle(order)
    audit(
        actor,
        "payment.override",
        ("payment", payment.id),
        reason=f"{reason} Shown by: {claim.evidence}",
        before=before,
        after=_facts(payment, order.status.value),
    )
    return payment


def _check(payment: Payment, claim: Claim) -> None:
    if payment.provider_payment_id is None:
        raise ConflictError("NOWPayments has never given this payment an address.")
    if claim.status not in BY_HAND:
        raise invalid("status", f"{claim.status.value} is not for people to say.")
    now, then = RANK[payment.status], RANK[claim.status]
    same = claim.status is payment.status and claim.actually_paid == payment.actually_paid
    if then < now or same or payment.status in FINAL - {PaymentStatus.FINISHED}:
        raise ConflictError(f"This payment is {payment.status.value} already; it only goes on.")
    if claim.status in _CAME and claim.actually_paid <= 0:
        raise invalid("actually_paid", "Say how much came.")
    if claim.status in _EMPTY and claim.actually_paid > 0:
        raise invalid("actually_paid", "What has expired brought nothing.")
    if claim.status in _CAME and claim.payin_hash is None:
        raise invalid("payin_hash", "Give the transaction that brought it.")
    network = payment.network or payment.pay_currency
    if claim.payin_hash and is_known(network) and not explorer_url(network, claim.payin_hash):
        raise invalid("payin_hash", f"Transactions look different on {network.upper()}.")


def _record(payment: Payment, claim: Claim) -> PaymentRecord:
    """The payment as the provider would tell it."""
    return PaymentRecord(
        payment_id=payment.provider_payment_id or "",
        status=claim.status.value,
        pay_currency=payment.pay_currency,
        pay_amount=payment.pay_amount,
        actually_paid=claim.actually_paid,
        price_amount=None,
        price_currency=None,
        pay_address=payment.pay_address,
        payin_extra_id=payment.payin_extra_id,
        network=payment.network,
        order_id=None,
        outcome_amount=payment.outcome_amount,
        outcome_currency=payment.outcome_currency,
        parent_payment_id=payment.parent_payment_id,
        origin_type=None,
        payment_extra_ids=(),
        payin_hash=claim.payin_hash,
        created_at=None,
        updated_at=utcnow(),
        expires_at=payment.expires_at,
        valid_until=payment.valid_until,
    )


def _facts(payment: Payment, order: str) -> JsonObject:
    return {
        "status": payment.status.value,
        "actually_paid": coin_text(payment.actually_paid),
        "payin_hash": payment.payin_hash,
        "verdict": payment.verdict,
        "order": order,
    }

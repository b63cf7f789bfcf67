"""A member of staff counts what came as the order's price."""

from uuid import UUID

from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.events import emit
from bitloot.core.money import Money
from bitloot.orders import service as orders
from bitloot.payments.decisions import Outcome
from bitloot.payments.effects import amount_of, overpaid, settled_by_hand
from bitloot.payments.events import PaymentAccepted
from bitloot.payments.looking import one
from bitloot.payments.models import Payment
from bitloot.payments.settling import payments_of, settle
from bitloot.payments.standing import is_settled, owed_of

ACCEPTABLE = frozenset(
    {
        Outcome.UNDERPAID,
        Outcome.UNPROVEN,
        Outcome.CONTRADICTORY,
        Outcome.WRONG_ASSET,
        Outcome.REPEATED_COVERS,
        Outcome.REPEATED_SHORT,
    }
)
"""Verdicts that leave the order unpaid although something came."""


def accept(payment_id: UUID, actor: Actor, *, reason: str) -> Payment:
    """Make the order paid by this payment. Audited.

    Raises NotFoundError, or ConflictError when the order is settled or nothing is in question.
    """
    payment = one(payment_id)
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    if is_settled(order.status, payments_of(order)):
        raise ConflictError(f"This order is {order.status.value} already.")
    if payment.verdict not in ACCEPTABLE:
        raise ConflictError("There is nothing to accept about this payment.")
    before = Outcome(payment.verdict)
    emit(PaymentAccepted(order.id, payment.id))
    payment.verdict = Outcome.ACCEPTED
    payment.kept_at = None
    settled_by_hand(payment, before, actor.label, reason)
    audit(
        actor,
        "payment.accept",
        ("payment", payment.id),
        reason=reason,
        before={"verdict": before.value, "order": order.status.value},
        after={"verdict": Outcome.ACCEPTED.value, "order": "paid"},
    )
    cause = f"{amount_of(payment)} accepted as the price: {reason}"
    orders.mark_paid(order, cause=cause, actor=actor.label)
    settle(order)
    if owed_of(order.total, payments_of(order), payment) > Money.zero():
        overpaid(order, payment)
    return payment

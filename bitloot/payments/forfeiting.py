"""Too little came and is not sent back, as the buyer was told before paying: somebody closes it."""

from uuid import UUID

from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.timeline import EntryKind, note
from bitloot.orders import service as orders
from bitloot.payments.decisions import Outcome
from bitloot.payments.effects import amount_of, settled_by_hand
from bitloot.payments.looking import one
from bitloot.payments.models import Payment
from bitloot.payments.settling import payments_of
from bitloot.payments.standing import is_settled, owed_of

_TOO_LITTLE = frozenset({Outcome.UNDERPAID, Outcome.REPEATED_SHORT})


def forfeit(payment_id: UUID, actor: Actor, *, reason: str) -> Payment:
    """Close the question of a payment that was too little. Audited; the books say it already.

    Raises NotFoundError, or ConflictError when it has become enough, or something of it is owed.
    """
    payment = one(payment_id)
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    payments = payments_of(order)
    if payment.verdict not in _TOO_LITTLE or is_settled(order.status, payments):
        raise ConflictError("This payment is not too little any more. Look at it again.")
    if owed_of(order.total, payments, payment).amount > 0:
        raise ConflictError("Something of this payment is owed: refund it, or keep it by policy.")
    subject = ("payment", payment.id)
    text = f"{amount_of(payment)} are too little and are not sent back: {reason}"
    note(EntryKind.STAFF, text, subject=subject, trail_id=order.id, actor=actor.label)
    audit(actor, "payment.forfeit", subject, reason=reason, after={"kept": amount_of(payment)})
    settled_by_hand(payment, Outcome(payment.verdict), actor.label, reason)
    return payment

"""What is owed to a customer and will not be sent back is kept by policy: somebody decides so."""

from uuid import UUID

from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.events import emit
from bitloot.core.timeline import EntryKind, note
from bitloot.orders import service as orders
from bitloot.orders.events import MoneyMoved
from bitloot.payments.decisions import Outcome
from bitloot.payments.effects import amount_of, settled_by_hand
from bitloot.payments.events import PaymentKept
from bitloot.payments.looking import one
from bitloot.payments.models import Payment
from bitloot.payments.settling import payments_of
from bitloot.payments.standing import OWED, owed_of


def keep(payment_id: UUID, actor: Actor, *, reason: str) -> Payment:
    """Keep what is owed of this payment; a repeat changes nothing. Audited.

    The question it raised is closed. Raises NotFoundError, or ConflictError when nothing of it is
    owed or its refund is promised or sent.
    """
    payment = one(payment_id)
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    if payment.kept_at is not None:
        return payment
    owed = owed_of(order.total, payments_of(order), payment)
    if payment.verdict not in OWED and not owed.amount:
        raise ConflictError("Nothing of this payment is owed to the customer.")
    emit(PaymentKept(order.id, payment.id))
    payment.kept_at = utcnow()
    subject = ("payment", payment.id)
    amount = f"{owed.plain()} {owed.currency}"
    text = f"{amount} of {amount_of(payment)} kept: {reason}"
    note(EntryKind.STAFF, text, subject=subject, trail_id=order.id, actor=actor.label)
    audit(actor, "payment.keep", subject, reason=reason, after={"kept": amount})
    settled_by_hand(payment, Outcome(payment.verdict or Outcome.NOTHING), actor.label, reason)
    emit(MoneyMoved(order.id))
    return payment

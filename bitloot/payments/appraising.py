"""Valuing by the provider's estimate what the order's rate says nothing about, or by hand."""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, invalid
from bitloot.core.events import emit
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.money import EUR, Money
from bitloot.core.timeline import SYSTEM, EntryKind, note
from bitloot.core.types import JsonObject
from bitloot.orders import service as orders
from bitloot.orders.events import MoneyMoved
from bitloot.orders.models import Order
from bitloot.payments.looking import one
from bitloot.payments.models import Payment
from bitloot.payments.states import Asset
from bitloot.payments.valuing import CREDITED, Question, converted, euros, plausible, question
from bitloot.providers.nowpayments import get_nowpayments

VALUE = "payments.value"
UNKNOWN = "value_unknown"


@dataclass(frozen=True, slots=True)
class Appraisal:
    """Euros; None where it could not be found out, or is not asked."""

    received: Money | None
    credited: Money | None


def appraise_soon(payment: Payment, *, changed: bool) -> None:
    """Queue the job, where there is something to find out; once for the same facts."""
    asked = question(payment)
    if asked is None:
        return
    digest = sha256(asked.key.encode()).hexdigest()[:16]
    key = f"{payment.id}:{digest}"
    payload = {"payment_id": str(payment.id)}
    if not enqueue(VALUE, payload, key=key, trail_id=payment.order_id) and changed:
        wake(VALUE, key)


def enter(payment_id: UUID, actor: Actor, values: Appraisal, *, reason: str) -> Payment:
    """A member of staff says what it is worth. Audited.

    Raises NotFoundError, InvalidError naming the field, or ConflictError when nothing has come.
    """
    payment = one(payment_id)
    order = orders.lock(payment.order_id)
    db.session.refresh(payment)
    if payment.status not in CREDITED or payment.actually_paid <= 0:
        raise ConflictError("Nothing has come by this payment yet.")
    before = Appraisal(payment.received, payment.credited)
    if values.received is not None:
        if payment.asset is not Asset.WRONG:
            raise invalid("received", "What came is valued at the order's own rate.")
        payment.received = values.received
    if values.credited is not None:
        if not plausible(values.credited, payment.received):
            raise invalid("credited", "More cannot have been credited than came.")
        payment.credited = values.credited
    after = Appraisal(payment.received, payment.credited)
    if after == before:
        raise ConflictError("Nothing was changed.")
    subject = ("payment", payment.id)
    was, said = _told(before), _told(after)
    audit(actor, "payment.value", subject, reason=reason, before=was, after=said)
    text = f"Valued by hand: received {said['received']}, credited {said['credited']}. {reason}"
    note(EntryKind.STAFF, text, subject=subject, trail_id=order.id, actor=actor.label)
    if question(payment) is None:
        resolve_attention(UNKNOWN, subject, by=actor.label, resolution=reason)
    emit(MoneyMoved(order.id))
    return payment


def ask(asked: Question, received: Money | None) -> Appraisal:
    """By the provider's estimates; `received` where the order's rate has said it."""
    if asked.came is not None:
        received = _worth(*asked.came)
    if asked.outcome is None:
        return Appraisal(received, None)
    if asked.came and received and asked.outcome[1] == asked.came[1]:
        credited = converted(asked.outcome[0], asked.came[0], received)
    else:
        credited = _worth(*asked.outcome)
    if credited is not None and not plausible(credited, received):
        credited = None
    return Appraisal(received, credited)


def _worth(amount: Decimal, coin: str) -> Money | None:
    if amount == 0:
        return Money.zero()
    if coin == EUR.lower():
        return euros(amount)
    return euros(get_nowpayments().estimate(amount, coin, EUR.lower()))


def take(order: Order, payment: Payment, found: Appraisal, why: str) -> None:
    """Write what was found out, with the order locked; what was not is asked of staff."""
    payment.received = payment.received if found.received is None else found.received
    payment.credited = payment.credited if found.credited is None else found.credited
    if question(payment) is None:
        by = "The provider's estimate has come."
        resolve_attention(UNKNOWN, ("payment", payment.id), by=SYSTEM, resolution=by)
    else:
        tell_unknown(payment, why)
    if found != Appraisal(None, None):
        received, credited = payment.received or "unknown", payment.credited or "unknown"
        note(
            EntryKind.PROVIDER,
            f"Valued by NOWPayments' estimate: received {received}, credited {credited}.",
            subject=("payment", payment.id),
            trail_id=order.id,
        )
        emit(MoneyMoved(order.id))


def tell_unknown(payment: Payment, why: str) -> None:
    """Nobody could say what it is worth."""
    number = db.session.get_one(Order, payment.order_id).number
    raise_attention(
        UNKNOWN,
        subject=("payment", payment.id),
        trail_id=payment.order_id,
        summary=f"{number}: what payment {payment.provider_payment_id} is worth in euros is not "
        f"known, so the books wait. {why}",
        action="enter_value",
    )


def _told(values: Appraisal) -> JsonObject:
    return {"received": _said(values.received), "credited": _said(values.credited)}


def _said(value: Money | None) -> str:
    return f"{value.amount:f} {value.currency}" if value else "unknown"

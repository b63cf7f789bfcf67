"""What may be done with one payment. Each act is a dialog and one call of a service."""

from decimal import Decimal
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_admin import expose

from admin_console.acts import Dialog, perform
from admin_console.base import ConsoleView, needs
from admin_console.formats import word
from bitloot.accounts.gate import current_actor
from bitloot.accounts.permissions import Permission
from bitloot.core.errors import invalid
from bitloot.core.money import CENT, Money
from bitloot.orders.models import Order
from bitloot.payments.accepting import ACCEPTABLE, accept
from bitloot.payments.appraising import Appraisal, enter
from bitloot.payments.effects import amount_of, asked_of
from bitloot.payments.looking import one
from bitloot.payments.models import Payment
from bitloot.payments.overriding import BY_HAND, Claim, override
from bitloot.payments.settling import payments_of
from bitloot.payments.standing import is_settled
from bitloot.payments.states import FINAL, RANK, Asset, PaymentStatus
from bitloot.payments.valuing import CREDITED, euros
from bitloot.providers.nowpayments import reading

SHORTEST_EVIDENCE = 10


def can_accept(payment: Payment, order: Order) -> bool:
    """Whether staff may count it as the order's price."""
    settled = is_settled(order.status, payments_of(order))
    return not settled and payment.verdict in ACCEPTABLE


def can_override(payment: Payment) -> bool:
    """Whether there is anything to say by hand."""
    known = payment.provider_payment_id is not None
    return known and payment.status not in FINAL - {PaymentStatus.FINISHED}


def can_value(payment: Payment) -> bool:
    """Whether something came that staff may put a value on."""
    return payment.status in CREDITED and payment.actually_paid > 0


class PaymentActs(ConsoleView):
    """Routes of a single payment, mixed into the list's view."""

    @expose("/<uuid:payment_id>/accept", methods=("GET", "POST"))
    @needs(Permission.PAYMENTS_OVERRIDE)
    def accept(self, payment_id: UUID) -> ResponseReturnValue:
        """Count what came as the order's price."""
        payment = one(payment_id)
        dialog = Dialog(
            title="Accept as the price",
            text=f"{amount_of(payment)} came, {asked_of(payment)} was asked. The order becomes "
            "paid and is delivered.",
            button="Accept as the price",
            back=url_for(".payment", payment_id=payment_id),
            sensitive=True,
        )

        def act(reason: str) -> str:
            accept(payment_id, current_actor(), reason=reason)
            return "Accepted: the order is paid."

        return perform(self, dialog, act)

    @expose("/<uuid:payment_id>/override", methods=("GET", "POST"))
    @needs(Permission.PAYMENTS_OVERRIDE)
    def override(self, payment_id: UUID) -> ResponseReturnValue:
        """Say by hand what it has come to; the table decides what follows."""
        payment = one(payment_id)
        dialog = Dialog(
            title="Set the status by hand",
            text="For what NOWPayments' own record will never say. It is taken as if it had been "
            "said there: the decision table says what follows, and may deliver.",
            button="Set the status",
            back=url_for(".payment", payment_id=payment_id),
            tone="danger",
            sensitive=True,
            template="console/payment_override.html",
            values={"payment": payment, "statuses": _sayable(payment)},
        )

        def act(reason: str) -> str:
            done = override(payment_id, current_actor(), _claim(), reason=reason)
            return f"The payment is {word(done.status)}; the table says: {word(done.verdict)}."

        return perform(self, dialog, act)

    @expose("/<uuid:payment_id>/value", methods=("GET", "POST"))
    @needs(Permission.PAYMENTS_OVERRIDE)
    def value(self, payment_id: UUID) -> ResponseReturnValue:
        """Say what it is worth in euros."""
        payment = one(payment_id)
        dialog = Dialog(
            title="Value in euros",
            text=f"{amount_of(payment)} came. The ledger is brought to what you say.",
            button="Set the value",
            back=url_for(".payment", payment_id=payment_id),
            sensitive=True,
            template="console/payment_value.html",
            values={"payment": payment, "wrong": payment.asset is Asset.WRONG},
        )

        def act(reason: str) -> str:
            values = Appraisal(_euros("received"), _euros("credited"))
            enter(payment_id, current_actor(), values, reason=reason)
            return "Valued: the ledger agrees with it."

        return perform(self, dialog, act)


def _sayable(payment: Payment) -> list[PaymentStatus]:
    return [status for status in BY_HAND if RANK[status] >= RANK[payment.status]]


def _claim() -> Claim:
    try:
        status = PaymentStatus(request.form.get("status", ""))
    except ValueError:
        raise invalid("status", "Choose what it has come to.") from None
    evidence = " ".join(request.form.get("evidence", "").split())
    if len(evidence) < SHORTEST_EVIDENCE:
        raise invalid("evidence", "Say what shows it: a letter, a link, a ticket.")
    typed_hash = request.form.get("payin_hash", "").strip()
    return Claim(status, _coins("actually_paid") or Decimal(0), typed_hash or None, evidence)


def _coins(name: str) -> Decimal | None:
    try:
        return reading.amount(request.form.get(name, ""))
    except ValueError:
        raise invalid(name, "That is not an amount.") from None


def _euros(name: str) -> Money | None:
    amount = _coins(name)
    if amount is None:
        return None
    found = euros(amount)
    if found is None or amount != amount.quantize(CENT):
        raise invalid(name, "Euros with at most two places.")
    return found

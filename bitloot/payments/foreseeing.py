"""What applying an IPN once more would change, said without asking the provider."""

from bitloot.core.db import db
from bitloot.core.http.client import parse_json
from bitloot.orders.models import Order
from bitloot.payments.applying import status_of
from bitloot.payments.effects import amount_of
from bitloot.payments.models import Payment
from bitloot.payments.resolving import find
from bitloot.payments.states import RANK
from bitloot.providers.nowpayments.reading import payment as read_payment
from bitloot.providers.nowpayments.records import PaymentRecord
from bitloot.webhooks.foresight import Foresight, Prospect
from bitloot.webhooks.models import WebhookEvent


def foresee_ipn(event: WebhookEvent) -> Foresight:
    """Compare what it claims with what we know. Money moves on the provider's own record only."""
    try:
        claim = read_payment(parse_json(event.body))
    except (ValueError, RecursionError):
        return Foresight(
            Prospect.FAILS_AGAIN, "Its amounts are none.", "Nothing: it cannot be read."
        )
    payment = find(claim.payment_id)
    if payment is not None:
        return _known(payment, claim)
    parent = find(claim.parent_payment_id) if claim.parent_payment_id else None
    if parent is not None:
        number = db.session.get_one(Order, parent.order_id).number
        return Foresight(
            Prospect.CHANGES,
            f"A further deposit to {number}, not known yet.",
            "It is taken into the order, if NOWPayments has it.",
        )
    return Foresight(
        Prospect.FAILS_AGAIN,
        f"No payment of ours has the id {claim.payment_id}.",
        "Nothing, unless NOWPayments names an order of ours for it.",
    )


def _known(payment: Payment, claim: PaymentRecord) -> Foresight:
    order = db.session.get_one(Order, payment.order_id)
    now = (
        f"Payment is {payment.status.value}, {amount_of(payment)} received; "
        f"order {order.number} is {order.status.value}."
    )
    claimed = status_of(claim)
    if claimed is not None and RANK[claimed] > RANK[payment.status]:
        then = f"Payment becomes {claimed.value}, if NOWPayments' own record says so."
        return Foresight(Prospect.CHANGES, now, then)
    return Foresight(Prospect.NOTHING_NEW, now, "Nothing: what it says is known.")

"""What each remedy does, in steps. Safe to do twice.

What a refused one had begun to write is undone (a savepoint), so that the refusal can be told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from sqlalchemy import select

from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.money import Money
from bitloot.core.steps import Steps, at_once, outside
from bitloot.fulfillment import retrying, watching
from bitloot.fulfillment.holding import Reason, ask_staff
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.requesting import request
from bitloot.fulfillment.service import stored
from bitloot.fulfillment.states import LIVE
from bitloot.ledger.checking import add_lacking
from bitloot.ledger.entries import top_up
from bitloot.ledger.posting import SubjectKind
from bitloot.ledger.subjects import post_attempt
from bitloot.orders.models import Order
from bitloot.payments.tasks import follow, report
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.reconciliation.adopting import adopt
from bitloot.reconciliation.books import BY_KIND
from bitloot.reconciliation.keys_counted import lacking_lines
from bitloot.reconciliation.kinguin_balance import surplus
from bitloot.reconciliation.ledger_balances import CLOSING
from bitloot.reconciliation.models import Remedy, Rule


@dataclass(frozen=True, slots=True)
class Errand:
    """Whose break it is, and who mends it why."""

    reference: str
    actor: Actor
    reason: str


@dataclass(frozen=True, slots=True)
class Cure:
    """The button, what it does in a sentence, and the act; None: a person closes it."""

    label: str
    explanation: str
    act: Callable[[Errand], Steps[None]] | None = None


def _poll_payment(errand: Errand) -> Steps[None]:
    yield from outside(partial(_ask_and_apply, errand.reference))


def _ask_and_apply(payment_id: str) -> None:
    record = get_nowpayments().get_payment(payment_id)
    report(record)
    follow(record)


def _adopt_payment(errand: Errand) -> Steps[None]:
    record = yield from outside(lambda: get_nowpayments().get_payment(errand.reference))
    with db.session.begin_nested():
        adopt(record)


def _poll_purchase(errand: Errand) -> Steps[None]:
    """One in hand is looked after by its own job; one that is closed is brought up to date."""
    order = yield from outside(lambda: get_kinguin().get_order(errand.reference))
    with db.session.begin_nested():
        for purchase in _purchases(errand.reference, order.external_id):
            if purchase.status in LIVE:
                request(purchase.item_id, purchase.order_id)
                continue
            watching.note_change(purchase, purchase.part_of(order))


def _retry(errand: Errand) -> None:
    order_id = db.session.scalar(select(Order.id).where(Order.number == errand.reference))
    if order_id is None:
        raise ConflictError("There is no such order.")
    with db.session.begin_nested():
        retrying.retry(order_id, errand.actor, errand.reason)


def _ask_staff(errand: Errand) -> None:
    for item in lacking_lines(errand.reference):
        lacking = item.quantity - stored(item.id)
        summary = f"Fulfilled, yet {lacking} of {item.quantity} keys are missing: {item.title}"
        ask_staff(item, Reason.REFUND_DUE, summary, {"missing": lacking})


def _post_subject(errand: Errand) -> None:
    kind, _, key = errand.reference.partition(":")
    if kind == CLOSING:
        add_lacking(date.fromisoformat(key))
        return
    with db.session.begin_nested():
        BY_KIND[SubjectKind(kind)].post(UUID(key))


def _post_purchase(errand: Errand) -> None:
    for purchase in _purchases(errand.reference, None):
        post_attempt(purchase.id)


def _top_up(errand: Errand) -> Steps[None]:
    amount = yield from surplus()
    if amount > Money.zero():
        top_up(amount, errand.actor, reason=errand.reason)


def _purchases(order_id: str, external_id: str | None) -> list[Purchase]:
    names = {"provider_order_id": order_id, "external_id": external_id}
    for name, value in names.items():
        found = watching.find({name: value}) if value else []
        if found:
            return found
    raise ConflictError("No purchase of ours belongs to this order.")


REVIEW = Cure(
    "Close by hand",
    "Nothing else is done: write down what you found and what was done. It is reported again only "
    "when its facts change.",
)
CURES: Mapping[tuple[Rule, Remedy], Cure] = {
    (Rule.PAYMENTS_OURS, Remedy.POLL): Cure(
        "Ask NOWPayments again",
        "Its own record is asked for and applied, like that of any payment.",
        _poll_payment,
    ),
    (Rule.PAYMENTS_OURS, Remedy.ADOPT): Cure(
        "Take the payment in",
        "The payment becomes ours, for the order that it names, and what its record says is "
        "applied: the order may become paid and be delivered.",
        _adopt_payment,
    ),
    (Rule.PURCHASES_OURS, Remedy.POLL): Cure(
        "Ask Kinguin again",
        "What the order has become and cost is taken over, and posted.",
        _poll_purchase,
    ),
    (Rule.PURCHASES_OURS, Remedy.ADOPT): Cure(
        "Take the order in",
        "Fulfillment of the line goes on with this order; nothing is bought.",
        _poll_purchase,
    ),
    (Rule.PURCHASES_OURS, Remedy.POST): Cure(
        "Post the cost", "What the order has cost is posted.", at_once(_post_purchase)
    ),
    (Rule.KINGUIN_BALANCE, Remedy.TOP_UP): Cure(
        "Record a top-up",
        "The difference is posted as paid in by the owner. First make sure that it was.",
        _top_up,
    ),
    (Rule.PAID_FULFILLED, Remedy.RETRY): Cure(
        "Retry fulfillment",
        "Every line that lacks keys is tried again; nothing is bought twice.",
        at_once(_retry),
    ),
    (Rule.PAID_FULFILLED, Remedy.ASK_STAFF): Cure(
        "Put it into the attention queue",
        "Staff are asked about every line that lacks keys: to pay them back, or to send others.",
        at_once(_ask_staff),
    ),
    (Rule.LEDGER_BALANCES, Remedy.POST): Cure(
        "Post the difference",
        "What the facts say and the books lack is posted; nothing posted is changed.",
        at_once(_post_subject),
    ),
}


def cure_for(rule: Rule, remedy: Remedy) -> Cure:
    """Of a break; closing by hand where nothing mends it."""
    return CURES.get((rule, remedy), REVIEW)

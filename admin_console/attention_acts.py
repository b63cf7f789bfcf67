"""Which acts resolve which item, the right one first. Unknown items are closed with a sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import url_for

from admin_console import provider_acts
from admin_console.provider_acts import line_of
from bitloot.accounts.permissions import Permission
from bitloot.catalog.repricing.accepting import accept_cost
from bitloot.core.attention import AttentionItem
from bitloot.core.audit import Actor
from bitloot.core.db import db
from bitloot.core.errors import NotFoundError
from bitloot.fulfillment import resolving, retrying
from bitloot.orders.attention import close
from bitloot.orders.models import OrderItem
from bitloot.payments import accepting
from bitloot.payments.doubting import Doubt
from bitloot.payments.looking import one as payment_of
from bitloot.refunds.cancelling import keep

Run = Callable[[AttentionItem, Actor, str], str]
Where = Callable[[AttentionItem], str]


@dataclass(frozen=True, slots=True)
class Act:
    """One button of an item. `permission` is needed beside `attention.resolve`.

    With `where` it is a link to where the matter is settled, and the item closes there; `in_place`
    says that a dialog is there, which opens over the list.
    """

    key: str
    label: str
    explanation: str
    run: Run
    permission: Permission = Permission.ATTENTION_RESOLVE
    reason: str = "Why?"
    sensitive: bool = False
    where: Where | None = None
    in_place: bool = False


def act_for(item: AttentionItem) -> Act:
    """The act that whoever raised it named; an unknown one is done by hand."""
    if item.action == "review":
        return REVIEWS.get(item.reason, CLOSE)
    return ACTS.get(item.action, CLOSE)


def acts_for(item: AttentionItem) -> list[Act]:
    """All that may be right, the first above all; what is reviewed may end in nothing to do."""
    first = act_for(item)
    also = [ACTS[key] for key in ALSO.get(item.reason, ()) if _fits(item, key)]
    if item.action == "review" and first is not CLOSE:
        also.append(CLOSE)
    return [first, *also]


def _fits(item: AttentionItem, key: str) -> bool:
    """Other offers are Kinguin's: a line of our own stock has none."""
    if key != "other_offer":
        return True
    line = db.session.get(OrderItem, item.subject_id)
    return line is not None and line.kinguin_product_id is not None


def chosen(item: AttentionItem, key: str | None) -> Act:
    """The act of that key among the item's; the first without one. Raises NotFoundError."""
    offered = acts_for(item)
    found = offered[0] if key is None else next((a for a in offered if a.key == key), None)
    if found is None:
        raise NotFoundError("This item is not resolved in that way.")
    return found


def _close(item: AttentionItem, actor: Actor, reason: str) -> str:
    close(item, actor, reason)
    return "Closed."


def _retry(item: AttentionItem, actor: Actor, reason: str) -> str:
    if item.trail_id is None:
        return _close(item, actor, reason)
    report = retrying.retry(item.trail_id, actor, reason)
    return " ".join([report.action, *(f"{line.title}: {line.action}." for line in report.lines)])


def _buy_anyway(item: AttentionItem, actor: Actor, reason: str) -> str:
    line = line_of(item)
    resolving.buy_anyway(line, actor, reason)
    return f"{line.title} is bought at the higher price."


def _accept(item: AttentionItem, actor: Actor, reason: str) -> str:
    payment = accepting.accept(item.subject_id, actor, reason=reason)
    return f"Payment {payment.provider_payment_id} counts as the price; the order is paid."


def _accept_cost(item: AttentionItem, actor: Actor, reason: str) -> str:
    product = accept_cost(item.subject_id, actor, reason=reason)
    return f"{product.title} is sold at a cost of {product.cost} now."


def _keep(item: AttentionItem, actor: Actor, reason: str) -> str:
    payment = payment_of(item.subject_id)
    keep(payment.order_id, payment.id, actor, reason=reason)
    return "Kept: nothing of this payment is owed any more."


def _to_refund(item: AttentionItem) -> str:
    return url_for("console_refunds.begin", item_id=item.id)


def _to_value(item: AttentionItem) -> str:
    return url_for("console_payments.value", payment_id=item.subject_id)


def _to_stock(item: AttentionItem) -> str:
    return url_for("console_stock.product", product_id=item.subject_id)


def _to_claim(item: AttentionItem) -> str:
    return url_for("console_claims.claim", claim_id=item.subject_id)


CLOSE = Act(
    "close",
    "Mark as resolved",
    "Nothing else is done: write down what was.",
    _close,
    reason="What was done?",
)
_RETRY = Act(
    "retry_fulfillment",
    "Retry fulfillment",
    "What is on hold is released and tried again; nothing is bought twice.",
    _retry,
    permission=Permission.FULFILLMENT_RETRY,
)


def _by_hand(key: str, what: str) -> Act:
    return replace(CLOSE, key=key, explanation=f"{what} Then write down what was done.")


ACTS: Mapping[str, Act] = {
    act.key: act
    for act in (
        CLOSE,
        _RETRY,
        Act(
            "buy_anyway",
            "Buy anyway",
            "The key is bought at the price named here, above the limit.",
            _buy_anyway,
            permission=Permission.ORDERS_EDIT,
            sensitive=True,
        ),
        Act(
            "other_offer",
            "Other offer",
            "Choose from what Kinguin offers, with price and rating.",
            _close,
            permission=Permission.ORDERS_EDIT,
            where=provider_acts.to_offers,
            in_place=True,
        ),
        Act(
            "check_access",
            "Check access",
            "The provider refused our key or our address. Mend that first: it is asked now, and "
            "everything that waits goes on if it answers.",
            provider_acts.check_access,
            permission=Permission.FULFILLMENT_RETRY,
        ),
        Act(
            "top_up",
            "Go on buying",
            "Top the balance up at Kinguin: it is noticed within seconds. This tries at once.",
            provider_acts.top_up,
            permission=Permission.FULFILLMENT_RETRY,
        ),
        Act(
            "accept",
            "Accept as the price",
            "The order becomes paid and is delivered, although the payment does not fit.",
            _accept,
            permission=Permission.PAYMENTS_OVERRIDE,
            sensitive=True,
        ),
        Act(
            "forfeit",
            "Close without refund",
            "Too little came and it is not sent back, as the customer was told before paying.",
            provider_acts.forfeit,
            permission=Permission.PAYMENTS_OVERRIDE,
        ),
        Act(
            "refund",
            "Refund",
            "The money goes back; what is not delivered is given up.",
            _close,
            permission=Permission.REFUNDS_REQUEST,
            where=_to_refund,
        ),
        Act(
            "keep",
            "Keep by policy",
            "What is owed of this payment stays with the shop. The customer sees it on their "
            "order page; an open refund of it is called off.",
            _keep,
            permission=Permission.PAYMENTS_OVERRIDE,
            sensitive=True,
        ),
        Act(
            "enter_value",
            "Enter the value",
            "Say what the payment is worth in euros.",
            _close,
            permission=Permission.PAYMENTS_OVERRIDE,
            where=_to_value,
            in_place=True,
        ),
        Act(
            "decide_claim",
            "Decide",
            "Replace, refund or reject, before the supplier's window ends.",
            _close,
            permission=Permission.CLAIMS_DECIDE,
            where=_to_claim,
        ),
        Act(
            "leave_unvalued",
            "Close without a value",
            "The books go on without it. Write down why its worth does not matter.",
            _close,
            permission=Permission.PAYMENTS_OVERRIDE,
        ),
        Act(
            "accept_cost",
            "Accept the cost",
            "The product is on sale again, at the price that the rules make of the new cost.",
            _accept_cost,
            permission=Permission.CATALOG_EDIT,
        ),
        _by_hand("review", "Look into it."),
        Act(
            "import_keys",
            "Import keys",
            "The item closes by itself when there are more than the threshold.",
            _close,
            permission=Permission.STOCK_IMPORT,
            where=_to_stock,
        ),
        Act(
            "return_keys",
            "Return the keys",
            "Kinguin is asked once to take back what nobody is to have; its cost comes back.",
            provider_acts.return_keys,
            permission=Permission.ORDERS_EDIT,
        ),
        replace(
            CLOSE,
            key="write_off",
            label="Written off",
            explanation="Put the keys into stock, or bear their cost. Then write down what was "
            "done.",
        ),
        _by_hand("start_sync", "Check the provider's key and start a new sync."),
        _by_hand("change_rules", "Preview the pricing rules: they name the products."),
        _by_hand("reconcile", "Money, Reconciliation lists each break with what mends it."),
    )
}

_ASK_AGAIN = Act(
    "ask_again",
    "Ask NOWPayments again",
    "Its own record is asked for now; this closes by itself once it fits.",
    provider_acts.ask_again,
)
REVIEWS: Mapping[str, Act] = {
    **dict.fromkeys(("finished_unpaid", "ipn_disagrees", *map(str, Doubt)), _ASK_AGAIN),
    "provider_access": replace(
        _ASK_AGAIN,
        key="try_now",
        label="Check access",
        explanation="NOWPayments is asked now, and payments that wait go on if it answers.",
        run=provider_acts.try_nowpayments,
    ),
    "ipn_unknown": Act(
        "to_webhook",
        "Open the IPN",
        "What came stands there, with its replay.",
        _close,
        permission=Permission.WEBHOOKS_VIEW,
        where=provider_acts.to_webhook,
    ),
    "refunded_after_reveal": Act(
        "to_evidence",
        "Make the evidence",
        "A signed bundle for the dispute.",
        _close,
        permission=Permission.EVIDENCE_MAKE,
        where=provider_acts.to_evidence,
        in_place=True,
    ),
}
"""By the reason of what is to be looked into: where one looks."""

_HELD = ("refund",)
_BOUGHT_ELSEWHERE = ("other_offer", "refund")
_OWED = ("keep",)
_UNDECIDED = ("refund", "keep")
ALSO: Mapping[str, Sequence[str]] = {
    "overpaid": _OWED,
    "second_payment": _OWED,
    "repeated_deposit": _OWED,
    "wrong_asset": ("accept", "keep"),
    "paid_contradictory": _UNDECIDED,
    "repeated_deposit_covers": _UNDECIDED,
    "repeated_deposit_short": ("accept",),
    "finished_unpaid": ("accept",),
    "value_unknown": ("leave_unvalued",),
    "price_moved": _BOUGHT_ELSEWHERE,
    "out_of_stock": _BOUGHT_ELSEWHERE,
    "order_refused": _BOUGHT_ELSEWHERE,
    "provider_cancelled": _HELD,
    "provider_refunded": _HELD,
    "keys_missing": _HELD,
    "bought_in_vain": ("write_off",),
}
"""By the reason of the item: what may be right instead of its own act."""

"""Whether a purchase and Kinguin's order say the same, and what is to do if not."""

from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.purchase import Purchase
from bitloot.fulfillment.states import LIVE, AttemptStatus
from bitloot.ledger.accounts import Account
from bitloot.ledger.positions import attempt_position
from bitloot.ledger.posting import SubjectKind, posted_for
from bitloot.providers.kinguin.orders import Order, OrderStatus
from bitloot.reconciliation.findings import Finding
from bitloot.reconciliation.models import Remedy, Rule


def cost_of(order: Order) -> Money:
    """What the order has cost by now: what was charged, less what came back."""
    return order.paid - order.returned


def compare(attempt: FulfillmentAttempt, whole: Order) -> Finding | None:
    """None where it is this attempt's only order, at the cost that the books hold for its part."""
    order = Purchase.of(attempt).part_of(whole)
    if attempt.provider_order_id is None:
        return _unclaimed(attempt, order)
    if attempt.provider_order_id != order.id:
        return _finding(
            attempt,
            order,
            f"Kinguin has order {order.id} beside {attempt.provider_order_id} under the same "
            f"reference {attempt.external_id}: bought twice, {order.paid}.",
            Remedy.REVIEW,
        )
    cost, posted = cost_of(order), posted_cost(attempt)
    if cost == posted:
        return None
    return _finding(
        attempt,
        order,
        f"Kinguin order {order.id} ({order.status_text}) has cost {cost}; the books say {posted}.",
        _remedy(attempt, order, cost),
        posted=posted,
    )


def posted_cost(attempt: FulfillmentAttempt) -> Money:
    """What the books hold for the purchase."""
    posted = posted_for(SubjectKind.ATTEMPT, attempt.id).sums
    return posted.get(Account.GOODS_KINGUIN, Money.zero())


def unknown(order: Order) -> Finding:
    """Somebody bought it, and no attempt of ours did."""
    whose = f"reference {order.external_id}" if order.external_id else "without a reference"
    return Finding(
        Rule.PURCHASES_OURS,
        order.id,
        f"Kinguin order {order.id} ({order.status_text}, {order.paid}, {whose}) is none of ours.",
        Remedy.REVIEW,
        None,
        {"status": order.status_text, "paid": order.paid.plain(), "reference": order.external_id},
    )


def gone(attempt: FulfillmentAttempt) -> Finding:
    """We bought it, and Kinguin does not know it."""
    return Finding(
        Rule.PURCHASES_OURS,
        attempt.provider_order_id or attempt.external_id,
        f"Kinguin does not know order {attempt.provider_order_id}, which is "
        f"{attempt.status.value} here.",
        Remedy.REVIEW,
        attempt.order_id,
        {"ours": attempt.status.value, "theirs": None},
    )


def _unclaimed(attempt: FulfillmentAttempt, order: Order) -> Finding | None:
    """It exists there; here its answer was lost, and the attempt looks for it or was given up."""
    looking = attempt.status in LIVE
    return _finding(
        attempt,
        order,
        f"Kinguin has order {order.id} under our reference {attempt.external_id}; here the "
        f"purchase is {attempt.status.value}.",
        Remedy.ADOPT if looking else Remedy.REVIEW,
    )


def _remedy(attempt: FulfillmentAttempt, order: Order, cost: Money) -> Remedy:
    """Facts first, then the books."""
    facts = attempt_position(attempt.status, attempt.paid_price, attempt.returned)
    if facts.get(Account.GOODS_KINGUIN, Money.zero()) == cost:
        return Remedy.POST
    refund_unseen = order.status is OrderStatus.REFUNDED and (
        attempt.status is not AttemptStatus.REFUNDED
    )
    charged = (attempt.paid_price, attempt.returned or Money.zero())
    if attempt.status in LIVE or refund_unseen or charged != (order.paid, order.returned):
        return Remedy.POLL
    return Remedy.REVIEW


def _finding(
    attempt: FulfillmentAttempt,
    order: Order,
    summary: str,
    remedy: Remedy,
    *,
    posted: Money | None = None,
) -> Finding:
    return Finding(
        Rule.PURCHASES_OURS,
        order.id,
        summary,
        remedy,
        attempt.order_id,
        {
            "reference": attempt.external_id,
            "theirs": order.status_text,
            "ours": attempt.status.value,
            "paid": order.paid.plain(),
            "posted": posted.plain() if posted else None,
        },
    )

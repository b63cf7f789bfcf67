"""Deciding all payments of an order, and doing what the decisions say."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.events import emit
from bitloot.orders import service as orders
from bitloot.orders.events import MoneyMoved
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome, decide
from bitloot.payments.effects import disagree, execute
from bitloot.payments.facts import ENOUGH, SHORT, Facts, SettledBy, covers, grade
from bitloot.payments.models import Payment
from bitloot.payments.standing import PRICE, WAS_PRICE
from bitloot.payments.states import RANK, SEEN, Asset, Coverage, PaymentStatus, Timing

_MOST_ROUNDS = 6  # a verdict can change another one's facts, but not for ever


def payments_of(order: Order) -> list[Payment]:
    """All payments of the order, oldest first."""
    query = select(Payment).where(Payment.order_id == order.id).order_by(Payment.id)
    return list(db.session.scalars(query))


def settle(order: Order) -> None:
    """Decide every payment of the order until nothing changes any more.

    The caller holds the order's lock. The most advanced payment is decided first.
    """
    db.session.flush()
    payments = payments_of(order)
    payments.sort(key=lambda payment: -RANK[payment.status])
    for _ in range(_MOST_ROUNDS):
        changed = sum(_decide(order, payment, payments) for payment in payments)
        if not changed:
            break
    _keep_flags(order, payments)
    emit(MoneyMoved(order.id))


def deny(order: Order, payment: Payment, claimed: str) -> None:
    """A signed IPN says more than the provider's own record: decided as it stands, once."""
    facts = facts_of(order, payment, payments_of(order))
    row = decide(replace(facts, denied=True))
    disagree(order, payment, claimed, row)


def _decide(order: Order, payment: Payment, payments: Sequence[Payment]) -> bool:
    """Whether the verdict on this payment is a new one."""
    accepted = payment.verdict == Outcome.ACCEPTED
    if accepted and payment.status is not PaymentStatus.REFUNDED:
        return False
    row = decide(facts_of(order, payment, payments))
    before = Outcome(payment.verdict) if payment.verdict else Outcome.NOTHING
    payment.verdict = row.outcome
    execute(order, payment, row, before)
    return row.outcome is not before


def _keep_flags(order: Order, payments: Sequence[Payment]) -> None:
    """Where another payment has become the price, the order is not flagged for the first one."""
    price = [payment for payment in payments if payment.verdict in PRICE]
    if price and not any(payment.timing is Timing.LATE for payment in price):
        orders.unflag(order, "late")
    if price and not any(payment.coverage is Coverage.OVER for payment in price):
        orders.unflag(order, "overpaid")


def facts_of(order: Order, payment: Payment, payments: Sequence[Payment]) -> Facts:
    """What is known of `payment` among all `payments` of its order."""
    others = [other for other in payments if other.id != payment.id]
    return Facts(
        status=payment.status,
        coverage=payment.coverage,
        order=order.status,
        timing=payment.timing,
        asset=payment.asset,
        tolerated=_tolerated(payment),
        repeated=payment.parent_payment_id is not None,
        sum_covers=_sum_covers(payment, payments),
        settled_by=_settled_by(order, payment, payments),
        money_under_way=any(_under_way(other) for other in others),
        still_payable=utcnow() < order.expires_at and any(_payable(other) for other in others),
        short_kept=any(_short_kept(other) for other in others),
        first_contradicts=_first_contradicts(payment, others),
        revealed=any(item.revealed_at is not None for item in order.items),
    )


def _tolerated(payment: Payment) -> bool:
    asked = payment.pay_amount
    exact = payment.coverage is Coverage.EXACT
    return exact and asked is not None and payment.actually_paid < asked


def _settled_by(order: Order, payment: Payment, payments: Sequence[Payment]) -> SettledBy:
    price = _by_hand(order, payments) or _by_facts(order, payments)
    if price is None:
        return SettledBy.OTHER if order.given_back_at else SettledBy.NOBODY
    mine = payment is price or _made_good(payment, price, payments)
    return SettledBy.THIS if mine else SettledBy.OTHER


def _by_hand(order: Order, payments: Sequence[Payment]) -> Payment | None:
    """What staff accepted stays the price, unless the provider has sent it back.

    So does what staff gave back with the whole order: no other payment may buy its goods again.
    """
    mine = PRICE if order.given_back_at else {Outcome.ACCEPTED}
    here = (each for each in payments if each.status is not PaymentStatus.REFUNDED)
    return next((each for each in here if each.verdict in mine), None)


def _by_facts(order: Order, payments: Sequence[Payment]) -> Payment | None:
    full = None if order.given_back_at else _full(payments)
    return full or _gone_back(payments)


def _full(payments: Sequence[Payment]) -> Payment | None:
    """Of all that came in full the one that is the price: by what is known, not by what was first.

    What was sent back by hand is none any more; what staff kept the excess of stays it.
    """
    here = [payment for payment in payments if _is_first(payment) and _is_full(payment)]
    return min(here, key=_precedence, default=None)


def _gone_back(payments: Sequence[Payment]) -> Payment | None:
    """The one whose money was the price, or would have been, and is at the customer's again."""
    gone = [payment for payment in payments if payment.status is PaymentStatus.REFUNDED]
    full = [payment for payment in gone if _is_first(payment) and payment.coverage in ENOUGH]
    by_hand = [payment for payment in gone if payment.verdict in WAS_PRICE]
    return min(full or by_hand, key=_precedence, default=None)


def _precedence(payment: Payment) -> tuple[bool, bool, bool, UUID]:
    pinned = payment.kept_at is not None and payment.verdict in PRICE
    late, over = payment.timing is Timing.LATE, payment.coverage is Coverage.OVER
    return not pinned, late, over, payment.id


def _is_first(payment: Payment) -> bool:
    return payment.parent_payment_id is None and payment.asset is Asset.EXPECTED


def _is_full(payment: Payment) -> bool:
    here = payment.sent_back_at is None
    return here and covers(payment.status, payment.coverage, tolerated=_tolerated(payment))


def _made_good(payment: Payment, other: Payment, payments: Sequence[Payment]) -> bool:
    """Whether `other` is a further deposit to this address, accepted together with it.

    What has gone back was no part of it where the rest is enough.
    """
    mine = other.parent_payment_id == payment.provider_payment_id
    if not mine or other.parent_payment_id is None or other.verdict != Outcome.ACCEPTED:
        return False
    return payment.status is not PaymentStatus.REFUNDED or not _sum_covers(other, payments)


def _under_way(payment: Payment) -> bool:
    return _is_first(payment) and payment.status in SEEN


def _short_kept(payment: Payment) -> bool:
    return _is_first(payment) and payment.status in SHORT and payment.coverage is Coverage.PARTIAL


def _payable(payment: Payment) -> bool:
    waits = {PaymentStatus.CREATING, PaymentStatus.WAITING}
    return payment.status in waits and payment.retired_at is None


def _first_contradicts(payment: Payment, others: Sequence[Payment]) -> bool:
    contradictory = {Outcome.UNPROVEN, Outcome.CONTRADICTORY}
    return any(
        other.verdict in contradictory
        for other in others
        if other.provider_payment_id == payment.parent_payment_id
    )


def _sum_covers(payment: Payment, payments: Sequence[Payment]) -> bool:
    """Whether all that came to the first payment's address, and stayed, is its price."""
    parent_id = payment.parent_payment_id
    parent = next((p for p in payments if p.provider_payment_id == parent_id), None)
    if parent_id is None or parent is None:
        return False
    stayed = parent.status is not PaymentStatus.REFUNDED
    first = parent.actually_paid if stayed else Decimal(0)
    came = first + sum(
        (
            other.actually_paid
            for other in payments
            if other.parent_payment_id == parent_id
            and other.asset is Asset.EXPECTED
            and other.status is not PaymentStatus.REFUNDED
        ),
        Decimal(0),
    )
    tolerance = get_settings().payment_tolerance_percent
    return grade(came, parent.pay_amount, tolerance) in {Coverage.EXACT, Coverage.OVER}

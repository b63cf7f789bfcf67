"""What is owed gets its refund by itself, and loses it when the facts change. Safe to repeat.

Runs whenever money has moved, under the order's lock, before the books are written.
"""

from uuid import UUID

from bitloot.core import transitions
from bitloot.core.attention import raise_attention
from bitloot.core.audit import Actor
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.core.timeline import SYSTEM
from bitloot.fulfillment.holding import settle
from bitloot.orders.models import Order
from bitloot.orders.states import ItemStatus
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.standing import PRICE
from bitloot.refunds.amounts import owed_shares, paid_price
from bitloot.refunds.books import Books, of
from bitloot.refunds.cancelling import keep, withdraw
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import tell
from bitloot.refunds.requesting import Wish, request_owed
from bitloot.refunds.states import GONE, OPEN, REFUND, Purpose, RefundEvent, RefundStatus

_SELF = Actor(SYSTEM)
_UNASKED = PRICE | {Outcome.REPEATED, Outcome.SECOND_PAYMENT, Outcome.WRONG_ASSET}
"""Verdicts of money that nobody has to decide about first: what is owed of it goes back."""
TOO_MUCH = "refunded_too_much"
_CHANGED = "What is owed has changed."
_REASONS = {
    Outcome.REPEATED: "Another deposit came to the address of a paid order.",
    Outcome.SECOND_PAYMENT: "A second payment of a paid order arrived.",
    Outcome.WRONG_ASSET: "Another coin came than was asked for.",
}


def follow(order_id: UUID) -> None:
    """Bring the order's open refunds in line with what is owed and what was paid."""
    books = of(db.session.get_one(Order, order_id))
    shares = owed_shares(books.order.total, books.payments)
    for payment in books.payments:
        _follow_owed(books, payment, shares.get(payment.id, Money.zero()))
    _follow_price(books)


def _follow_owed(books: Books, payment: Payment, share: Money) -> None:
    mine = [each for each in books.refunds if each.purpose is Purpose.OWED]
    mine = [each for each in mine if each.payment_id == payment.id]
    gone = sum((each.amount for each in mine if each.status in GONE), Money.zero())
    rest = share - gone
    if rest < Money.zero() and payment.kept_at is None:
        _too_much(books, f"{gone} of payment {payment.provider_payment_id}", share)
    pending = next((each for each in mine if each.status in OPEN), None)
    if pending is not None:
        _adjust(books, pending, payment, rest)
    elif rest > Money.zero() and payment.verdict in _UNASKED and not _declined(mine):
        _begin(books, payment, rest, sent=gone > Money.zero())


def _begin(books: Books, payment: Payment, rest: Money, *, sent: bool) -> None:
    """A trifle is kept; one beside money that was sent back stays owed until there is more."""
    least = Money(get_settings().refund_least_eur)
    if rest < least or books.coins_of(payment, rest) <= 0:
        if not sent:
            reason = f"Less than {least}, the least that is sent back."
            keep(books.order.id, payment.id, _SELF, reason=reason)
        return
    reason = _REASONS.get(Outcome(str(payment.verdict)), "More came than was asked.")
    request_owed(books.order.id, payment.id, Wish(reason), _SELF)


def _adjust(books: Books, refund: Refund, payment: Payment, rest: Money) -> None:
    """What is promised is never more than is owed; what the system promised is all of it."""
    grows = refund.requested_by == SYSTEM and refund.amount < rest
    if refund.amount <= rest and not grows:
        return
    coins = books.coins_of(payment, rest, but=refund)
    if rest <= Money.zero() or coins <= 0:
        withdraw(books, refund, _SELF, _CHANGED)
        return
    tell(refund, f"Now {rest} instead of {refund.amount}. {_CHANGED}", _SELF)
    refund.amount, refund.coin_amount = rest, coins
    transitions.apply(REFUND, refund, RefundEvent.REOPENED, cause=_CHANGED)
    refund.approved_by = refund.approved_at = None


def _declined(mine: list[Refund]) -> bool:
    """People have called it off: then it is theirs to begin anew."""
    last = mine[-1] if mine else None
    cancelled = last is not None and last.status is RefundStatus.CANCELLED
    return cancelled and last is not None and last.cancelled_by != SYSTEM


def _follow_price(books: Books) -> None:
    paid = paid_price(books.order.total, books.payments)
    mine = [each for each in books.refunds if each.purpose is Purpose.PRICE]
    gone = sum((each.amount for each in mine if each.status in GONE), Money.zero())
    if gone > paid:
        _too_much(books, f"{gone} of the price", paid)
    bound = gone
    for refund in (each for each in mine if each.status in OPEN):
        bound += refund.amount
        if bound > paid:
            withdraw(books, refund, _SELF, "What was paid has gone back otherwise.")
            bound -= refund.amount
            _close_lines(books)


def _close_lines(books: Books) -> None:
    for item in books.order.items:
        if item.status is ItemStatus.REFUNDED:
            settle(item, by=SYSTEM, resolution="What was paid has gone back otherwise.")


def _too_much(books: Books, what: str, due: Money) -> None:
    """Sent back by us and, it seems, counted or sent back otherwise as well."""
    raise_attention(
        TOO_MUCH,
        subject=("order", books.order.id),
        trail_id=books.order.id,
        summary=f"{books.order.number}: {what} was sent back, only {due} was due.",
        action="review",
    )

"""What came beside the price, and what goes back, as the order page tells it. Reads only."""

from dataclasses import dataclass
from decimal import Decimal

from bitloot.core.money import Money, coin_text
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome
from bitloot.payments.effects import amount_of
from bitloot.payments.models import Payment
from bitloot.payments.standing import PRICE, standing
from bitloot.refunds.books import of
from bitloot.refunds.models import Refund
from bitloot.refunds.recording import coins
from bitloot.refunds.showing import RefundView, summary
from bitloot.refunds.states import GONE, OPEN, Purpose, RefundStatus


@dataclass(frozen=True, slots=True)
class Beside:
    """Money on its way back, in words: `coins` is `0.0004 BTC`."""

    coins: str
    status: RefundStatus
    purpose: Purpose
    has_address: bool


@dataclass(frozen=True, slots=True)
class MoneyBack:
    """`received`: all that came; None when nothing did, or its worth is not known.

    `owed`: what belongs to the buyer and has not been sent back. `beside`: the refund that asks
    most of the buyer. `kept`: what was owed and stays with the shop, as text with its coin.
    `other_coin`: what came in another coin than was asked for, wherever it is now.
    """

    received: Money | None
    owed: Money
    beside: Beside | None
    kept: str | None
    other_coin: str | None
    refunds: list[RefundView]


def money_back(order: Order) -> MoneyBack:
    """Of one order."""
    books = of(order)
    came = [each for each in books.payments if each.actually_paid > 0]
    stands = standing(order.total, books.payments)
    bound = [each for each in books.refunds if each.status in OPEN | GONE]
    sent = (r.amount for r in bound if r.purpose is Purpose.OWED and r.status in GONE)
    owed = max(stands.owed - sum(sent, Money.zero()), Money.zero())
    known = bool(came) and all(each.received is not None for each in came)
    strange = (each for each in came if each.verdict == Outcome.WRONG_ASSET)
    kept = next((_kept(each) for each in came if each.kept_at is not None), None)
    return MoneyBack(
        received=sum((each.received for each in came if each.received), Money.zero())
        if known
        else None,
        owed=owed,
        beside=_telling(bound),
        kept=kept,
        other_coin=next((amount_of(each) for each in strange), None),
        refunds=[summary(each) for each in bound],
    )


def _kept(payment: Payment) -> str:
    """Of the payment that is the price, what is above it; of any other, all."""
    over = payment.actually_paid - (payment.pay_amount or Decimal(0))
    priced = payment.verdict in PRICE and over > 0
    amount = over if priced else payment.actually_paid
    return f"{coin_text(amount)} {payment.pay_currency.upper()}"


def _telling(refunds: list[Refund]) -> Beside | None:
    """An address that is missing comes first, then what is on its way, then the newest."""

    def rank(each: Refund) -> tuple[bool, bool]:
        return (each.status in OPEN and each.address is None, each.status in OPEN)

    chosen = max(reversed(refunds), key=rank, default=None)
    if chosen is None:
        return None
    return Beside(coins(chosen), chosen.status, chosen.purpose, chosen.address is not None)

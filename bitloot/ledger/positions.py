"""What each account should hold because of one thing. Pure: the same facts give the same balances.

Debits are positive. Every position sums to zero; accounts without a balance are left out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from bitloot.core.money import Money
from bitloot.fulfillment.states import AttemptStatus
from bitloot.ledger.accounts import Account
from bitloot.payments.models import Payment
from bitloot.payments.standing import FORFEITED, OWED, PRICE, standing
from bitloot.refunds.models import Refund
from bitloot.refunds.states import GONE, Purpose

A = Account
Position = Mapping[A, Money]

CHARGED = frozenset({AttemptStatus.PLACED, AttemptStatus.COMPLETED, AttemptStatus.CANCELLED})
"""Purchases whose price has left our balance at Kinguin, and of which something may be kept."""
_COUNTED = PRICE | FORFEITED | OWED


@dataclass(frozen=True, slots=True)
class Prices:
    """What an order asked: `total = subtotal - discount`."""

    subtotal: Money
    discount: Money
    total: Money


def position(*lines: tuple[A, Money]) -> Position:
    """Lines added up by account, without those that come to nothing."""
    sums: dict[A, Money] = {}
    for account, amount in lines:
        sums[account] = sums.get(account, Money.zero()) + amount
    return {account: amount for account, amount in sums.items() if amount.amount}


def transfer(amount: Money, *, debit: A, credit: A) -> Position:
    """`amount` to `debit`, from `credit`."""
    return position((debit, amount), (credit, -amount))


def difference(wanted: Position, posted: Position) -> Position:
    """What must be posted so that `posted` becomes `wanted`."""
    return position(*wanted.items(), *((account, -amount) for account, amount in posted.items()))


def order_position(
    prices: Prices,
    payments: Collection[Payment],
    refunds: Collection[Refund],
    fees: Mapping[UUID, Money],
) -> Position:
    """Of one order with all its payments and refunds.

    `fees`: what the provider says it kept, by payment; where it says nothing, all that is missing
    from what came is a fee.
    """
    money = standing(prices.total, list(payments))
    lines = [
        (A.NOWPAYMENTS, money.received),
        (A.FX, money.tolerated),
        (A.DISCOUNTS, money.waived),
        (A.REFUNDS, money.lost),
        (A.FORFEITED, -money.forfeited),
        (A.CUSTOMERS, -money.owed),
    ]
    if money.price.amount:
        lines += [(A.SALES, -prices.subtotal), (A.DISCOUNTS, prices.discount)]
    for payment in payments:
        lines += _kept_by_provider(payment, fees.get(payment.id))
    lines += _sent_back(refunds, money.owed)
    return position(*lines)


def attempt_position(status: AttemptStatus, paid: Money | None, returned: Money | None) -> Position:
    """Of one purchase at Kinguin: what was charged less what came back.

    Of a cancelled one the keys that were delivered before are kept, and their price with them.
    """
    if paid is None or status not in CHARGED:
        return {}
    if returned is None:
        returned = paid if status is AttemptStatus.CANCELLED else Money.zero()
    return transfer(paid - returned, debit=A.GOODS_KINGUIN, credit=A.KINGUIN)


def batch_position(unit_cost: Money | None, imported: int, spoiled: int) -> Position:
    """Of keys that came in together; `spoiled` ones can no longer be sold."""
    if unit_cost is None:
        return {}
    return position(
        *transfer(unit_cost * imported, debit=A.STOCK, credit=A.OWNER).items(),
        *transfer(unit_cost * spoiled, debit=A.GOODS_CUSTOM, credit=A.STOCK).items(),
    )


def sold_position(costs: Iterable[Money | None]) -> Position:
    """Of our own keys that went to one line of an order; a key without a cost posts nothing."""
    cost = sum((each for each in costs if each is not None), Money.zero())
    return transfer(cost, debit=A.GOODS_CUSTOM, credit=A.STOCK)


def _kept_by_provider(payment: Payment, fee: Money | None) -> list[tuple[A, Money]]:
    """The difference between what came and what the provider's account got of it."""
    received, credited = payment.received, payment.credited
    if received is None or credited is None or payment.verdict not in _COUNTED:
        return []
    missing = received - credited
    fee = missing if fee is None else fee
    return [(A.NOWPAYMENTS, -missing), (A.PROVIDER_FEES, fee), (A.FX, missing - fee)]


def _sent_back(refunds: Iterable[Refund], owed: Money) -> list[tuple[A, Money]]:
    """What was owed is settled first; whatever else went back is an expense."""
    gone = [refund for refund in refunds if refund.status in GONE]
    for_owed = _total(refund for refund in gone if refund.purpose is Purpose.OWED)
    sent = _total(gone)
    settled = min(for_owed, owed)
    return [(A.CUSTOMERS, settled), (A.REFUNDS, sent - settled), (A.NOWPAYMENTS, -sent)]


def _total(refunds: Iterable[Refund]) -> Money:
    return sum((refund.amount for refund in refunds), Money.zero())

"""How much may go back: what is owed payment by payment, what was paid line by line. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from uuid import UUID

from bitloot.core.money import Money
from bitloot.orders.models import Order
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.standing import PRICE, owed_of, standing
from bitloot.refunds.models import Refund
from bitloot.refunds.states import GONE, OPEN, Purpose

_STEP = Decimal("1e-8")  # what numeric(20,8) keeps
_DIGITS = 60
_LEAST_DECIMALS, _MOST_DECIMALS = 6, 18


@dataclass(frozen=True, slots=True)
class Left:
    """What may still be asked for: all that is neither promised nor gone.

    `owed` by payment, `price` of the whole order, `lines` of each line alone.
    """

    owed: Mapping[UUID, Money]
    price: Money
    lines: Mapping[UUID, Money]


def left(order: Order, payments: Sequence[Payment], refunds: Sequence[Refund]) -> Left:
    """Of the order with all its payments and refunds."""
    bound = [each for each in refunds if each.status in OPEN | GONE]
    owed = {
        payment_id: _positive(share - _sum(bound, Purpose.OWED, payment_id=payment_id))
        for payment_id, share in owed_shares(order.total, payments).items()
    }
    paid = paid_price(order.total, payments)
    price = _positive(paid - _sum(bound, Purpose.PRICE))
    lines = {
        item_id: min(_positive(share - _sum(bound, Purpose.PRICE, item_id=item_id)), price)
        for item_id, share in line_shares(order, paid).items()
    }
    return Left(owed, price, lines)


def owed_shares(total: Money, payments: Sequence[Payment]) -> dict[UUID, Money]:
    """Which payments' money is owed, without zeros; the sum is `standing(…).owed`."""
    rest, shares = standing(total, payments).owed, dict[UUID, Money]()
    for payment in sorted(payments, key=lambda each: each.id, reverse=True):
        share = min(owed_of(total, payments, payment), rest)
        if share > Money.zero():
            shares[payment.id] = share
            rest -= share
    return shares


def paid_price(total: Money, payments: Sequence[Payment]) -> Money:
    """What really came of the price: without what was waived, tolerated or taken back."""
    stands = standing(total, payments)
    short = max(stands.tolerated, Money.zero())
    return _positive(stands.price - stands.waived - short - stands.lost)


def line_shares(order: Order, paid: Money) -> dict[UUID, Money]:
    """What was paid for each line, the discount spread evenly; they sum to `paid` exactly."""
    shares: dict[UUID, Money] = {}
    whole, so_far, before = order.subtotal, Money.zero(), Money.zero()
    for item in sorted(order.items, key=lambda each: each.position):
        so_far += item.total
        upto = _scaled(paid, so_far, whole)
        shares[item.id] = upto - before
        before = upto
    return shares


def settling_payment(payments: Sequence[Payment]) -> Payment | None:
    """The payment whose coin a price goes back in."""
    settled = [each for each in payments if each.verdict in PRICE]
    return max(settled, key=lambda each: (each.received or Money.zero()).amount, default=None)


def coins_of(
    payment: Payment, amount: Money, payments: Sequence[Payment], refunds: Sequence[Refund]
) -> Decimal:
    """`amount` in the payment's coin at the order's rate, never more than is left of what came."""
    coins = _at_rate(payment, amount)
    return max(Decimal(0), min(coins, coins_left(payment, payments, refunds)))


def coins_left(payment: Payment, payments: Sequence[Payment], refunds: Sequence[Refund]) -> Decimal:
    """What came with the payment (and those counted with it) and is neither promised nor gone."""
    group = [payment, *_completed_by(payment, payments)]
    ids = {each.id for each in group}
    came = sum((each.actually_paid for each in group), Decimal(0))
    bound = (r.coin_amount for r in refunds if r.payment_id in ids and r.status in OPEN | GONE)
    return came - sum(bound, Decimal(0))


def _at_rate(payment: Payment, amount: Money) -> Decimal:
    coins, euros = payment.actually_paid, payment.received
    if euros is None or euros.amount <= 0:
        coins, euros = payment.pay_amount or Decimal(0), payment.price
    with localcontext() as context:
        context.prec = _DIGITS
        exact = coins * amount.amount / euros.amount
        return exact.quantize(Decimal(1).scaleb(-_decimals(payment)), ROUND_HALF_UP)


def _decimals(payment: Payment) -> int:
    """As many as the payment's own amounts have: that much the coin can be sent in."""
    amounts = (payment.actually_paid, payment.pay_amount or Decimal(0))
    exponents = [_exponent(amount) for amount in amounts]
    return min(_MOST_DECIMALS, max(_LEAST_DECIMALS, *exponents))


def _exponent(amount: Decimal) -> int:
    exponent = amount.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _completed_by(payment: Payment, payments: Sequence[Payment]) -> list[Payment]:
    """The first deposit that this accepted further one completed: they are one price."""
    if payment.verdict != Outcome.ACCEPTED or payment.parent_payment_id is None:
        return []
    return [each for each in payments if each.provider_payment_id == payment.parent_payment_id]


def _scaled(amount: Money, part: Money, whole: Money) -> Money:
    with localcontext() as context:
        context.prec = _DIGITS
        return Money((amount.amount * part.amount / whole.amount).quantize(_STEP, ROUND_HALF_UP))


def _sum(
    refunds: Sequence[Refund],
    purpose: Purpose,
    *,
    payment_id: UUID | None = None,
    item_id: UUID | None = None,
) -> Money:
    fits = (
        each.amount
        for each in refunds
        if each.purpose is purpose
        and (payment_id is None or each.payment_id == payment_id)
        and (item_id is None or each.item_id == item_id)
    )
    return sum(fits, Money.zero())


def _positive(amount: Money) -> Money:
    return max(amount, Money.zero())

"""What a payment's coins are worth in euros: at the order's rate, fixed when its address was given.

Pure. A coin that was not asked for has no rate of the order's, and neither has one that the
provider converted into; those are valued by its estimate (`appraising.py`).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from bitloot.core.money import EUR, Money
from bitloot.payments.models import Payment
from bitloot.payments.states import Asset, PaymentStatus

LARGEST = Money.eur(10_000_000)
"""More than this is an error of somebody's, not a payment."""
CREDITED = frozenset(
    {PaymentStatus.FINISHED, PaymentStatus.PARTIALLY_PAID, PaymentStatus.CANCELLED}
)
"""The provider's account has got the money; before, its outcome is a forecast."""

_STEP = Decimal("1e-8")  # what numeric(20,8) keeps
_DIGITS = 60  # numeric(36,18) times numeric(20,8) is wider than the default context
_MOST_CREDITED = 2  # times what came: rates move within minutes, but not so far


@dataclass(frozen=True, slots=True)
class Question:
    """What must be asked to value a payment. `came` is None where the order's rate says it."""

    came: tuple[Decimal, str] | None
    outcome: tuple[Decimal, str] | None

    @property
    def key(self) -> str:
        """The same facts make the same key."""
        asked = (self.came, self.outcome)
        return ":".join(f"{each[0].normalize()}{each[1]}" if each else "-" for each in asked)


def worth(coins: Decimal, *, price: Money, asked: Decimal | None) -> Money | None:
    """`coins` in euros where `asked` coins are `price`.

    None where nothing was asked, or where it is too much to be true.
    """
    if asked is None or asked <= 0:
        return None
    if coins == asked:
        return price
    with localcontext() as context:
        context.prec = _DIGITS
        euros = coins * price.amount / asked
        if euros > LARGEST.amount:
            return None
        return Money(euros.quantize(_STEP, ROUND_HALF_UP), price.currency)


def value(payment: Payment, asked: Decimal | None) -> None:
    """Value what came and what was credited of it as far as the order's rate says it."""
    payment.received = payment.credited = None
    if payment.asset is Asset.WRONG:
        return
    payment.received = worth(payment.actually_paid, price=payment.price, asked=asked)
    outcome = _outcome(payment)
    if outcome and outcome[1] == payment.pay_currency and outcome[0] <= payment.actually_paid:
        payment.credited = worth(outcome[0], price=payment.price, asked=asked)


def question(payment: Payment) -> Question | None:
    """What is still to be asked about it; None when all is known or nothing has come yet."""
    if payment.status not in CREDITED or payment.actually_paid <= 0:
        return None
    came = None
    if payment.asset is Asset.WRONG and payment.received is None:
        came = (payment.actually_paid, payment.pay_currency)
    outcome = _outcome(payment) if payment.credited is None else None
    return Question(came, outcome) if came or outcome else None


def converted(outcome: Decimal, came: Decimal, received: Money) -> Money | None:
    """What was credited in the same coin that came, whose worth is known."""
    return worth(outcome, price=received, asked=came) if outcome <= came else None


def plausible(credited: Money, received: Money | None) -> bool:
    """Whether so much may have been credited of what came."""
    if received is None:
        return credited <= LARGEST
    return credited <= received * _MOST_CREDITED


def euros(amount: Decimal) -> Money | None:
    """An amount that somebody said, as money; None when it is too much to be true."""
    if not 0 <= amount <= LARGEST.amount:
        return None
    return Money(amount.quantize(_STEP, ROUND_HALF_UP), EUR)


def _outcome(payment: Payment) -> tuple[Decimal, str] | None:
    if payment.status not in CREDITED or payment.actually_paid <= 0:
        return None
    if payment.outcome_amount is None or not payment.outcome_currency:
        return None
    return payment.outcome_amount, payment.outcome_currency.lower()

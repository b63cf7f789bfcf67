"""What a payment's coins are worth in euros: at the order's rate, fixed when its address was given.

Pure. A coin that was not asked for has no rate of the order's; the provider's estimate values it.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext

from bitloot.core.money import Money

_STEP = Decimal("1e-8")  # what numeric(20,8) keeps
_DIGITS = 60  # numeric(36,18) times numeric(20,8) is wider than the default context


def worth(coins: Decimal, *, price: Money, asked: Decimal | None) -> Money | None:
    """`coins` in euros where `asked` coins are `price`; None where nothing was asked."""
    if asked is None or asked <= 0:
        return None
    if coins == asked:
        return price
    with localcontext() as context:
        context.prec = _DIGITS
        euros = (coins * price.amount / asked).quantize(_STEP, ROUND_HALF_UP)
    return Money(euros, price.currency)

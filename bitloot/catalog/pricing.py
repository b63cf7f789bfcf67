"""What a thing costs us becomes what it costs the customer."""

from decimal import ROUND_CEILING, Decimal

from bitloot.core.money import CENT, Money

_HUNDRED = Decimal(100)
_SMALL = Decimal(5)
_MIDDLE = Decimal(20)


def price_from_cost(cost: Money, margin_percent: Decimal) -> Money:
    """Cost plus margin, raised to a friendly ending; never below cost.

    Endings: `.x9` below 5 euros, `.49` or `.99` below 20, `.99` above.
    """
    target = max(cost.amount * (1 + margin_percent / _HUNDRED), cost.amount, CENT)
    return Money.eur(_ending(target))


def _ending(target: Decimal) -> Decimal:
    if target < _SMALL:
        step = Decimal("0.10")
    elif target < _MIDDLE:
        step = Decimal("0.50")
    else:
        step = Decimal("1.00")
    steps = ((target + CENT) / step).to_integral_value(ROUND_CEILING)
    return steps * step - CENT

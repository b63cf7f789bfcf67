from decimal import Decimal

from bitloot.core.money import Money

_CENT = Decimal("0.01")


def amount_text(money: Money) -> str:
    """Exact: at least two places, and as many more as it has."""
    exact = money.amount.normalize()
    return f"{exact if exact != exact.quantize(_CENT) else exact.quantize(_CENT):f}"

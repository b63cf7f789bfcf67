"""Friendly endings of prices: `.99`, `.49`, `.x9`. Exact, and raised rather than lowered. Pure."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum

from bitloot.core.money import CENT

_SMALL = Decimal(5)
_MIDDLE = Decimal(20)


class Ending(StrEnum):
    """How the last digits of a price look."""

    FRIENDLY = "friendly"
    X9 = "x9"
    N49 = "49"
    N49_OR_99 = "49_or_99"
    N99 = "99"
    NONE = "none"


ENDING_WORDS = {
    Ending.FRIENDLY: ".x9 below 5 euros, .49 or .99 below 20, .99 above",
    Ending.X9: ".x9",
    Ending.N49: ".49",
    Ending.N49_OR_99: ".49 or .99",
    Ending.N99: ".99",
    Ending.NONE: "whole cents",
}
_STEPS = {
    Ending.X9: (Decimal("0.10"), Decimal("0.09")),
    Ending.N49: (Decimal("1.00"), Decimal("0.49")),
    Ending.N49_OR_99: (Decimal("0.50"), Decimal("0.49")),
    Ending.N99: (Decimal("1.00"), Decimal("0.99")),
    Ending.NONE: (CENT, CENT),
}
"""How far apart prices with that ending stand, and the lowest of them."""


def raised(target: Decimal, ending: Ending) -> Decimal:
    """The lowest price with that ending that is not below `target`."""
    step, lowest = _STEPS[_of_size(target, ending)]
    count = ((target - lowest) / step).to_integral_value(ROUND_CEILING)
    return lowest + max(count, Decimal(0)) * step


def lowered(most: Decimal, ending: Ending) -> Decimal | None:
    """The highest price with that ending that is not above `most`; None when there is none."""
    step, lowest = _STEPS[_of_size(most, ending)]
    if most < lowest:
        return None
    return lowest + ((most - lowest) / step).to_integral_value(ROUND_FLOOR) * step


def _of_size(amount: Decimal, ending: Ending) -> Ending:
    if ending is not Ending.FRIENDLY:
        return ending
    if amount < _SMALL:
        return Ending.X9
    return Ending.N49_OR_99 if amount < _MIDDLE else Ending.N99

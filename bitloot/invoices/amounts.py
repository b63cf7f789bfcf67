"""Amounts, times and names as they are printed. Pure."""

import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal

from bitloot.core.money import Money

_LONGEST_WORD = 40
_ENDLESS = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
_FINE_BELOW = 1000  # a rate below is said with eight digits, above it cents are enough
_RATE_DIGITS = Context(prec=8, rounding=ROUND_HALF_EVEN)


def clean(text: str) -> str:
    """Without the characters that would steer the page instead of standing on it."""
    return _UNSAFE.sub(" ", text).strip()


def printable(text: str) -> str:
    """Clean, and with places where an endless word may break."""
    return _ENDLESS.sub(lambda word: f"{word[0]}\u200b", clean(text))


def euros(money: Money) -> str:
    """`1,234.50 EUR`."""
    return f"{money.rounded().amount:,.2f} {money.currency}"


def rate_text(asked: Decimal | None, *, price: Money, coin: str) -> str:
    """`1 BTC = 84,120.55 EUR`, where `asked` coins are `price`; nothing where nothing was asked."""
    if asked is None or asked <= 0:
        return ""
    rate = _RATE_DIGITS.divide(price.amount, asked)
    shown = f"{rate:,.2f}" if rate >= _FINE_BELOW else f"{rate.normalize():,f}"
    return f"1 {coin} = {shown} {price.currency}"


def when(at: datetime | None) -> str:
    """`24 November 2026, 09:05 UTC`; nothing for nothing."""
    return f"{at.astimezone(UTC):%-d %B %Y, %H:%M} UTC" if at else ""

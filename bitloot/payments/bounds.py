"""The least and the most that one payment in a coin may be, in coin and in euros.

The provider has the last word when a payment is opened; this is what can be said before.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.errors import InvalidError, invalid
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.money import CENT, EUR, Money, exact
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.records import Currency, Minimum

_MINIMUM_SECONDS = 1800
_BUDGET_SECONDS = 2.0  # a list waits no longer for minimums of popular coins; the next continues
_CAP = Money.eur(1600)  # the provider says "about 2,000 US dollars"; so many euros are surely less
_CAPPED = frozenset(
    {
        *("kishu", "nwc", "ftt", "chr", "xym", "srk", "klv", "super", "om", "xcur", "now", "shib"),
        *("sand", "matic", "ctsi", "mana", "front", "ftm", "dao", "lgcy"),
    }
)
"""Tickers that it takes small prices in only."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Coin amounts as the provider says them, euros rounded to the safe side; None: not known."""

    least: Decimal | None = None
    least_eur: Money | None = None
    most: Decimal | None = None
    most_eur: Money | None = None

    def refusal(self, price: Money) -> str | None:
        """Why a price cannot be paid in the coin; None where it can, as far as is known."""
        if self.least_eur is not None and price < self.least_eur:
            return "Below the smallest payment possible in this coin."
        if self.most_eur is not None and price > self.most_eur:
            return "Above the largest payment possible in this coin."
        return None


def bounds_of(coins: Sequence[Currency]) -> dict[str, Bounds]:
    """By code; minimums that are missing are asked for as long as the budget of time lasts."""
    found = _remembered([coin.code for coin in coins])
    until = time.monotonic() + _BUDGET_SECONDS
    for coin in coins:
        if coin.code not in found and coin.is_popular and time.monotonic() < until:
            minimum = _ask(coin.code)
            if minimum is not None:
                found[coin.code] = minimum
    return {coin.code: _bounds(coin, found.get(coin.code)) for coin in coins}


def check_bounds(coin: Currency, price: Money) -> None:
    """Refuse a price that is known to be too small or too large for the coin.

    Raises InvalidError naming `pay_currency`. What is not known is left to the provider.
    """
    why = _bounds(coin, _remembered([coin.code]).get(coin.code)).refusal(price)
    if why is not None:
        raise invalid("pay_currency", f"{coin.code.upper()}: {why} Choose another.")


def below_minimum(code: str) -> InvalidError:
    """The refusal of a price that is too small for a coin."""
    text = f"This order is below the smallest payment possible in {code.upper()}. Choose another."
    return invalid("pay_currency", text)


def refused(code: str) -> InvalidError:
    """The refusal of a coin that the provider does not take now."""
    return invalid("pay_currency", f"{code.upper()} cannot be paid with at the moment.")


def _bounds(coin: Currency, minimum: Minimum | None) -> Bounds:
    """The list's maximum is in coin; the minimum, said in both, tells the rate."""
    least = minimum.amount if minimum else coin.min_amount
    fiat = minimum.fiat if minimum else None
    least_eur = Money(fiat + CENT / 2, EUR).rounded() if fiat is not None else None
    most_eur = _CAP if coin.ticker in _CAPPED else None
    if coin.max_amount and minimum and minimum.fiat and minimum.amount:
        said = coin.max_amount * minimum.fiat / minimum.amount
        most = _floored(said)
        most_eur = min(most, most_eur) if most_eur and most else most or most_eur
    return Bounds(least, least_eur, coin.max_amount, most_eur)


def _floored(euros: Decimal) -> Money | None:
    try:
        return Money(euros.quantize(CENT, ROUND_FLOOR), EUR)
    except (ValueError, ArithmeticError):
        return None  # beyond all prices


def _ask(code: str) -> Minimum | None:
    settings = get_settings()
    payout = settings.nowpayments_payout_currency.lower()
    fixed = settings.nowpayments_fixed_rate
    try:
        minimum = get_nowpayments().min_amount(code, payout, fixed=fixed, fiat=EUR.lower())
    except ProviderRefusedError:
        return None
    stored = [str(minimum.amount), str(minimum.fiat) if minimum.fiat is not None else None]
    try:
        get_redis().set(_key(code), json.dumps(stored), ex=_MINIMUM_SECONDS)
    except RedisError:
        return minimum
    return minimum


def _remembered(codes: Sequence[str]) -> dict[str, Minimum]:
    """Minimums in the cache, of whichever coins have been asked about."""
    try:
        stored = get_redis().mget([_key(code) for code in codes]) if codes else []
    except RedisError:
        return {}
    found: dict[str, Minimum] = {}
    for code, raw in zip(codes, stored, strict=True):
        if isinstance(raw, bytes):
            amount, fiat = json.loads(raw)
            found[code] = Minimum(exact(amount), exact(fiat) if fiat is not None else None)
    return found


def _key(code: str) -> str:
    return f"payments:minimum:{get_settings().nowpayments_payout_currency.lower()}:{code}"

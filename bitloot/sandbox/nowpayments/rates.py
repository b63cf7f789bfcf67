"""What a price is in a coin, what the merchant gets, what the least payment is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal

from bitloot.sandbox.nowpayments.coins import USD_PER_FIAT, Coin, coins

SERVICE_SHARE = Decimal("0.005")
FIXED_RATE_SHARE = Decimal("0.01")
DEPOSIT_SHARE = Decimal("0.001")
MAX_DEPOSIT_USD = Decimal("0.25")
FEE_BY_USER = Decimal("1.02")
FIXED_RATE_MINIMUM = 2
DEFAULT_PLACES = 8


class UnknownCurrencyError(LookupError):
    """Neither a coin nor a fiat currency of ours."""


@dataclass(frozen=True)
class Settlement:
    """What is left for the merchant, and the three fees, all in the outcome currency."""

    outcome: Decimal
    deposit_fee: Decimal
    service_fee: Decimal


class Rates:
    """Static prices times a market factor."""

    def __init__(self, market_factor: float = 1.0, minimum_factor: float = 1.0) -> None:
        """Factors multiply every coin's price in USD, and every minimum."""
        self._market = Decimal(str(market_factor))
        self._minimum = Decimal(str(minimum_factor))

    def usd(self, code: str) -> Decimal:
        """Return the price of one unit in USD; `code` in any case."""
        low = code.lower()
        if low in USD_PER_FIAT:
            return USD_PER_FIAT[low]
        coin = coins().get(low)
        if coin is None:
            raise UnknownCurrencyError(code)
        return coin.usd if coin.stable else coin.usd * self._market

    def convert(self, amount: Decimal, source: str, target: str, *, up: bool = False) -> Decimal:
        """Return `amount` of `source` in `target`, to the target's places."""
        exact = amount * self.usd(source) / self.usd(target)
        rounding = ROUND_CEILING if up else ROUND_HALF_EVEN
        return exact.quantize(Decimal(1).scaleb(-places(target)), rounding)

    def pay_amount(
        self, price: Decimal, currency: str, coin: Coin, *, fee_by_user: bool
    ) -> Decimal:
        """Return what the payer is asked for."""
        asked = price * FEE_BY_USER if fee_by_user else price
        return self.convert(asked, currency, coin.code, up=True)

    def minimum(self, source: str, *, fixed: bool) -> Decimal:
        """Return the least payment in `source`; a fixed rate asks for more."""
        coin = coins().get(source.lower())
        usd = coin.min_usd if coin else Decimal(1)
        usd *= self._minimum * (FIXED_RATE_MINIMUM if fixed else 1)
        return self.convert(usd, "usd", source, up=True)

    def settle(self, paid: Decimal, coin: str, outcome: str, *, fixed: bool) -> Settlement:
        """Return the merchant's part of a deposit."""
        gross = self.convert(paid, coin, outcome)
        unit = Decimal(1).scaleb(-places(outcome))
        limit = MAX_DEPOSIT_USD / self.usd(outcome)
        deposit_fee = min(gross * DEPOSIT_SHARE, limit).quantize(unit)
        service_fee = (gross * (FIXED_RATE_SHARE if fixed else SERVICE_SHARE)).quantize(unit)
        return Settlement(gross - deposit_fee - service_fee, deposit_fee, service_fee)


def places(code: str) -> int:
    """Return how many decimals amounts in this currency have."""
    coin = coins().get(code.lower())
    return coin.precision if coin else DEFAULT_PLACES

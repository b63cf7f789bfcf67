"""About how much of a coin a price is, right now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from pydantic import TypeAdapter

from bitloot.core.clock import utcnow
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.money import Money
from bitloot.payments.bounds import below_minimum
from bitloot.payments.currencies import find
from bitloot.payments.sharing import shared
from bitloot.providers.nowpayments import get_nowpayments

_GOOD_FOR = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Estimate:
    """`pay_amount` of `pay_currency` for `amount`; shown until `expires_at`."""

    amount: Money
    pay_amount: Decimal
    pay_currency: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Answer:
    """The provider's; None when it refused so small an amount."""

    pay_amount: Decimal | None
    until: datetime


_ANSWER = TypeAdapter(_Answer)


def estimate(amount: Money, code: str) -> Estimate:
    """Ask, or take an answer younger than 20 s; many who ask at once cost one call.

    Raises InvalidError naming `pay_currency`.
    """
    coin = find(code)
    key = f"payments:estimate:{amount.plain()}:{coin.code}"

    def ask() -> _Answer:
        client = get_nowpayments()
        try:
            found = client.estimate(amount.rounded().amount, amount.currency.lower(), coin.code)
        except ProviderRefusedError:
            return _Answer(None, utcnow() + _GOOD_FOR)
        return _Answer(found, utcnow() + _GOOD_FOR)

    answer = shared(key, _ANSWER, ask, seconds=_GOOD_FOR.total_seconds())
    if answer.pay_amount is None:
        raise below_minimum(coin.code)
    return Estimate(amount, answer.pay_amount, coin.code, answer.until)

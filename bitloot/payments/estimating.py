"""About how much of a coin a price is, right now."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.clock import utcnow
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.money import Money, exact
from bitloot.payments.currencies import below_minimum, find
from bitloot.providers.nowpayments import get_nowpayments

_GOOD_FOR = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Estimate:
    """`pay_amount` of `pay_currency` for `amount`; shown until `expires_at`."""

    amount: Money
    pay_amount: Decimal
    pay_currency: str
    expires_at: datetime


def estimate(amount: Money, code: str) -> Estimate:
    """Ask, or take an answer younger than 20 s. Raises InvalidError naming `pay_currency`."""
    coin = find(code)
    key = f"payments:estimate:{amount.plain()}:{coin.code}"
    cached = _cached(key)
    if cached is not None:
        return Estimate(amount, cached[0], coin.code, cached[1])
    client = get_nowpayments()
    try:
        found = client.estimate(amount.rounded().amount, amount.currency.lower(), coin.code)
    except ProviderRefusedError:
        raise below_minimum(coin.code) from None
    until = utcnow() + _GOOD_FOR
    _remember(key, found, until)
    return Estimate(amount, found, coin.code, until)


def _cached(key: str) -> tuple[Decimal, datetime] | None:
    try:
        raw = get_redis().get(key)
    except RedisError:
        return None
    if not isinstance(raw, bytes):
        return None
    amount, until = json.loads(raw)
    return exact(amount), datetime.fromisoformat(until)


def _remember(key: str, amount: Decimal, until: datetime) -> None:
    try:
        stored = json.dumps([str(amount), until.isoformat()])
        get_redis().set(key, stored, px=int(_GOOD_FOR.total_seconds() * 1000))
    except RedisError:
        return

"""The coins that can be paid with. Kept in Redis; without Redis the provider is asked each time."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError
from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.errors import InvalidError, invalid
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.money import CENT, EUR, Money, exact
from bitloot.payments.networks import extra_id_name, network_name
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.records import Currency, Limits, Minimum

_LIST = "payments:currencies"
_NAMES = "payments:currency-names"
_LIST_SECONDS = 600
_MINIMUM_SECONDS = 1800
_BUDGET_SECONDS = 2.0  # a list waits no longer for minimums of popular coins; the next continues
_COINS = TypeAdapter(list[Currency])
_REFERENCE_COIN = "usdttrc20"  # a minimum depends on what is paid out; this stands for it


@dataclass(frozen=True, slots=True)
class Offer:
    """A coin as the buyer is offered it. Amounts: `min_amount` in coin, the other in EUR.

    `extra_id_name` is what wallets call the memo that the coin needs, else None.
    """

    code: str
    name: str
    network: str
    network_name: str
    ticker: str
    icon_url: str | None
    min_amount: Decimal | None
    min_amount_eur: Money | None
    available: bool
    unavailable_reason: str | None
    needs_extra_id: bool
    extra_id_name: str | None
    is_popular: bool


def offers(price: Money | None) -> list[Offer]:
    """All coins, popular ones first; those whose minimum is above `price` are not available."""
    coins = _coins()
    minimums = _minimums(coins)
    return [_offer(coin, minimums.get(coin.code), price) for coin in coins]


def find(code: str) -> Currency:
    """The coin of that code, in any case. Raises InvalidError naming `pay_currency`."""
    wanted = code.strip().lower()
    for coin in _coins():
        if coin.code == wanted:
            return coin
    raise invalid("pay_currency", "This coin is not accepted here.")


def check_minimum(coin: Currency, price: Money) -> None:
    """Refuse a price that is known to be below the coin's minimum.

    Raises InvalidError naming `pay_currency`. What is not known is left to the provider.
    """
    minimum = _remembered([coin.code]).get(coin.code)
    if minimum is not None and _too_small(minimum, price):
        raise below_minimum(coin.code)


def below_minimum(code: str) -> InvalidError:
    """The refusal of a price that is too small for a coin."""
    text = f"This order is below the smallest payment possible in {code.upper()}. Choose another."
    return invalid("pay_currency", text)


def refused(code: str) -> InvalidError:
    """The refusal of a coin that the provider does not take now."""
    return invalid("pay_currency", f"{code.upper()} cannot be paid with at the moment.")


def name_of(code: str) -> str:
    """A coin's name from the cache, or its code in capitals; never asks the provider."""
    try:
        found = get_redis().hget(_NAMES, code)
    except RedisError:
        found = None
    return found.decode() if isinstance(found, bytes) else code.upper()


def _coins() -> list[Currency]:
    cached = _cached_list()
    if cached is not None:
        return cached
    client = get_nowpayments()
    ticked = set(client.merchant_coins() or client.currencies())
    known = [coin for coin in client.full_currencies() if coin.code in ticked and coin.available]
    coins = _limited(known, _limits())
    coins.sort(key=lambda coin: (not coin.is_popular, not coin.is_stable, coin.name.lower()))
    if coins:
        _remember_list(coins)
    return coins


def _limits() -> dict[str, Limits]:
    """Said at a fixed rate only; a list without them is better than no list."""
    if not get_settings().nowpayments_fixed_rate:
        return {}
    try:
        return get_nowpayments().limits()
    except ProviderRefusedError:
        return {}


def _limited(coins: Sequence[Currency], limits: dict[str, Limits]) -> list[Currency]:
    unsaid = Limits(None, None)
    said = [(coin, limits.get(coin.code, unsaid)) for coin in coins]
    return [replace(coin, min_amount=each.least, max_amount=each.most) for coin, each in said]


def _cached_list() -> list[Currency] | None:
    try:
        raw = get_redis().get(_LIST)
    except RedisError:
        return None
    if not isinstance(raw, bytes):
        return None
    try:
        return _COINS.validate_json(raw)
    except ValidationError:
        return None


def _remember_list(coins: Sequence[Currency]) -> None:
    try:
        with get_redis().pipeline() as pipe:
            pipe.set(_LIST, _COINS.dump_json(list(coins)), ex=_LIST_SECONDS)
            pipe.hset(_NAMES, mapping={coin.code: coin.name for coin in coins})
            pipe.execute()
    except RedisError:
        return


def _minimums(coins: Sequence[Currency]) -> dict[str, Minimum]:
    """Known minimums, asking for missing ones as long as the budget of time lasts."""
    found = _remembered([coin.code for coin in coins])
    until = time.monotonic() + _BUDGET_SECONDS
    for coin in coins:
        if coin.code not in found and coin.is_popular and time.monotonic() < until:
            minimum = _ask_minimum(coin.code)
            if minimum is not None:
                found[coin.code] = minimum
    return found


def _ask_minimum(code: str) -> Minimum | None:
    fixed = get_settings().nowpayments_fixed_rate
    client = get_nowpayments()
    try:
        minimum = client.min_amount(code, _REFERENCE_COIN, fixed=fixed, fiat=EUR.lower())
    except ProviderRefusedError:
        return None
    stored = [str(minimum.amount), str(minimum.fiat) if minimum.fiat is not None else None]
    try:
        get_redis().set(_minimum_key(code), json.dumps(stored), ex=_MINIMUM_SECONDS)
    except RedisError:
        return minimum
    return minimum


def _remembered(codes: Sequence[str]) -> dict[str, Minimum]:
    """Minimums in the cache, of whichever coins have been asked about."""
    try:
        stored = get_redis().mget([_minimum_key(code) for code in codes]) if codes else []
    except RedisError:
        return {}
    found: dict[str, Minimum] = {}
    for code, raw in zip(codes, stored, strict=True):
        if isinstance(raw, bytes):
            amount, fiat = json.loads(raw)
            found[code] = Minimum(exact(amount), exact(fiat) if fiat is not None else None)
    return found


def _minimum_key(code: str) -> str:
    return f"payments:minimum:{code}"


def _too_small(minimum: Minimum, price: Money) -> bool:
    return minimum.fiat is not None and price.amount < minimum.fiat


def _offer(coin: Currency, minimum: Minimum | None, price: Money | None) -> Offer:
    small = minimum is not None and price is not None and _too_small(minimum, price)
    fiat = minimum.fiat if minimum else None
    return Offer(
        code=coin.code,
        name=coin.name,
        network=coin.network or coin.code,
        network_name=network_name(coin.network or coin.code),
        ticker=coin.ticker,
        icon_url=_icon(coin.logo_path),
        min_amount=minimum.amount if minimum else None,
        min_amount_eur=Money(fiat + CENT / 2, EUR).rounded() if fiat is not None else None,
        available=not small,
        unavailable_reason="Below the smallest payment possible in this coin." if small else None,
        needs_extra_id=coin.needs_extra_id,
        extra_id_name=extra_id_name(coin.network or coin.code) if coin.needs_extra_id else None,
        is_popular=coin.is_popular,
    )


def _icon(path: str | None) -> str | None:
    """Logos lie on the provider's site, not on its API; elsewhere on the server itself."""
    if not path:
        return None
    parts = urlsplit(get_settings().nowpayments_base_url)
    host = parts.hostname or ""
    if host.endswith("nowpayments.io"):
        return f"https://nowpayments.io{path}"
    return f"{parts.scheme}://{parts.netloc}{path}"

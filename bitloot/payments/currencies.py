"""The coins that can be paid with. Kept in Redis; without Redis the provider is asked each time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import TypeAdapter
from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.config import get_settings
from bitloot.core.errors import invalid
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.payments.sharing import shared
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.records import Currency, Limits

_LIST, _LIST_SECONDS = "payments:currencies", 600
_NAMES = "payments:currency-names"
_OPTIONAL = "payments:optional-memos"
_COINS = TypeAdapter(list[Currency])


def coins() -> list[Currency]:
    """All that are accepted, popular ones first."""
    return shared(_LIST, _COINS, _ask, seconds=_LIST_SECONDS)


def find(code: str) -> Currency:
    """The coin of that code, in any case. Raises InvalidError naming `pay_currency`."""
    wanted = code.strip().lower()
    for coin in coins():
        if coin.code == wanted:
            return coin
    raise invalid("pay_currency", "This coin is not accepted here.")


def name_of(code: str) -> str:
    """A coin's name from the cache, or its code in capitals; never asks the provider."""
    try:
        found = get_redis().hget(_NAMES, code)
    except RedisError:
        found = None
    return found.decode() if isinstance(found, bytes) else code.upper()


def memo_is_optional(code: str) -> bool:
    """Whether a payment of the coin arrives without its memo, too; where unknown, it does not."""
    try:
        return bool(get_redis().sismember(_OPTIONAL, code))
    except RedisError:
        return False


def _ask() -> list[Currency]:
    client = get_nowpayments()
    ticked = set(client.merchant_coins() or client.currencies())
    known = [coin for coin in client.full_currencies() if coin.code in ticked and coin.available]
    known.sort(key=lambda coin: (not coin.is_popular, not coin.is_stable, coin.name.lower()))
    _remember_names(known)
    return _limited(known, _limits())


def _limits() -> Mapping[str, Limits]:
    """Said at a fixed rate only; a list without them is better than no list."""
    if not get_settings().nowpayments_fixed_rate:
        return {}
    try:
        return get_nowpayments().limits()
    except ProviderRefusedError:
        return {}


def _limited(known: Sequence[Currency], limits: Mapping[str, Limits]) -> list[Currency]:
    unsaid = Limits(None, None)
    said = [(coin, limits.get(coin.code, unsaid)) for coin in known]
    return [replace(coin, min_amount=each.least, max_amount=each.most) for coin, each in said]


def _remember_names(known: Sequence[Currency]) -> None:
    if not known:
        return
    optional = [coin.code for coin in known if coin.extra_id_optional]
    try:
        with get_redis().pipeline() as pipe:
            pipe.hset(_NAMES, mapping={coin.code: coin.name for coin in known})
            pipe.delete(_OPTIONAL)
            if optional:
                pipe.sadd(_OPTIONAL, *optional)
            pipe.execute()
    except RedisError:
        return

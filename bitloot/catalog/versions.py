"""The catalogue's version: cached answers are kept under it, so raising it forgets them all."""

from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.db import after_commit

_KEY = "catalog:version"


def changed() -> None:
    """Call where something that customers see of the catalogue changes; counts after the commit."""
    after_commit(_raise)


def _raise() -> None:
    get_redis().incr(_KEY)


def current() -> str | None:
    """The present version; None without Redis."""
    try:
        value = get_redis().get(_KEY)
    except RedisError:
        return None
    return value.decode() if isinstance(value, bytes) else "0"

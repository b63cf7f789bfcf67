"""An answer of the provider that many ask for at once is asked for once. Kept in Redis.

Whoever comes first asks, the others wait for that answer. Without Redis everybody asks; the
client's pace (`providers/nowpayments/pacing.py`) still holds.
"""

import time
from collections.abc import Callable
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.http.errors import ProviderError, ProviderUnavailableError

T = TypeVar("T")

_PATIENCE = 5.0  # seconds that others wait; then the first one is not waited for any more
_LOOK_AGAIN = 0.03
_ASKING_MS = 40_000  # longer than a call with its retries takes
_FAILED_MS = 1_000


def shared(key: str, kind: TypeAdapter[T], ask: Callable[[], T], *, seconds: float) -> T:
    """The answer kept under `key`, or a new one, kept for so long.

    Raises what `ask` raises; those who waited for it, ProviderUnavailableError.
    """
    found = _kept(key, kind)
    until = time.monotonic() + _PATIENCE
    while found is None and not _is_first(key) and time.monotonic() < until:
        time.sleep(_LOOK_AGAIN)
        found = _kept(key, kind)
        if found is None and _has_failed(key):
            raise ProviderUnavailableError("nowpayments", "it has just failed", 1.0)
    return found[0] if found else _asked(key, kind, ask, seconds)


def _asked(key: str, kind: TypeAdapter[T], ask: Callable[[], T], seconds: float) -> T:
    try:
        answer = ask()
    except ProviderError:
        _end(key, failed=True)
        raise
    _keep(key, kind.dump_json(answer), seconds)
    _end(key, failed=False)
    return answer


def _kept(key: str, kind: TypeAdapter[T]) -> tuple[T] | None:
    try:
        raw = get_redis().get(key)
    except RedisError:
        return None
    try:
        return (kind.validate_json(raw),) if isinstance(raw, bytes) else None
    except ValidationError:  # written by an older release
        return None


def _keep(key: str, answer: bytes, seconds: float) -> None:
    try:
        get_redis().set(key, answer, px=int(seconds * 1000))
    except RedisError:
        return


def _is_first(key: str) -> bool:
    try:
        return bool(get_redis().set(f"{key}:asking", "1", nx=True, px=_ASKING_MS))
    except RedisError:
        return True


def _has_failed(key: str) -> bool:
    try:
        return bool(get_redis().exists(f"{key}:failed"))
    except RedisError:
        return False


def _end(key: str, *, failed: bool) -> None:
    try:
        with get_redis().pipeline() as pipe:
            if failed:
                pipe.set(f"{key}:failed", "1", px=_FAILED_MS)
            pipe.delete(f"{key}:asking")
            pipe.execute()
    except RedisError:
        return

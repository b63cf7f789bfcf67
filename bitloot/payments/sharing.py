"""An answer of the provider that many ask for at once is asked for once. Kept in Redis.

Whoever comes first asks, the others wait to be told how that went: by a list of its own for each
asking, whose only element everybody moves back to where it was, so that the next one hears it too.
Without Redis everybody asks; the client's pace (`providers/nowpayments/pacing.py`) still holds.
"""

import time
from collections.abc import Callable
from enum import Enum
from typing import TypeVar
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError
from redis.exceptions import RedisError

from bitloot.core.cache import get_redis
from bitloot.core.http.errors import ProviderError, ProviderUnavailableError

T = TypeVar("T")

_PATIENCE = 5.0  # seconds that others wait; then the first one is not waited for any more
_READ_SECONDS = 1  # of one blocking read: shorter than the timeout of the client's socket
_ASKING_MS = 40_000  # longer than a call with its retries takes
_TOLD_MS = 10_000


class _Heard(Enum):
    """How somebody else's asking went."""

    ANSWERED = b"answered"
    FAILED = b"failed"
    NOTHING = b""  # still asked, or whoever asked is gone


def shared(key: str, kind: TypeAdapter[T], ask: Callable[[], T], *, seconds: float) -> T:
    """The answer kept under `key`, or a new one, kept for so long.

    Raises what `ask` raises; those who waited for it, ProviderUnavailableError.
    """
    found, mine = _kept(key, kind), uuid4().hex
    until = time.monotonic() + _PATIENCE
    while found is None and time.monotonic() < until:
        asking = _asked_by(key, mine)
        if asking == mine:
            break
        if _hear(key, asking) is _Heard.FAILED:
            raise ProviderUnavailableError("nowpayments", "it has just failed", 1.0)
        found = _kept(key, kind)
    return found[0] if found else _asked(key, mine, kind, ask, seconds)


def _asked(key: str, mine: str, kind: TypeAdapter[T], ask: Callable[[], T], seconds: float) -> T:
    try:
        answer = ask()
    except ProviderError:
        _tell(key, mine, _Heard.FAILED)
        raise
    _keep(key, kind.dump_json(answer), seconds)
    _tell(key, mine, _Heard.ANSWERED)
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


def _asked_by(key: str, mine: str) -> str:
    """Whose asking it is: `mine` where nobody's is under way, or nobody can say."""
    try:
        if get_redis().set(_asking(key), mine, nx=True, px=_ASKING_MS):
            return mine
        other = get_redis().get(_asking(key))
    except RedisError:
        return mine
    return other.decode() if isinstance(other, bytes) else ""


def _hear(key: str, asking: str) -> _Heard:
    """Wait until it is told; an asking that ended between two looks has nobody."""
    if not asking:
        return _Heard.NOTHING
    try:
        told = get_redis().blmove(_told(key, asking), _told(key, asking), _READ_SECONDS)
    except RedisError:
        return _Heard.NOTHING
    return _Heard(told) if isinstance(told, bytes) else _Heard.NOTHING


def _tell(key: str, mine: str, how: _Heard) -> None:
    """To those who wait for this asking; who asked out of impatience is waited for by nobody."""
    try:
        redis = get_redis()
        if redis.get(_asking(key)) == mine.encode():
            redis.delete(_asking(key))
        redis.rpush(_told(key, mine), how.value)
        redis.pexpire(_told(key, mine), _TOLD_MS)
    except RedisError:
        return


def _asking(key: str) -> str:
    return f"{key}:asking"


def _told(key: str, asking: str) -> str:
    return f"{key}:told:{asking}"

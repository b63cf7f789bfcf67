"""The catalogue's version: cached answers are kept under it, so raising it forgets them all.

Each process asks Redis for it ten times a second at most; what it changes itself it knows at once.
"""

import time
from collections.abc import Callable, Hashable
from typing import TypeVar
from uuid import uuid4

from flask import current_app
from redis import Redis
from redis.exceptions import RedisError

from bitloot.core.db import after_commit

T = TypeVar("T")
_KEY = "catalog:version"
_EXTENSION = "bitloot_catalog_version"
_ASKED_EVERY = 0.1
_MOST_KEPT = 5_000


class Version:
    """A random word in Redis; `current` is None without Redis."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._value: str | None = None
        self._asked = 0.0
        self._kept: dict[Hashable, tuple[str | None, float, object]] = {}

    def current(self) -> str | None:
        """The present version, at most a tenth of a second old."""
        now = time.monotonic()
        if now - self._asked > _ASKED_EVERY:
            self._asked = now  # first: other threads go on with what is known
            self._value = self._ask()
        return self._value

    def change(self) -> None:
        """Forget everything, everywhere."""
        self._asked = 0.0
        value = uuid4().hex
        self._redis.set(_KEY, value)
        self._value = value

    def forget(self) -> None:
        """Know nothing, as a process that has just started."""
        self._asked = 0.0
        self._kept.clear()

    def kept(self, key: Hashable, seconds: float, make: Callable[[], T]) -> T:
        """What `make` gave under this version, within the last `seconds`."""
        version, now = self.current(), time.monotonic()
        found = self._kept.get(key)
        if found is not None and found[0] == version and now < found[1]:
            return found[2]  # type: ignore[return-value]  # it was put there under this key
        value = make()
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = (version, now + seconds, value)
        return value

    def _ask(self) -> str | None:
        try:
            value = self._redis.get(_KEY)
            if value is None:
                self._redis.set(_KEY, uuid4().hex, nx=True)
                value = self._redis.get(_KEY)
        except RedisError:
            return None
        return value.decode() if isinstance(value, bytes) else None


def install(extensions: dict[str, object], redis: Redis) -> Version:
    """Make it the application's."""
    version = Version(redis)
    extensions[_EXTENSION] = version
    return version


def get_version() -> Version:
    """The application's."""
    version: Version = current_app.extensions[_EXTENSION]
    return version


def changed() -> None:
    """Call where something that customers see of the catalogue changes; counts after the commit."""
    after_commit(get_version().change)


def current() -> str | None:
    """The present version; None without Redis."""
    return get_version().current()

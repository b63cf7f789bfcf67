"""Staying within the provider's requests a second, together with every other process of ours.

Each lane remembers when its last calls were let through: in Redis by its clock, or, while Redis is
away, in this process. The provider counts by address, in a window of one second.
"""

import math
import threading
import time
from collections import deque

from redis import Redis
from redis.exceptions import RedisError

from bitloot.core.http.errors import ProviderUnavailableError

_WINDOW = 1.1  # seconds: theirs is one; what left evenly may arrive less so
_RESERVE = """
local now = redis.call('TIME')
now = now[1] + now[2] / 1000000
local slot = math.max(now, tonumber(redis.call('GET', KEYS[2]) or '0'))
local oldest = redis.call('LINDEX', KEYS[1], ARGV[1] - 1)
if oldest then slot = math.max(slot, tonumber(oldest) + ARGV[2]) end
if slot - now > tonumber(ARGV[3]) then return {0, tostring(slot - now)} end
redis.call('LPUSH', KEYS[1], string.format('%.6f', slot))
redis.call('LTRIM', KEYS[1], 0, ARGV[1] - 1)
redis.call('EXPIRE', KEYS[1], 60)
return {1, tostring(slot - now)}
"""
_HOLD = """
local now = redis.call('TIME')
redis.call('SET', KEYS[1], string.format('%.6f', now[1] + now[2] / 1000000 + ARGV[1]), 'EX', 60)
"""


class Lane:
    """One kind of call: so many a second, and how long a caller may be made to wait."""

    def __init__(
        self, redis: Redis, provider: str, name: str, *, per_second: int, patience: float
    ) -> None:
        self._provider = provider
        self._per_second = per_second
        self._patience = patience
        self._calls, self._held = f"pace:{provider}:{name}", f"pace:{provider}:held"
        self._reserve = redis.register_script(_RESERVE)
        self._hold = redis.register_script(_HOLD)
        self._lock = threading.Lock()
        self._local: deque[float] = deque(maxlen=per_second)
        self._local_held = 0.0

    def enter(self) -> None:
        """Wait for the next free moment.

        Raises ProviderUnavailableError, at once, when it is further away than the patience.
        """
        try:
            answer = self._reserve(
                keys=[self._calls, self._held],
                args=[self._per_second, _WINDOW, self._patience],
            )
            taken, wait = bool(answer[0]), float(answer[1])
        except RedisError:
            taken, wait = self._reserve_here()
        if not taken:
            raise ProviderUnavailableError(
                self._provider, "too much is asked at once", math.ceil(wait)
            )
        if wait > 0:
            time.sleep(wait)

    def hold(self, seconds: float) -> None:
        """Let nobody through for a while: the provider has said that it was too much."""
        self._local_held = time.monotonic() + seconds
        try:
            self._hold(keys=[self._held], args=[seconds])
        except RedisError:
            return

    def _reserve_here(self) -> tuple[bool, float]:
        with self._lock:
            now = time.monotonic()
            slot = max(now, self._local_held)
            if len(self._local) == self._per_second:
                slot = max(slot, self._local[0] + _WINDOW)
            if slot - now > self._patience:
                return False, slot - now
            self._local.append(slot)
            return True, slot - now

"""A circuit breaker per provider, shared by all processes through Redis.

After enough failures in a row it opens for a while; then one probe is let through. When Redis is
away the breaker is closed: calls go out, each with its timeout.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from redis import Redis
from redis.exceptions import RedisError

from bitloot.core.http.errors import ProviderUnavailableError


class Phase(StrEnum):
    """Half-open: it was open long enough, and one call is let through to see."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(frozen=True, slots=True)
class BreakerState:
    """For the console: `failures` in a row of `limit`, and for how long nothing goes out still.

    `since` is when the first of these failures came, `probing` that a call is out to see.
    """

    name: str
    failures: int
    open_seconds: float
    limit: int
    probing: bool = False
    since: datetime | None = None

    @property
    def phase(self) -> Phase:
        """Where it stands."""
        if self.open_seconds > 0:
            return Phase.OPEN
        return Phase.HALF_OPEN if self.failures >= self.limit else Phase.CLOSED


class Breaker:
    """One provider's."""

    def __init__(self, redis: Redis, name: str, *, failures: int, reset_seconds: float) -> None:
        self._redis = redis
        self.name = name
        self._limit = failures
        self._reset_ms = int(reset_seconds * 1000)
        self._failures = f"breaker:{name}:failures"
        self._open = f"breaker:{name}:open"
        self._probe = f"breaker:{name}:probe"
        self._since = f"breaker:{name}:since"

    def check(self) -> bool:
        """Whether failures are counted, which a success then has to clear: else it need not ask.

        Raises ProviderUnavailableError while it is open, or while another call probes.
        """
        try:
            both = self._redis.pipeline(transaction=False)
            both.pttl(self._open)
            both.get(self._failures)
            remaining, counted = both.execute()
            if remaining > 0:
                raise ProviderUnavailableError(self.name, "breaker open", remaining / 1000)
            failures = int(counted or 0)
            if failures < self._limit:
                return failures > 0
            if not self._redis.set(self._probe, "1", nx=True, px=self._reset_ms):
                raise ProviderUnavailableError(self.name, "breaker probing", 1.0)
        except RedisError:
            return False
        return True

    def succeeded(self) -> None:
        """Close it."""
        try:
            self._redis.delete(self._failures, self._open, self._probe, self._since)
        except RedisError:
            return

    def failed(self) -> None:
        """Count; open at the limit."""
        try:
            count = int(self._redis.incr(self._failures))
            self._redis.set(self._since, str(time.time()), nx=True)
            self._redis.delete(self._probe)
            if count >= self._limit:
                self._redis.set(self._open, "1", px=self._reset_ms)
        except RedisError:
            return

    def probe_now(self) -> bool:
        """Let the next call through although it is open; False when it is not."""
        try:
            return bool(self._redis.delete(self._open))
        except RedisError:
            return False

    def state(self) -> BreakerState:
        """Where it stands now."""
        try:
            remaining = int(self._redis.pttl(self._open))
            return BreakerState(
                self.name,
                self._count(),
                max(remaining, 0) / 1000,
                self._limit,
                probing=bool(self._redis.exists(self._probe)),
                since=self._moment(),
            )
        except RedisError:
            return BreakerState(self.name, 0, 0.0, self._limit)

    def _moment(self) -> datetime | None:
        value = self._redis.get(self._since)
        if not isinstance(value, (bytes, str)):
            return None
        return datetime.fromtimestamp(float(value), UTC)

    def _count(self) -> int:
        value = self._redis.get(self._failures)
        return int(value) if isinstance(value, (bytes, str)) else 0

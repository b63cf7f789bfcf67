"""The one clock. Tests replace `_now`; everything else asks here."""

from collections.abc import Callable
from datetime import UTC, datetime


def _system_now() -> datetime:
    return datetime.now(UTC)


_now: Callable[[], datetime] = _system_now


def utcnow() -> datetime:
    """Current time, aware, UTC."""
    return _now()

"""Times in the forms the providers write them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], float]
"""Returns Unix seconds; tests give their own."""


def system_clock() -> float:
    """Return the machine's time."""
    return time.time()


def iso_ms(epoch_ms: int) -> str:
    """Return `2025-08-27T16:56:58.628Z`, as JavaScript's toISOString does."""
    moment = datetime.fromtimestamp(epoch_ms // 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{epoch_ms % 1000:03d}Z"


def postgres_time(epoch: float) -> str:
    """Return `2023-04-03 22:13:42.674981+00`, as PostgreSQL prints a timestamptz."""
    return f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%d %H:%M:%S.%f}+00"

"""Awaiting what another process brings about."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(condition: Callable[[], T | None], *, seconds: float = 20.0, every: float = 0.05) -> T:
    """The first truthy answer of `condition`; fails after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        assert time.monotonic() < deadline, "the awaited condition did not come true"
        time.sleep(every)

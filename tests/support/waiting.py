"""Awaiting what another process brings about."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(
    condition: Callable[[], T | None],
    *,
    seconds: float = 20.0,
    every: float = 0.05,
    missing: Callable[[], object] | None = None,
) -> T:
    """The first truthy answer of `condition`; fails after `seconds` and says what is `missing`."""
    deadline = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() >= deadline:
            said = "" if missing is None else f": {missing()}"
            raise AssertionError(f"the awaited condition did not come true{said}")
        time.sleep(every)

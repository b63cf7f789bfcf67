import time
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def until() -> Callable[[Callable[[], object]], None]:
    """Wait for a condition that another process brings about."""

    def wait(condition: Callable[[], object], seconds: float = 60.0) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, "the awaited condition did not come true"
            time.sleep(0.02)

    return wait


@pytest.fixture
def long_path(tmp_path: Path) -> Path:
    """A folder whose name alone is longer than a Unix socket path may be."""
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    return folder

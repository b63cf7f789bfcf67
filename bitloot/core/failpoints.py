"""Named steps at which a test may stop a run, as a crash would. Nothing arms one in production."""

from collections.abc import Callable

_armed: dict[str, Callable[[], None]] = {}


def reach(step: str) -> None:
    """The run has come to this step: what a test has armed there happens; usually nothing."""
    act = _armed.get(step)
    if act is not None:
        act()


def arm(step: str, act: Callable[[], None]) -> None:
    """Have `act` happen at a step. For tests only: a test of the conventions looks after that."""
    _armed[step] = act


def disarm() -> None:
    """Forget everything that was armed."""
    _armed.clear()

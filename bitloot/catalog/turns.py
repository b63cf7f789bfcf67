"""Whose turn it is: the thread that stores goes first, the one that reads ahead works meanwhile.

Both need the interpreter, which changes hands every five milliseconds: after each of its many short
questions to the database the storing side would wait as long for its turn. So the reader pauses
unless the storing side says that it waits for something long.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Turn = threading.Event
"""Set while the reader may work."""
_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)


@contextmanager
def going_first(turn: Turn) -> Iterator[None]:
    """Go first; at the end the other is free."""
    before = _turn.set(turn)
    turn.clear()
    try:
        yield
    finally:
        _turn.reset(before)
        turn.set()


@contextmanager
def waiting() -> Iterator[None]:
    """Wait for something long: where this thread goes first, the other may work meanwhile."""
    turn = _turn.get()
    if turn is not None:
        turn.set()
    try:
        yield
    finally:
        if turn is not None:
            turn.clear()

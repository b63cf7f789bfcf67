"""Names become addresses, once: what was checked is what is connected to."""

import queue
import socket
import threading
import time
from collections.abc import Callable

from bitloot.providers.pictures.errors import PictureError

Resolve = Callable[[str, int], list[str]]
"""Host and port to addresses. Raises PictureError when the name is not known."""


def resolve(host: str, port: int) -> list[str]:
    """As the machine does it. Numbers in any old notation come out as plain addresses."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise PictureError("The host's name is not known.") from None
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def resolved(ask: Resolve, host: str, port: int, until: float) -> list[str]:
    """The addresses, asked of `ask`, at the latest at `until` by the monotonic clock.

    The system's lookup cannot be cut off: it is left to a thread that nobody waits for any longer.
    Raises PictureError where the name is not known or nobody says so in time.
    """
    answer: queue.SimpleQueue[list[str] | PictureError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answer.put(ask(host, port))
        except PictureError as error:
            answer.put(error)

    threading.Thread(target=look_up, name="picture host lookup", daemon=True).start()
    try:
        found = answer.get(timeout=max(0.0, until - time.monotonic()))
    except queue.Empty:
        raise PictureError("The host's name was not told in time.") from None
    if isinstance(found, PictureError):
        raise found
    return found

"""Names become addresses, once: what was checked is what is connected to."""

import socket
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

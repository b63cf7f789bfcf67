"""One run at a time on a data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.services import read_services


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Hold the folder for this process; the kernel lets go when it dies, however it dies.

    Raises EmbeddedError if another run holds it.
    """
    path = data / "run" / "lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:  # not inherited by children, so no orphan can hold it
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise EmbeddedError(_taken(data)) from None
        yield


def _taken(data: Path) -> str:
    other = read_services(data)
    known = other is not None and other.process.alive()
    where = (
        f" (process {other.process.pid}, {other.urls.get('shop', '')})" if other and known else ""
    )
    return (
        f"BitLoot already runs on {data}{where}. "
        "Stop it there with Ctrl-C, or choose another folder: make run DATA=/some/dir"
    )

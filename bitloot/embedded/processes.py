"""Finding and ending what an earlier run left behind, without ever touching a stranger.

Every child carries MARKER in its environment, inherited by all it starts. A process is ours
only if the marker names our folder, so a recycled pid is never mistaken for a child. PostgreSQL
overwrites its environment area, so its processes are known by program and working folder.
"""

import os
import select
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MARKER = "BITLOOT_SUPERVISED_IN"
_START_TICKS = 19  # field 22 of /proc/PID/stat, counted after the ") " that ends the name


@dataclass(frozen=True)
class Identity:
    """A process told apart from any later one with the same pid: start time in clock ticks."""

    pid: int
    started: int

    @classmethod
    def of(cls, pid: int) -> "Identity | None":
        """The living process `pid`, or None (gone, or a zombie)."""
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            return None
        return None if fields[0] in {"Z", "X"} else cls(pid, int(fields[_START_TICKS]))

    def alive(self) -> bool:
        """Whether this very process still runs."""
        return Identity.of(self.pid) == self


def belongs_to(data: Path) -> Callable[[int], bool]:
    """A test for processes supervised for the folder `data` (by whichever run)."""
    marker = f"{MARKER}={data}".encode()

    def ours(pid: int) -> bool:
        return marker in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")

    return ours


def serves_cluster(cluster: Path) -> Callable[[int], bool]:
    """A test for PostgreSQL processes (postmaster or backend) of one data folder."""

    def ours(pid: int) -> bool:
        program = Path(f"/proc/{pid}/exe").readlink().name
        return program.startswith("postgres") and Path(f"/proc/{pid}/cwd").readlink() == cluster

    return ours


def find(*tests: Callable[[int], bool]) -> Iterator[int]:
    """The pids for which any test holds; our own process and what we may not read are left out."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        if any(_holds(test, int(entry.name)) for test in tests):
            yield int(entry.name)


def _holds(test: Callable[[int], bool], pid: int) -> bool:
    try:
        return test(pid)
    except OSError:  # gone meanwhile, or another user's
        return False


def end(tests: Iterable[Callable[[int], bool]], patience: float) -> int:
    """Kill all that match and wait up to `patience` seconds each; returns how many there were.

    The test is asked again once the process is pinned by a pidfd: between the search and the
    signal its pid may have passed to somebody else.
    """
    tests = tuple(tests)
    dying = []
    for pid in find(*tests):
        with suppress(ProcessLookupError):
            handle = os.pidfd_open(pid)
            dying.append(handle)
            if any(_holds(test, pid) for test in tests):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
            else:
                os.close(dying.pop())
    for handle in dying:
        select.select([handle], [], [], patience)
        os.close(handle)
    return len(dying)

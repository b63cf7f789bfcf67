"""One supervised child: started, awaited, restarted when it dies, stopped when told to."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.logs import ChildLog

LAUNCHER = str(Path(__file__).with_name("launch.py"))
FIRST_BACKOFF = 0.2
LONGEST_BACKOFF = 5.0
STEADY = 10.0  # seconds of life after which a death counts as the first again
PROBE_PAUSE = 0.03


def nothing() -> None:
    """The preparation of a child that needs none."""


@dataclass(frozen=True, kw_only=True)
class ChildSpec:
    """What to run and how to treat it. Times are in seconds."""

    name: str
    command: tuple[str, ...]  # the program as an absolute path
    environment: Mapping[str, str]
    probe: Callable[[], bool]  # true once it serves; must answer quickly
    cwd: Path | None = None
    identity: str = "same"  # see launch.py
    prepare: Callable[[], None] = nothing  # before every start, the first and each restart
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL  # what the kernel sends when the parent dies
    startup: float = 30.0
    patience: float = 10.0  # between the stop signal and SIGKILL


def launched(
    command: tuple[str, ...], identity: str = "same", death_signal: int = signal.SIGKILL
) -> list[str]:
    """The argument list that runs `command` bound to the life of the calling thread."""
    return [
        sys.executable,
        "-I",
        "-S",
        LAUNCHER,
        str(os.getpid()),
        str(int(death_signal)),
        identity,
        *command,
    ]


class Child:
    """Runs one spec on a thread of its own.

    The thread that starts a process must outlive it: the kernel counts the death of the
    starting *thread* as the death of the parent.
    """

    def __init__(self, spec: ChildSpec, log: ChildLog, announce: Callable[[str], None]) -> None:
        self.spec = spec
        self.restarts = 0
        self._log = log
        self._announce = announce
        self._stopping = threading.Event()
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._error: EmbeddedError | None = None
        self._thread = threading.Thread(target=self._live, name=f"child-{spec.name}", daemon=True)

    @property
    def pid(self) -> int | None:
        """The pid of the running process, None between two lives."""
        process = self._process
        return None if process is None else process.pid

    def start(self) -> None:
        """Begin the first life; see `await_ready`."""
        self._thread.start()

    def await_ready(self) -> None:
        """Return once the probe holds.

        Raises EmbeddedError with the end of its log if the child dies before its first
        success or is not ready in time.
        """
        deadline = time.monotonic() + self.spec.startup
        while not self._serves():
            if self._error is not None:
                raise self._error
            if self.restarts or time.monotonic() > deadline:
                reason = "died while starting" if self.restarts else "was not ready in time"
                raise EmbeddedError(f"{self.spec.name} {reason}.\n{self._log.tail()}")
            time.sleep(PROBE_PAUSE)

    def stop(self) -> None:
        """Ask it to end, and after its patience kill it with all it started."""
        if self._thread.ident is None:
            return  # interrupted before its first life
        with self._guard:
            self._stopping.set()
            process = self._process
            if process is not None:
                _signal(process.pid, self.spec.stop_signal)
        self._thread.join(self.spec.patience)
        if self._thread.is_alive() and process is not None:
            _signal_group(process.pid, signal.SIGKILL)
            self._thread.join()

    def _serves(self) -> bool:
        return self._process is not None and self.spec.probe()

    def _live(self) -> None:
        backoff = FIRST_BACKOFF
        while not self._stopping.is_set():
            born = time.monotonic()
            try:
                end = self._one_life()
            except (OSError, EmbeddedError) as problem:
                end = f"cannot be started: {problem}"
                self._error = EmbeddedError(f"{self.spec.name} {end}")
            if self._stopping.is_set():
                return
            if time.monotonic() - born > STEADY:
                backoff = FIRST_BACKOFF
            self.restarts += 1
            self._announce(f"{self.spec.name} {end}; starting it again")
            self._stopping.wait(backoff)
            backoff = min(backoff * 2, LONGEST_BACKOFF)

    def _one_life(self) -> str:
        """Start the process and wait for its end, which is returned in words."""
        with self._guard:
            if self._stopping.is_set():
                return "was told to stop"
            process = self._process = self._spawn()
        end = _await_death(process.pid)
        # Still a zombie, so neither its pid nor its group can belong to anybody else.
        _signal_group(process.pid, signal.SIGKILL)
        with self._guard:
            self._process = None
            process.wait()
        return end

    def _spawn(self) -> subprocess.Popen[bytes]:
        spec = self.spec
        spec.prepare()
        with self._log.open() as output:
            return subprocess.Popen(  # noqa: S603 - our own commands
                launched(spec.command, spec.identity, spec.death_signal),
                cwd=spec.cwd,
                env=dict(spec.environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


def _await_death(pid: int) -> str:
    """Block until the child is dead but not yet reaped; says in words how it ended."""
    result = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    if result is not None and result.si_code == os.CLD_EXITED:
        return f"ended with status {result.si_status}"
    number = 0 if result is None else result.si_status
    return f"was killed by {signal.Signals(number).name}" if number else "ended"


def _signal(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def _signal_group(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from bitloot.embedded.child import ChildSpec
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.logs import ChildLog
from bitloot.embedded.supervisor import Supervisor

Until = Callable[[Callable[[], object]], None]


@pytest.fixture
def said() -> SimpleQueue[str]:
    return SimpleQueue()


@pytest.fixture
def supervisor(tmp_path: Path, said: SimpleQueue[str]) -> Iterator[Supervisor]:
    supervisor = Supervisor(tmp_path, said.put)
    yield supervisor
    supervisor.stop()


def shell(name: str, script: str, tmp_path: Path, **options: float) -> ChildSpec:
    """A child that is ready once it has written a file of its own name."""
    return ChildSpec(
        name=name,
        command=("/bin/sh", "-c", script),
        environment={"PATH": os.environ["PATH"]},
        cwd=tmp_path,
        probe=(tmp_path / f"{name}.ready").exists,
        **options,
    )


def test_a_killed_child_lives_again(
    supervisor: Supervisor, tmp_path: Path, said: SimpleQueue[str], until: Until
) -> None:
    supervisor.start(shell("one", "touch one.ready; exec sleep 60", tmp_path))
    child = supervisor.children["one"]
    first = child.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert said.get(timeout=30) == "one was killed by SIGKILL; starting it again"
    until(lambda: child.pid not in {None, first})


def test_what_a_dead_child_had_started_dies_with_it(
    supervisor: Supervisor, tmp_path: Path, said: SimpleQueue[str], until: Until
) -> None:
    script = "sleep 60 & echo $! > grandchild; touch two.ready; wait"
    supervisor.start(shell("two", script, tmp_path))
    grandchild = int((tmp_path / "grandchild").read_text())
    pid = supervisor.children["two"].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    said.get(timeout=60)
    until(lambda: not Path(f"/proc/{grandchild}/cmdline").exists() or _is_zombie(grandchild))


def test_a_child_that_cannot_start_is_reported_with_its_own_words(
    supervisor: Supervisor, tmp_path: Path
) -> None:
    with pytest.raises(EmbeddedError, match="no disk today"):
        supervisor.start(shell("three", "echo no disk today >&2; exit 3", tmp_path))


def test_a_child_that_is_never_ready_is_reported(supervisor: Supervisor, tmp_path: Path) -> None:
    with pytest.raises(EmbeddedError, match="four was not ready in time"):
        supervisor.start(shell("four", "exec sleep 60", tmp_path, startup=0.2))


def test_a_program_that_does_not_exist_is_reported(supervisor: Supervisor) -> None:
    absent = ChildSpec(
        name="five", command=("/no/such/program",), environment={}, probe=lambda: False
    )
    with pytest.raises(EmbeddedError, match="No such file"):
        supervisor.start(absent)


def test_a_deaf_child_is_killed_after_its_patience(supervisor: Supervisor, tmp_path: Path) -> None:
    script = "trap '' TERM; touch six.ready; while :; do sleep 60; done"
    supervisor.start(shell("six", script, tmp_path, patience=0.3))
    pid = supervisor.children["six"].pid
    begun = time.monotonic()
    supervisor.stop()
    assert 0.3 <= time.monotonic() - begun < 5
    assert not Path(f"/proc/{pid}").exists()


def test_the_last_started_is_stopped_first(supervisor: Supervisor, tmp_path: Path) -> None:
    for name in ("first", "second"):
        trap = f"trap 'echo {name} >> order; exit' TERM"
        script = f"{trap}; touch {name}.ready; while :; do sleep 0.02; done"
        supervisor.start(shell(name, script, tmp_path))
    supervisor.stop()
    assert (tmp_path / "order").read_text().split() == ["second", "first"]


def test_a_stop_is_not_reported_as_a_death(
    supervisor: Supervisor, tmp_path: Path, said: SimpleQueue[str]
) -> None:
    supervisor.start(shell("seven", "touch seven.ready; exec sleep 60", tmp_path))
    supervisor.stop()
    assert said.empty()


def test_a_child_whose_parent_is_already_gone_does_not_begin(tmp_path: Path) -> None:
    launcher = Path(sys.modules["bitloot.embedded.child"].__file__ or "").with_name("launch.py")
    strangers_pid = "1"
    command = [sys.executable, launcher, strangers_pid, "9", "same", "/bin/touch", tmp_path / "ran"]
    assert subprocess.run(command, check=False).returncode == 125
    assert not (tmp_path / "ran").exists()


def test_a_grown_log_is_set_aside_while_its_child_goes_on_writing(tmp_path: Path) -> None:
    log = ChildLog(tmp_path / "web.log")
    with log.open() as output:
        output.write(b"old\n" * 100)
        output.flush()
        log.rotate(largest=100)
        output.write(b"new\n")
    assert log.path.read_bytes() == b"new\n"
    assert (tmp_path / "web.log.1").read_bytes() == b"old\n" * 100


def _is_zombie(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].startswith("Z")

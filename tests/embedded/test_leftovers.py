import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bitloot.embedded import processes
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.lock import locked
from bitloot.embedded.processes import MARKER, Identity
from bitloot.embedded.services import (
    Running,
    find_running,
    services_file,
    this_process,
    write_services,
)


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A child of another run on another folder."""
    environ = {MARKER: str(tmp_path / "another")}
    with subprocess.Popen(["/bin/sleep", "60"], env=environ) as process:
        yield process
        process.kill()


def test_leftovers_are_ended_and_strangers_are_not(
    tmp_path: Path, stranger: subprocess.Popen[bytes]
) -> None:
    ours = subprocess.Popen(["/bin/sleep", "60"], env={MARKER: str(tmp_path)})
    assert processes.end([processes.belongs_to(tmp_path)], patience=5) == 1
    assert ours.wait(30) == -9
    assert stranger.poll() is None


def test_a_folder_whose_name_begins_alike_is_another_folder(
    tmp_path: Path, stranger: subprocess.Popen[bytes]
) -> None:
    assert list(processes.find(processes.belongs_to(tmp_path / "anot"))) == []
    assert list(processes.find(processes.belongs_to(tmp_path / "another"))) == [stranger.pid]


def test_a_recycled_pid_is_not_taken_for_the_run(
    tmp_path: Path, stranger: subprocess.Popen[bytes]
) -> None:
    now_anothers = Identity(stranger.pid, started=1)
    write_services(tmp_path, Running(now_anothers, {"web": 8000}))
    assert find_running(tmp_path) is None
    assert processes.end([processes.belongs_to(tmp_path)], patience=5) == 0
    assert stranger.poll() is None


def test_a_zombie_is_not_alive() -> None:
    process = subprocess.Popen(["/bin/true"])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    assert Identity.of(process.pid) is None
    process.wait()


def test_a_process_with_a_confusing_name_is_read_rightly(tmp_path: Path) -> None:
    odd = tmp_path / "a) R 1 (b"
    odd.symlink_to("/bin/sleep")
    with subprocess.Popen([odd, "60"]) as process:
        identity = Identity.of(process.pid)
        assert identity is not None
        assert identity.alive()
        process.kill()


def test_a_second_run_is_refused_and_told_where_the_first_is(tmp_path: Path) -> None:
    with locked(tmp_path):
        write_services(tmp_path, Running(this_process(), urls={"shop": "http://127.0.0.1:8000/"}))
        with pytest.raises(EmbeddedError, match=rf"process {os.getpid()}, http://127.0.0.1:8000/"):
            locked(tmp_path).__enter__()
    with locked(tmp_path):
        pass


def test_the_lock_goes_with_its_holder(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bitloot.embedded.lock import locked\n"
        f"with locked(Path({str(tmp_path)!r})): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(EmbeddedError, match="already runs"):
            locked(tmp_path).__enter__()
        holder.kill()
    with locked(tmp_path):
        pass


def test_running_services_are_found_and_private(tmp_path: Path) -> None:
    running = Running(this_process(), {"web": 8000}, {"DATABASE_URL": "postgresql://x"})
    write_services(tmp_path, running)
    assert find_running(tmp_path) == running
    assert services_file(tmp_path).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"process": {"pid": "x"}}', "null"])
def test_a_damaged_services_file_counts_as_none(tmp_path: Path, content: str) -> None:
    services_file(tmp_path).parent.mkdir()
    services_file(tmp_path).write_text(content)
    assert find_running(tmp_path) is None

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2

from bitloot.embedded import processes
from bitloot.embedded.probes import http_answers
from bitloot.embedded.services import find_running

Until = Callable[[Callable[[], object]], None]
SCRIPT = str(Path(__file__).with_name("stand_in_run.py"))
FROM_OUTSIDE = ("DATABASE_URL", "REDIS_URL", "BITLOOT_ENV_FILE", "BITLOOT_MODE", "PUBLIC_URL")


@contextmanager
def begun(folder: Path, **environ: str) -> Iterator[subprocess.Popen[str]]:
    inherited = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
    with subprocess.Popen(
        [sys.executable, SCRIPT, str(folder)],
        env=inherited | environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def read_until(process: subprocess.Popen[str], phrase: str) -> str:
    text = ""
    assert process.stdout is not None
    for line in process.stdout:
        text += line
        if phrase in line:
            return text
    raise AssertionError(f"ended without {phrase!r}:\n{text}")


def left(data: Path) -> list[int]:
    return list(
        processes.find(processes.belongs_to(data), processes.serves_cluster(data / "postgres"))
    )


def rows(url: str) -> int:
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM steps")
        return cursor.fetchall()[0][0]


def test_a_run_opens_tells_its_addresses_and_ends_cleanly_and_a_second_one_keeps_all(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    with begun(tmp_path) as first:
        told = read_until(first, "Ctrl-C stops")
        running = find_running(data)
        assert running is not None
        assert http_answers(running.ports["web"], "/healthz")()
        for address in running.urls.values():
            assert address in told
        assert "otpauth://totp/BitLoot:owner" in told
        assert rows(running.settings["DATABASE_URL"]) == 1
        first.send_signal(signal.SIGINT)
        assert "Stopped" in read_until(first, "Stopped")
        assert first.wait(60) == 0
    assert left(data) == []
    assert (tmp_path / "shop" / "commands").read_text().split("\n")[:1] == ["db prepare"]
    with begun(tmp_path) as second:
        read_until(second, "Ctrl-C stops")
        again = find_running(data)
        assert again is not None
        assert again.settings == running.settings
        assert rows(running.settings["DATABASE_URL"]) == 2
        second.send_signal(signal.SIGTERM)
        assert second.wait(60) == 0
    assert left(data) == []


def test_after_a_kill_of_the_whole_run_nothing_is_left_and_the_next_one_opens(
    tmp_path: Path, until: Until
) -> None:
    data = tmp_path / "data"
    with begun(tmp_path) as first:
        read_until(first, "Ctrl-C stops")
        pids = left(data)
        assert len(pids) > 6
        first.kill()
        until(lambda: not any(map(processes.Identity.of, pids)))
        assert left(data) == []
    with begun(tmp_path) as second:
        read_until(second, "Ctrl-C stops")
        second.send_signal(signal.SIGINT)
        assert second.wait(60) == 0


def test_a_failing_migration_ends_the_start_and_shows_why(tmp_path: Path) -> None:
    with begun(tmp_path, FAIL_AT="prepare") as process:
        told, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Preparing the database failed" in told
    assert "the step is meant to fail" in told
    assert left(tmp_path / "data") == []


def test_an_interrupt_during_the_start_is_obeyed(tmp_path: Path) -> None:
    with begun(tmp_path) as process:
        read_until(process, "starting PostgreSQL")
        process.send_signal(signal.SIGINT)
        told, _ = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert "Stopped" in told
    assert left(tmp_path / "data") == []


def test_every_part_is_supervised(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with begun(tmp_path) as process:
        read_until(process, "Ctrl-C stops")
        leaders = {pid: os.getsid(pid) for pid in left(data)}
        by_name = {}
        for pid in {pid for pid, session in leaders.items() if pid == session}:
            by_name[pid] = Path(f"/proc/{pid}/cmdline").read_bytes()
        for name in (b"wsgi:app", b"http.server", b"sleep", b"bitloot.sandbox", b"valkey"):
            (pid,) = [pid for pid, line in by_name.items() if name in line]
            os.kill(pid, signal.SIGKILL)
            assert "was killed by SIGKILL; starting it again" in read_until(process, "again")
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0

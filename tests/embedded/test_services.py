import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO

import psycopg2
import pytest
import redis

from bitloot.embedded import processes
from bitloot.embedded.child import launched
from bitloot.embedded.ephemeral import ephemeral_services
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.postgres import binary
from bitloot.embedded.probes import postgres_answers, valkey_answers
from bitloot.embedded.services import Running, find_running

Until = Callable[[Callable[[], object]], None]
PARENT = str(Path(__file__).with_name("parent.py"))


@pytest.fixture(autouse=True)
def embedded_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEST_DATABASE_URL", "TEST_REDIS_URL", "DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def parent(data: Path, identity: str = "same") -> Iterator[subprocess.Popen[bytes]]:
    """A run in a process of its own, ready, with its data in `data`."""
    command = launched((sys.executable, PARENT, str(data)), identity)
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            yield process
        finally:
            process.kill()


def running(data: Path) -> Running:
    found = find_running(data)
    assert found is not None
    return found


def all_of(data: Path) -> list[int]:
    return list(
        processes.find(processes.belongs_to(data), processes.serves_cluster(data / "postgres"))
    )


def await_deaths(pids: list[int]) -> None:
    for pid in pids:
        try:
            handle = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        assert select.select([handle], [], [], 30)[0], f"{pid} still runs"
        os.close(handle)


def test_killed_servers_come_back_with_the_data_that_was_committed(
    long_path: Path, until: Until
) -> None:
    with ephemeral_services(long_path) as services:
        query(services.database_url, "CREATE TABLE kept AS SELECT 7 AS number")
        query(services.database_url, "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent")
        with redis.Redis.from_url(services.redis_url) as client:
            client.set("lost", "1")
        for name, child in services.supervisor.children.items():
            first = child.pid
            assert first is not None, name
            os.kill(first, signal.SIGKILL)
            until(lambda child=child, first=first: child.pid not in {None, first})
        until(postgres_answers(services.database_url))
        until(valkey_answers(services.redis_url))
        assert query(services.database_url, "SELECT number FROM kept") == [(7,)]
        with redis.Redis.from_url(services.redis_url) as client:
            assert client.get("lost") is None
        assert len(all_of(long_path)) > 2
    assert all_of(long_path) == []
    assert not (long_path / "postgres").exists()


def test_a_folder_with_a_cluster_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "postgres").mkdir()
    with pytest.raises(EmbeddedError, match="new folder"):
        ephemeral_services(tmp_path).__enter__()
    assert (tmp_path / "postgres").exists()


def test_servers_ask_for_their_passwords(long_path: Path) -> None:
    with ephemeral_services(long_path) as services:
        with_wrong_password = services.database_url.replace("@127", "x@127")
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(with_wrong_password)
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(services.redis_url.replace("@127", "x@127")).ping()


def test_servers_named_for_tests_are_used_instead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", "postgresql://elsewhere/test")
    monkeypatch.setenv("TEST_REDIS_URL", "redis://elsewhere/5")
    with ephemeral_services(tmp_path) as services:
        assert services.database_url == "postgresql://elsewhere/test"
        assert services.redis_url == "redis://elsewhere/5"
        assert services.supervisor.children == {}


def identities() -> list[str]:
    """As whom the suite runs, and, if that is root, as a user too."""
    return ["same", "namespace:1"] if os.geteuid() == 0 else ["same"]


@pytest.mark.parametrize("identity", identities())
def test_a_killed_parent_leaves_no_orphan_and_the_next_start_keeps_the_data(
    long_path: Path, identity: str
) -> None:
    with parent(long_path, identity) as first:
        url = running(long_path).settings["DATABASE_URL"]
        query(url, "CREATE TABLE kept AS SELECT 7 AS number")
        ports = running(long_path).ports
        left = all_of(long_path)
        assert len(left) > 2
        first.kill()
        await_deaths(left)
        assert all_of(long_path) == []
        assert find_running(long_path) is None
    # Its number now belongs to a living process: ourselves.
    (long_path / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{long_path}\n1\n")
    with parent(long_path, identity):
        assert running(long_path).ports == ports
        assert query(url, "SELECT number FROM kept") == [(7,)]


def test_an_orphaned_postgres_is_ended_before_the_next_start(long_path: Path) -> None:
    with parent(long_path) as first:
        ports = running(long_path).ports
        left = all_of(long_path)
        first.kill()
        await_deaths(left)
    log = long_path / "orphan.log"
    with log.open("w") as output, orphan(long_path / "postgres", ports["postgres"], output) as left:
        while "ready to accept connections" not in log.read_text():
            assert left.poll() is None, log.read_text()
        with parent(long_path):
            assert left.wait(30) == -signal.SIGKILL
            assert running(long_path).ports == ports
            assert query(running(long_path).settings["DATABASE_URL"], "SELECT 1") == [(1,)]


@contextmanager
def orphan(cluster: Path, port: int, output: IO[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A server on the cluster that nobody supervises."""
    command = (str(binary("postgres")), "-D", str(cluster), "-p", str(port))
    command += ("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=")
    identity = "namespace:1" if os.geteuid() == 0 else "same"
    arguments = launched(command, identity)
    with subprocess.Popen(arguments, stderr=output, env={"LC_ALL": "C"}) as process:
        yield process
        process.kill()

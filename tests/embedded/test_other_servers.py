"""The same suite on servers that are not ours: Debian's PostgreSQL and Redis, where installed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg2
import pytest
import redis

from bitloot.embedded.ports import choose

ROOT = Path(__file__).resolve().parents[2]
POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
REDIS = shutil.which("redis-server")
ROOMS = ("core", "accounts", "stock", "orders", "payments", "webhooks", "fulfillment", "delivery")

Until = Callable[[Callable[[], object]], None]


@contextmanager
def started(*command: str) -> Iterator[None]:
    """A server in the foreground; PostgreSQL refuses root, so root becomes its Debian user."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*unprivileged(), *command], **quiet)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def unprivileged() -> list[str]:
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def answers(url: str) -> Callable[[], bool]:
    def ask() -> bool:
        with suppress(psycopg2.OperationalError):
            psycopg2.connect(url).close()
            return True
        return False

    return ask


def pings(url: str) -> Callable[[], bool]:
    def ask() -> bool:
        with suppress(redis.ConnectionError):
            return bool(redis.Redis.from_url(url).ping())
        return False

    return ask


@pytest.mark.timeout(600)
@pytest.mark.skipif(
    not (POSTGRES and REDIS), reason="Debian's postgresql and redis-server are not installed"
)
def test_the_suite_passes_on_debians_servers(until: Until) -> None:
    ports = choose({"postgres": 0, "valkey": 0})
    database = f"postgresql://postgres@127.0.0.1:{ports['postgres']}/postgres"
    cache = f"redis://127.0.0.1:{ports['valkey']}/0"
    programs = POSTGRES[-1].parent
    with TemporaryDirectory(prefix="pg") as folder:  # short: a socket's path has a limit
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        cluster = f"{folder}/data"
        initdb = [*unprivileged(), str(programs / "initdb"), "-D", cluster, "-A", "trust"]
        subprocess.run([*initdb, "-U", "postgres"], check=True, stdout=subprocess.DEVNULL)
        postgres = (str(POSTGRES[-1]), "-D", cluster, "-p", str(ports["postgres"]), "-k", folder)
        assert REDIS is not None
        valkey = (REDIS, "--port", str(ports["valkey"]), "--save", "", "--dir", folder)
        with started(*postgres), started(*valkey):
            until(answers(database))
            until(pings(cache))
            run_suite(database, cache)


def run_suite(database: str, cache: str) -> None:
    rooms = [f"tests/{room}" for room in ROOMS]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *rooms],
        cwd=ROOT,
        env={**os.environ, "TEST_DATABASE_URL": database, "TEST_REDIS_URL": cache},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]

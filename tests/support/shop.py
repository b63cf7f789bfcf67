"""The whole shop as its people have it: `bitloot run` in a folder, met over HTTP alone."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import requests
from redis import Redis
from support.sandbox import SandboxControl
from support.waiting import until

from bitloot.embedded.ports import USUAL, choose
from bitloot.embedded.postgres import binary
from bitloot.embedded.processes import Identity, belongs_to, find, serves_cluster
from bitloot.embedded.services import Running, find_running, read_services, write_services

BITLOOT = str(Path(sys.executable).with_name("bitloot"))
START_SECONDS = 120
Doc = dict[str, object]


@dataclass
class Shop:
    """A running shop. `settings` are those of its children."""

    data: Path
    running: Running
    process: subprocess.Popen[bytes]
    http: requests.Session = field(default_factory=requests.Session)

    @property
    def url(self) -> str:
        return self.running.settings["PUBLIC_URL"]

    @property
    def sandbox(self) -> SandboxControl:
        return SandboxControl(self.running.settings["SANDBOX_URL"], {})

    def environment(self) -> dict[str, str]:
        return {**os.environ, **self.running.settings}

    def command(self, *arguments: str, fails: bool = False) -> str:
        """A `bitloot` command against this shop; its output, also where it is to fail."""
        done = subprocess.run(
            [BITLOOT, *arguments],
            env={**os.environ, "BITLOOT_DATA": str(self.data)},
            capture_output=True,
            text=True,
            check=not fails,
            timeout=120,
        )
        return done.stdout

    def dump_database(self) -> bytes:
        """`pg_dump` of everything, in plain SQL."""
        pg_dump = binary("pg_dump")
        url = self.running.settings["DATABASE_URL"]
        done = subprocess.run(
            [str(pg_dump), "--inserts", url], capture_output=True, check=True, timeout=60
        )
        return done.stdout

    def dump_redis(self) -> bytes:
        """Every key with its serialized value."""
        redis = Redis.from_url(self.running.settings["REDIS_URL"])
        return b"".join(key + (redis.dump(key) or b"") for key in redis.scan_iter())

    def pids(self, what: str) -> list[int]:
        """Processes of one part: `web`, `worker`, `realtime`, `valkey`, `postgres`, `sandbox`."""
        if what == "postgres":
            return list(find(serves_cluster(self.data / "postgres")))
        return [pid for pid in find(belongs_to(self.data)) if _MARKS[what] in _command_line(pid)]

    def kill(self, what: str, rng: random.Random) -> bool:
        """`kill -9` one process of a part; False when there was none at the moment."""
        pids = sorted(self.pids(what))
        if not pids:
            return False
        with suppress(ProcessLookupError):
            os.kill(rng.choice(pids), signal.SIGKILL)
            return True
        return False


_MARKS = {
    "web": "gunicorn",
    "worker": "bitloot worker",
    "realtime": "bitloot realtime",
    "valkey": "valkey-server",
    "sandbox": "bitloot.sandbox",
}


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


@contextmanager
def running_shop(data: Path, settings: Mapping[str, str] | None = None) -> Iterator[Shop]:
    """`bitloot run` until the block ends, on ports of its own."""
    calm = {"PICTURES_PER_MINUTE": "0"}  # nobody looks at most of these shops
    environment = {**os.environ, **calm, **(settings or {}), "BITLOOT_DATA": str(data)}
    data.mkdir(parents=True, exist_ok=True)
    if read_services(data) is None:
        # At a usual port another shop might step in while the part of this one there is dead.
        write_services(data, Running(Identity(0, 0), choose(dict.fromkeys(USUAL, 0))))
    with (data / "run.log").open("wb") as log:
        process = subprocess.Popen(
            [BITLOOT, "run"], env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield Shop(data, _started(data, process), process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _started(data: Path, process: subprocess.Popen[bytes]) -> Running:
    def ready() -> Running | None:
        assert process.poll() is None, (data / "run.log").read_text()
        running = find_running(data)
        if running is None or "Ctrl-C" not in (data / "run.log").read_text():
            return None
        return running

    return until(ready, seconds=START_SECONDS)

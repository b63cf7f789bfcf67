"""GETs over kept connections, from a process of its own; prints what it measured.

Standard input: `{host, port, tls, paths, connections, seconds}` as JSON. Every connection asks for
the next path when it has its answer. Standard output: `{per_second, seconds: […], refused}`.
"""

import asyncio
import itertools
import json
import ssl
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import uvloop

_HEAD_ENDS = b"\r\n\r\n"


class Connection(asyncio.Protocol):
    def __init__(self, run: "Run") -> None:
        self.run = run
        self.asked = 0.0
        self.wanting = 0
        self.transport: asyncio.Transport | None = None
        self.received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's own class of it
        self.ask()

    def ask(self) -> None:
        assert self.transport is not None
        self.wanting, self.asked = 0, time.perf_counter()
        self.transport.write(next(self.run.requests))

    def data_received(self, data: bytes) -> None:
        self.received += data
        if not self.wanting:
            end = self.received.find(_HEAD_ENDS)
            if end < 0:
                return
            self.wanting = end + 4 + _length(bytes(self.received[:end]))
            self.run.refused += not self.received.startswith(b"HTTP/1.1 200")
        if len(self.received) < self.wanting:
            return
        self.received.clear()
        self.run.seconds.append(time.perf_counter() - self.asked)
        self.ask()

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self.run.replace()  # a server hangs up after so many requests: that is no refusal


@dataclass
class Run:
    host: str
    port: int
    tls: ssl.SSLContext | None
    requests: Iterator[bytes]
    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    opening: set[asyncio.Task[None]] = field(default_factory=set)

    async def connect(self) -> None:
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: Connection(self), self.host, self.port, ssl=self.tls)

    def replace(self) -> None:
        task = asyncio.ensure_future(self.connect())
        self.opening.add(task)
        task.add_done_callback(self.opening.discard)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ValueError("an answer without its length")


async def main() -> None:
    job = json.load(sys.stdin)
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: {job['host']}\r\nAccept: */*\r\n\r\n".encode()
        for path in job["paths"]
    ]
    tls = None
    if job["tls"]:
        tls = ssl.create_default_context()
        tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    run = Run(job["host"], job["port"], tls, itertools.cycle(requests))
    for _ in range(job["connections"]):
        await run.connect()
    started = time.perf_counter()
    run.seconds.clear()
    await asyncio.sleep(job["seconds"])
    took = time.perf_counter() - started
    result = {"per_second": len(run.seconds) / took, "refused": run.refused}
    print(json.dumps({**result, "seconds": run.seconds}))


if __name__ == "__main__":
    uvloop.run(main())

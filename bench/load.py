"""Sends signed IPNs over kept connections, from a process of its own; prints what it measured.

Standard input: `{url, secret, connections, count, rate}` as JSON. With `rate` the requests leave by
the clock (open loop) and each is timed from when it was due, so a stall is not hidden; without it
every connection sends the next when it has its answer (closed loop). Standard output:
`{per_second, seconds: […], refused, hung_up}`.
"""

import asyncio
import hashlib
import hmac
import json
import sys
import time
import uuid
from collections import deque
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import urlsplit

import uvloop

_HEAD_ENDS = b"\r\n\r\n"


class Connection(asyncio.Protocol):
    """One kept connection; one request at a time."""

    def __init__(self, load: "Load") -> None:
        self.load = load
        self.due = 0.0
        self.request: bytes | None = None  # the one that waits for its answer
        self.transport: asyncio.Transport | None = None
        self.received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's own class of it

    def send(self, request: bytes, due: float) -> None:
        assert self.transport is not None
        self.due, self.request = due, request
        self.transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.received += data
        head, found, rest = bytes(self.received).partition(_HEAD_ENDS)
        if not found or len(rest) < _length(head):
            return
        self.received.clear()
        self.request = None
        self.load.answered(self, ok=head.startswith(b"HTTP/1.1 200"))

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        if not self.load.done.done():
            self.load.lost(self)


@dataclass
class Load:
    """What is sent and what came of it. Where a worker retires and hangs up, one connects anew."""

    host: str
    port: int
    requests: deque[bytes]
    count: int
    rate: float
    done: asyncio.Future[None]
    idle: list[Connection] = field(default_factory=list)
    waiting: deque[float] = field(default_factory=deque)
    seconds: list[float] = field(default_factory=list)
    refused: int = 0
    hung_up: int = 0
    opening: set[asyncio.Task[None]] = field(default_factory=set)

    async def connect(self) -> Connection:
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(lambda: Connection(self), self.host, self.port)
        return connection

    def lost(self, connection: Connection) -> None:
        self.hung_up += 1
        task = asyncio.ensure_future(self._replace(connection))
        self.opening.add(task)
        task.add_done_callback(self.opening.discard)

    async def _replace(self, lost: Connection) -> None:
        fresh = await self.connect()
        if lost.request is not None:
            fresh.send(lost.request, lost.due)
        else:
            self.idle.remove(lost)
            self.idle.append(fresh)

    def answered(self, connection: Connection, *, ok: bool) -> None:
        now = time.perf_counter()
        self.seconds.append(now - connection.due)
        self.refused += not ok
        if len(self.seconds) == self.count:
            self.done.set_result(None)
        elif self.waiting:
            connection.send(self.requests.popleft(), self.waiting.popleft())
        elif self.requests and not self.rate:
            connection.send(self.requests.popleft(), now)
        else:
            self.idle.append(connection)

    async def run(self) -> float:
        """Seconds from the first request to the last answer."""
        started = time.perf_counter()
        if self.rate:
            await self._by_the_clock(started)
        else:
            while self.idle:
                self.idle.pop().send(self.requests.popleft(), started)
        await self.done
        return time.perf_counter() - started

    async def _by_the_clock(self, started: float) -> None:
        for number in range(self.count):
            due = started + number / self.rate
            pause = due - time.perf_counter()
            if pause > 0:
                await asyncio.sleep(pause)
            if self.idle:
                self.idle.pop(0).send(self.requests.popleft(), due)
            else:
                self.waiting.append(due)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def ipn(secret: str, host: str, path: str) -> bytes:
    """A request as NOWPayments sends it, about a payment of its own."""
    number = uuid.uuid4().int % 10**12
    document = {
        "actually_paid": 0.00656612,
        "actually_paid_at_fiat": 0,
        "fee": {"currency": "btc", "depositFee": 0.000021, "serviceFee": 0, "withdrawalFee": 0},
        "invoice_id": None,
        "order_description": None,
        "order_id": None,
        "outcome_amount": 0.00022187,
        "outcome_currency": "btc",
        "parent_payment_id": None,
        "pay_address": "0x05Db991D7930CE6Ac8c21064de9A14EB2a154746",
        "pay_amount": 0.00656612,
        "pay_currency": "eth",
        "payin_extra_id": None,
        "payment_id": number,
        "payment_status": "confirming",
        "price_amount": 20,
        "price_currency": "usd",
        "purchase_id": "5172103429",
        "updated_at": 1765249461097,
    }
    body = json.dumps(document, separators=(",", ":")).replace("2.1e-05", "0.000021").encode()
    signature = hmac.new(secret.encode(), body, hashlib.sha512).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: NOWPayments v1.0\r\n"
        "Accept: application/json, text/plain, */*\r\nContent-Type: application/json\r\n"
        f"x-nowpayments-sig: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def main() -> None:
    asked = json.load(sys.stdin)
    url = urlsplit(asked["url"])
    count = asked["count"]
    requests = deque(ipn(asked["secret"], url.netloc, url.path) for _ in range(count))
    finished = asyncio.get_running_loop().create_future()
    load = Load(url.hostname or "", url.port or 80, requests, count, asked["rate"], finished)
    load.idle += [await load.connect() for _ in range(asked["connections"])]
    took = await load.run()
    told = {"seconds": load.seconds, "refused": load.refused, "hung_up": load.hung_up}
    json.dump({"per_second": count / took, **told}, sys.stdout)


if __name__ == "__main__":
    uvloop.run(main())

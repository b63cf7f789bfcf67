"""How many IPNs a second are acknowledged, and how fast, against the shop's own ceiling.

The ceiling is a bare Flask view that commits one INSERT of the same body, served by the same
gunicorn with the same settings into the same PostgreSQL, in turns with the shop, in one run. The
shop verifies the signature, parses, deduplicates, stores body and headers, writes the job and
nudges the queue. Load, servers and PostgreSQL share this machine's cores.
"""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg2
import requests
from support.shop import Shop, running_shop
from support.waiting import until

HERE = Path(__file__).resolve().parent
PATH = "/webhooks/nowpayments"
ROUNDS = int(os.environ.get("ROUNDS", "5"))
COUNT = 4000  # requests of a closed-loop round
CONNECTIONS = 16  # kept open: as many as the two workers have threads
STEADY_SECONDS = 6


@dataclass(frozen=True)
class Measured:
    """`seconds` is the time to each acknowledgment."""

    per_second: float
    seconds: list[float]
    refused: int
    hung_up: int

    @property
    def p99(self) -> float:
        return statistics.quantiles(self.seconds, n=100)[98]


def ingest(data: Path) -> None:
    with running_shop(data) as shop, ceiling(shop) as bare:
        ours = shop.url + PATH
        with stopped(shop.pids("worker")):
            print("  the worker rests: web, PostgreSQL, Valkey and the load alone", flush=True)
            for url in (bare, ours):  # connections opened, statements prepared
                load(shop, url, count=1000)
            compare(shop, bare, ours)
        print("  with the worker applying what comes in, on the same cores:", flush=True)
        alone = load(shop, ours, count=COUNT)
        print(f"  shop {alone.per_second:,.0f} IPNs/s, p99 {alone.p99 * 1000:.1f} ms (closed loop)")


def compare(shop: Shop, bare: str, ours: str) -> None:
    most = [(load(shop, bare, count=COUNT), load(shop, ours, count=COUNT)) for _ in range(ROUNDS)]
    ratios = [shops.per_second / bares.per_second for bares, shops in most]
    top = statistics.median(bares.per_second for bares, _ in most)
    own = statistics.median(shops.per_second for _, shops in most)
    print(f"  throughput over {ROUNDS} rounds of {COUNT}, {CONNECTIONS} connections (medians)")
    print(f"  ceiling {top:,.0f}/s   shop {own:,.0f}/s   {spread('ratio', ratios)} (asked: ≥ 0.6)")
    count = int(top / 2 * STEADY_SECONDS)
    steady = [
        tuple(load(shop, url, count=count, rate=top / 2) for url in (bare, ours))
        for _ in range(ROUNDS)
    ]
    ratios = [shops.p99 / bares.p99 for bares, shops in steady]
    p99s = [
        statistics.median(each.p99 for each in side) * 1000 for side in zip(*steady, strict=True)
    ]
    print(
        f"  at {top / 2:,.0f} IPNs/s by the clock, {ROUNDS} rounds of {STEADY_SECONDS} s (medians)"
    )
    print(
        f"  p99 ceiling {p99s[0]:.1f} ms   shop {p99s[1]:.1f} ms   "
        f"{spread('ratio', ratios)} (asked: ≤ 2)"
    )


def spread(name: str, values: list[float]) -> str:
    middle = statistics.median(values)
    return f"{name} {middle:.2f} ({min(values):.2f} to {max(values):.2f})"


def load(shop: Shop, url: str, *, count: int, rate: float = 0) -> Measured:
    secret = shop.running.settings["NOWPAYMENTS_IPN_SECRET"]
    asked = {
        "url": url, "secret": secret, "connections": CONNECTIONS, "count": count, "rate": rate
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(HERE / "load.py")],
        input=json.dumps(asked),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
    )
    measured = Measured(**json.loads(done.stdout))
    assert measured.refused == 0, f"{measured.refused} of {count} were refused by {url}"
    return measured


@contextmanager
def ceiling(shop: Shop) -> Iterator[str]:
    """The bare view, served as the shop is; its address."""
    with closing(psycopg2.connect(shop.running.settings["DATABASE_URL"])) as database, database:
        database.cursor().execute(
            "create table bench_bodies (id bigint generated always as identity primary key, "
            "received_at timestamptz not null default clock_timestamp(), body bytea not null)"
        )
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    config = HERE.parent / "gunicorn.conf.py"
    gunicorn = Path(sys.executable).with_name("gunicorn")
    process = subprocess.Popen(
        [gunicorn, "-c", config, "--bind", address, "ingest_ceiling:app"],
        cwd=HERE,
        env={**shop.environment(), "PYTHONPATH": str(HERE.parent)},
    )
    try:
        until(lambda: answers(f"http://{address}{PATH}"), seconds=30)
        yield f"http://{address}{PATH}"
    finally:
        process.terminate()
        process.wait(30)


def answers(url: str) -> bool:
    try:
        return requests.post(url, data=b"{}", timeout=2).ok
    except requests.ConnectionError:
        return False


@contextmanager
def stopped(pids: list[int]) -> Iterator[None]:
    """Halt processes for a while, without their supervisor missing them."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)

"""How fast keys are sealed and stored, and revealed; one after the other, and four at a time.

The ceiling of sealing is what cannot be left out: AES-256-GCM once, one PUT of the object, one bare
INSERT of a row as large and its commit, against the same storage and database, in turns. That of a
reveal is one GET, one bare INSERT and its commit.
"""

import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeAlias

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hundred_thousand import settings_for
from sqlalchemy import text
from support.paid import own_product, placed_order
from support.sandbox import start_sandbox

from bitloot.app import create_app
from bitloot.core.db import db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.delivery.service import Reader, reveal
from bitloot.embedded.ephemeral import ephemeral_services
from bitloot.fulfillment.sealing import Goods, pack
from bitloot.fulfillment.service import Line
from bitloot.fulfillment.shipping import record
from bitloot.providers.objects import get_objects

KEYS, ROUNDS = 200, 3
Job: TypeAlias = Callable[[Line], None]


def sealing(data: Path) -> None:
    with (
        ephemeral_services(data) as services,
        start_sandbox(data / "sandbox", "http://127.0.0.1:1") as sandbox,
    ):
        app = create_app(settings_for(services, **sandbox.settings))
        with app.app_context():
            db.session.execute(text("create extension if not exists pg_trgm"))
            db.session.execute(text("create extension if not exists unaccent"))
            db.session.commit()
            db.create_all()
            db.session.execute(text("create table bare (id text primary key, body bytea)"))
            db.session.commit()
        for threads in (1, 4):
            compare(app, threads)
        with app.app_context():
            db.engine.dispose()


def compare(app: ShopFlask, threads: int) -> None:
    sealed, bare, opened, read = [], [], [], []
    for _ in range(ROUNDS):
        with app.app_context():
            lines = placed(KEYS)
        bare.append(timed(app, threads, bare_seal, lines))
        sealed.append(timed(app, threads, seal_and_store, lines))
        read.append(timed(app, threads, bare_read, lines))
        opened.append(timed(app, threads, look, lines))
    report("seal + store", threads, sealed, bare)
    report("reveal", threads, opened, read)


def placed(count: int) -> list[Line]:
    """Lines of as many orders."""
    product = own_product(f"bench-{time.monotonic_ns()}")
    return [Line.of(placed_order((product, 1)).items[0]) for _ in range(count)]


def timed(app: ShopFlask, threads: int, job: Job, lines: Sequence[Line]) -> float:
    """Seconds for all of them."""

    def run(line: Line) -> None:
        with app.app_context():
            job(line)

    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(run, lines))
    return time.perf_counter() - started


def seal_and_store(line: Line) -> None:
    parcel = pack(line, Goods(str(line.item_id), content(), "text/plain"))
    get_objects().put(parcel.object_key, parcel.envelope.ciphertext)
    with transaction():
        assert record(line, [parcel]) == 1


def bare_seal(line: Line) -> None:
    sealed = AESGCM(os.urandom(32)).encrypt(os.urandom(12), content(), b"bound")
    get_objects().put(f"bare-{line.item_id}", sealed)
    insert(f"seal-{line.item_id}", os.urandom(300))


def look(line: Line) -> None:
    with transaction():
        assert len(reveal(line.order_id, line.item_id, Reader("buyer", None, None))) == 1


def bare_read(line: Line) -> None:
    assert get_objects().get(f"bare-{line.item_id}") is not None
    insert(f"read-{line.item_id}", os.urandom(100))


def insert(row_id: str, body: bytes) -> None:
    with transaction():
        db.session.execute(
            text("insert into bare values (:id, :body)"), {"id": row_id, "body": body}
        )


def content() -> bytes:
    return os.urandom(12).hex().upper().encode()


def report(what: str, threads: int, ours: list[float], bare: list[float]) -> None:
    per_second = KEYS / statistics.median(ours)
    ratio = statistics.median(b / o for b, o in zip(bare, ours, strict=True))
    print(
        f"  {what}, {threads} at a time: {per_second:,.0f} a second, "
        f"bare {KEYS / statistics.median(bare):,.0f}, ratio {ratio:.2f}",
        flush=True,
    )

"""What the hash chains cost: transactions of one entry each, with its link and without.

Without means the same row by a bare INSERT and commit. Each timeline is an order's own,
as in the shop; the audit log is one chain for all.
"""

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hundred_thousand import large_shop
from sqlalchemy import insert

from bitloot.core.audit import COMMAND_LINE, AuditEntry, audit
from bitloot.core.chain import verifying
from bitloot.core.db import Model, db, rollback, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.ids import new_id
from bitloot.core.timeline import EntryKind, TimelineEntry, note

ENTRIES, ROUNDS = 1000, 3


def chaining(data: Path) -> None:
    with large_shop(data, 1) as (app, _):
        for threads in (1, 4):
            for name, chained, bare in (
                ("timeline", tell, tell_bare),
                ("audit log", act, act_bare),
            ):
                compare(app, f"{name}, {threads} at a time", threads, chained, bare)
        verify()


def compare(
    app: ShopFlask,
    what: str,
    threads: int,
    chained: Callable[[], None],
    bare: Callable[[], None],
) -> None:
    taken: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(ROUNDS):
        taken["without"].append(timed(app, threads, bare))
        taken["with"].append(timed(app, threads, chained))
    each = {name: statistics.median(times) / ENTRIES * 1000 for name, times in taken.items()}
    print(
        f"  {what}: {1000 / each['with']:,.0f} a second with its link, "
        f"{1000 / each['without']:,.0f} without; {each['with'] - each['without']:.2f} ms more",
        flush=True,
    )


def timed(app: ShopFlask, threads: int, job: Callable[[], None]) -> float:
    """Seconds for all entries."""

    def run(_: int) -> None:
        with app.app_context(), transaction():
            job()

    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(run, range(ENTRIES)))
    return time.perf_counter() - started


def tell() -> None:
    order_id = new_id()
    note(EntryKind.STAFF, "said", subject=("order", order_id), trail_id=order_id)


def tell_bare() -> None:
    order_id = new_id()
    put(
        TimelineEntry,
        trail_id=order_id,
        subject_kind="order",
        subject_id=order_id,
        kind=EntryKind.STAFF,
        text="said",
        actor="bare",
        data={},
    )


def act() -> None:
    audit(COMMAND_LINE, "bench", ("thing", 1), reason="because")


def act_bare() -> None:
    put(
        AuditEntry,
        actor="command line",
        action="bare",
        object_kind="thing",
        object_id="1",
        before={},
        after={},
    )


def put(model: type[Model], **values: object) -> None:
    db.session.execute(insert(model).values(**values))


def verify() -> None:
    rollback()
    verifying.snapshot()
    started = time.perf_counter()
    links = verifying.count()
    found = sum(fault.what is not verifying.What.INSERTED for fault in verifying.faults())
    taken = time.perf_counter() - started
    rollback()
    print(
        f"  verifying {links:,} links: {taken:.1f} s, {links / taken:,.0f} a second, {found} faults"
    )

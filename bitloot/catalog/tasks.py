"""The catalogue's jobs and what happens by the clock: syncs and refreshes.

Each has several transactions, none of them open while the provider is asked.
"""

import gc
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import select

from bitloot.catalog import sync
from bitloot.catalog.arriving import Arrivals, Start
from bitloot.catalog.models import Product, SyncRun, SyncState
from bitloot.catalog.refreshing import REFRESH, record
from bitloot.catalog.sync_runs import SyncBusyError, begin, get, working
from bitloot.catalog.terms import Terms, present_terms
from bitloot.catalog.turns import going_first
from bitloot.core.db import db, transaction
from bitloot.core.errors import ConflictError
from bitloot.core.http.errors import ProviderRefusedError
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.providers.kinguin import get_kinguin
from bitloot.providers.kinguin.products import ProductUnreadableError

log = logging.getLogger(__name__)

SYNC = "catalog.sync"
_SLICE_SECONDS = 10.0  # then the job makes room for others and comes back
_LEASE_SECONDS = 120
_BUSY_SECONDS = 5.0
_HAND_OVER_SECONDS = 0.001
Advance = Callable[[SyncRun], None]


def start_sync(*, full: bool, started_by: str) -> SyncRun:
    """Open a run (or join the one that is on) and see that a job works on it."""
    run = begin(full=full, started_by=started_by)
    key = str(run.id)
    if not enqueue(SYNC, {"run_id": key}, key=key, priority=BULK):
        wake(SYNC, key)
    return run


def sync_incrementally() -> None:
    """By the clock, every quarter of an hour."""
    _scheduled(full=False)


def sync_fully() -> None:
    """By the clock, once a day: retires what the provider no longer has."""
    _scheduled(full=True)


def _scheduled(*, full: bool) -> None:
    try:
        start_sync(full=full, started_by="schedule")
    except ConflictError as other:
        log.info("no scheduled sync: %s", other.detail)


def work(
    run_id: UUID, *, seconds: float, progress: Advance = lambda _: None, patience: float = 0
) -> bool:
    """Take steps of a run for about `seconds`; True when the run is over.

    Raises SyncBusyError when another process works on it for longer than `patience` seconds, and
    the provider's errors other than a refusal, which ends the run as failed.
    """
    until = time.monotonic() + seconds
    with working(patience), _collecting_rarely(), _handing_over_often():
        while time.monotonic() < until:
            if not _on(run_id, until, progress):
                return True
    return False


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """Pages of products are many objects without circles: looking for circles took a quarter."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _handing_over_often() -> Iterator[None]:
    """Who comes back from the database waits for the interpreter that long at most, not 5 ms."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_HAND_OVER_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _on(run_id: UUID, until: float, progress: Advance) -> bool:
    """Some steps of a kind; False when there is nothing more to do."""
    with transaction():
        run = get(run_id)
        if run is None or run.state is not SyncState.RUNNING:
            return False
        step, terms = sync.plan(run), present_terms()
    try:
        if step.start is None:
            return _settle(run_id, step.missing, progress)
        return _read(run_id, step.start, terms, until, progress)
    except ProviderRefusedError as refused:
        with transaction():
            sync.fail(run_id, str(refused))
        return False


def _read(run_id: UUID, start: Start, terms: Terms, until: float, progress: Advance) -> bool:
    """The list, from a page on; what is read and not stored when time is up is read again."""
    began = time.monotonic()
    with Arrivals(start, get_kinguin(), terms) as pages:
        while True:
            arrivals = pages.take()
            with going_first(pages.turn), transaction():
                run = get(run_id)
                if run is None or run.state is not SyncState.RUNNING:
                    return False
                pages.terms = terms = _same(terms, present_terms())
                tally = sync.apply(run, arrivals, terms)
                began, began_before = time.monotonic(), began
                run.worked_ms += round((began - began_before) * 1000)
                progress(run)
                is_on = run.state is SyncState.RUNNING
            pages.eager = tally.created + tally.updated > tally.unchanged
            if arrivals[-1].is_last or began >= until:
                return is_on


def _same(before: Terms, now: Terms) -> Terms:
    """The very ones, if they say the same: what was worked out by them holds."""
    return before if now == before else now


def _settle(run_id: UUID, missing: tuple[int, ...], progress: Advance) -> bool:
    """Ask after some that the list did not show."""
    began = time.monotonic()
    answer = get_kinguin().products_page(1, kinguin_ids=missing) if missing else None
    with transaction():
        run = get(run_id)
        if run is None or run.state is not SyncState.RUNNING:
            return False
        sync.settle(run, missing, answer, present_terms())
        run.worked_ms += round((time.monotonic() - began) * 1000)
        progress(run)
        return run.state is SyncState.RUNNING


def refresh_from_provider(product_id: UUID) -> bool:
    """Bring one product up to date; False when it is sold out or not the provider's.

    Opens its own transactions: call it outside one. Raises the provider's errors.
    """
    with transaction():
        kinguin_id = db.session.scalar(select(Product.kinguin_id).where(Product.id == product_id))
    return kinguin_id is not None and refresh(kinguin_id)


def refresh(kinguin_id: int, *, chosen: bool = False) -> bool:
    """The same by the provider's id; one that is new to us is added if it is wanted or chosen."""
    try:
        found = get_kinguin().product(kinguin_id)
    except ProductUnreadableError as error:
        log.warning("%s", error)
        return False
    with transaction():
        record(kinguin_id, found, chosen=chosen)
    return found is not None and found.quantity > 0


def _run_sync(job: JobView) -> None:
    try:
        over = work(job.uuid("run_id"), seconds=_SLICE_SECONDS)
    except SyncBusyError as busy:
        raise PostponeError(_BUSY_SECONDS, busy.detail) from None
    if not over:
        raise PostponeError(0, "more pages to read")


def _run_refresh(job: JobView) -> None:
    refresh(int(job.payload["kinguin_id"]), chosen="chosen" in job.payload)


JOBS: dict[str, Handler] = {
    SYNC: Handler(_run_sync, lease_seconds=_LEASE_SECONDS),
    REFRESH: Handler(_run_refresh),
}

"""The reprice job: batches in transactions of their own, and room for other jobs between slices."""

import time
from collections.abc import Callable
from uuid import UUID

from bitloot.catalog.repricing.models import PriceBook, RepriceRun, RunState
from bitloot.catalog.repricing.runs import apply, begin, moved_by_the_clock, step
from bitloot.core.audit import Actor
from bitloot.core.db import transaction
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError

REPRICE = "catalog.reprice"
_SLICE_SECONDS = 10.0
_LEASE_SECONDS = 120
Progress = Callable[[RepriceRun], None]


def start(version: str, actor: Actor, *, reason: str | None = None) -> RepriceRun:
    """Apply the rules that were previewed (`runs.apply`); a job does the work."""
    return _queued(apply(version, actor, reason=reason))


def reprice_by_the_clock() -> None:
    """Every quarter of an hour: a rule whose dates begin or end prices the catalogue anew."""
    book: PriceBook | None = moved_by_the_clock()
    if book is not None:
        _queued(begin(book, started_by="schedule"))


def _queued(run: RepriceRun) -> RepriceRun:
    enqueue(REPRICE, {"run_id": str(run.id)}, key=str(run.id), priority=BULK)
    return run


def work(run_id: UUID, *, seconds: float, progress: Progress = lambda _: None) -> bool:
    """Price batches of a run for about `seconds`; True when it is over."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with transaction():
            run = step(run_id)
            progress(run)
            if run.state is RunState.DONE:
                return True
    return False


def _run(job: JobView) -> None:
    if not work(job.uuid("run_id"), seconds=_SLICE_SECONDS):
        raise PostponeError(0, "more products to price")


JOBS: dict[str, Handler] = {REPRICE: Handler(_run, lease_seconds=_LEASE_SECONDS)}

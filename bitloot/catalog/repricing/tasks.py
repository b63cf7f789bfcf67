"""Jobs over the catalogue: previews and repricing, in batches with a transaction each.

Between slices there is room for other jobs.
"""

import time
from collections.abc import Callable
from uuid import UUID

from bitloot.catalog.repricing import previewing
from bitloot.catalog.repricing.models import PriceBook, PricePreview, RepriceRun, RunState
from bitloot.catalog.repricing.preview import Preview
from bitloot.catalog.repricing.runs import apply, begin, moved_by_the_clock, step
from bitloot.core.audit import Actor
from bitloot.core.db import transaction
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError

REPRICE = "catalog.reprice"
PREVIEW = "catalog.price_preview"
_PATIENCE_SECONDS = 0.5  # so long whoever asks for a preview is kept waiting
_SLICE_SECONDS = 10.0
_LEASE_SECONDS = 120
Progress = Callable[[RepriceRun], None]


def look(started_by: str) -> PricePreview:
    """Preview the enabled rules: at once where the catalogue is small, else a job goes on with it.

    What is not done within half a second is left to the job.
    """
    preview = previewing.begin(started_by)
    until = time.monotonic() + _PATIENCE_SECONDS
    while preview.state is RunState.RUNNING and time.monotonic() < until:
        preview = previewing.step(preview.id)
    if preview.state is RunState.RUNNING:
        key = str(preview.id)
        enqueue(PREVIEW, {"preview_id": key}, key=key)
    return preview


def start(
    version: str, actor: Actor, *, reason: str | None = None, found: Preview | None = None
) -> RepriceRun:
    """Apply the rules that were previewed (`runs.apply`); a job does the work.

    `found` is a preview that was made just now; without it that of `look` counts.
    """
    found = found or previewing.previewed(version)
    return _queued(apply(version, found, actor, reason=reason))


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


def _look(job: JobView) -> None:
    preview_id, until = job.uuid("preview_id"), time.monotonic() + _SLICE_SECONDS
    while time.monotonic() < until:
        with transaction():
            if previewing.step(preview_id).state is RunState.DONE:
                return
    raise PostponeError(0, "more products to look at")


def _run(job: JobView) -> None:
    if not work(job.uuid("run_id"), seconds=_SLICE_SECONDS):
        raise PostponeError(0, "more products to price")


JOBS: dict[str, Handler] = {
    REPRICE: Handler(_run, lease_seconds=_LEASE_SECONDS),
    PREVIEW: Handler(_look, lease_seconds=_LEASE_SECONDS),
}

"""The catalogue's jobs and what happens by the clock."""

from uuid import UUID

from bitloot.catalog.models import SyncRun
from bitloot.catalog.refreshing import REFRESH, refresh
from bitloot.catalog.sync_runs import SyncBusyError, begin
from bitloot.catalog.syncing import work
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError

SYNC = "catalog.sync"
_SLICE_SECONDS = 10.0  # then the job makes room for others and comes back
_LEASE_SECONDS = 120
_BUSY_SECONDS = 5.0


def start_sync(*, full: bool, started_by: str) -> SyncRun:
    """Open a run (or join the one that is on) and see that a job works on it."""
    run = begin(full=full, started_by=started_by)
    queue_run(run.id)
    return run


def queue_run(run_id: UUID) -> None:
    """One job a run; a dead or sleeping one is woken."""
    key = str(run_id)
    if not enqueue(SYNC, {"run_id": key}, key=key, priority=BULK):
        wake(SYNC, key)


def sync_incrementally() -> None:
    """By the clock, every few minutes."""
    start_sync(full=False, started_by="schedule")


def _run_sync(job: JobView) -> None:
    try:
        over = work(job.uuid("run_id"), seconds=_SLICE_SECONDS, progress=lambda _: None)
    except SyncBusyError as busy:
        raise PostponeError(_BUSY_SECONDS, busy.detail) from None
    if not over:
        raise PostponeError(0, "more pages to read")


def _run_refresh(job: JobView) -> None:
    refresh(int(job.payload["kinguin_id"]))


JOBS: dict[str, Handler] = {
    SYNC: Handler(_run_sync, lease_seconds=_LEASE_SECONDS),
    REFRESH: Handler(_run_refresh),
}

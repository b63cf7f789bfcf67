"""The jobs of this room, and what starts them."""

from collections.abc import Mapping

from bitloot.core.audit import Actor, audit
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.reconciliation.mending import LOOK, MEND, run_look, run_mend
from bitloot.reconciliation.models import ReconciliationRun
from bitloot.reconciliation.running import look_at_invariants, work
from bitloot.reconciliation.runs import RunBusyError, begin

RUN = "reconciliation.run"
INVARIANTS = "reconciliation.invariants"
_LEASE_SECONDS = 3600  # a whole comparison of a million payments reads 2,000 pages
_BUSY_SECONDS = 5.0
_QUARTER = "quarter"


def start(started_by: str, *, whole: bool = False) -> ReconciliationRun:
    """Open a run (or join the one that is on) and see that a job works on it."""
    run = begin(started_by, whole=whole)
    key = str(run.id)
    if not enqueue(RUN, {"run_id": key}, key=key, priority=BULK):
        wake(RUN, key)
    return run


def start_by(actor: Actor, *, reason: str | None = None, whole: bool = False) -> ReconciliationRun:
    """The same, by a person. Audited."""
    run = start(actor.label, whole=whole)
    audit(actor, "reconciliation.run", ("reconciliation_run", run.id), reason=reason)
    return run


def start_nightly() -> None:
    """By the clock, once a night."""
    start("schedule")


def start_invariants() -> None:
    """By the clock, every quarter of an hour."""
    if not enqueue(INVARIANTS, {}, key=_QUARTER, priority=BULK):
        wake(INVARIANTS, _QUARTER)


def _run(job: JobView) -> None:
    try:
        work(job.uuid("run_id"))
    except RunBusyError as busy:
        raise PostponeError(_BUSY_SECONDS, busy.detail) from None


def _invariants(job: JobView) -> None:
    del job
    look_at_invariants()


JOBS: Mapping[str, Handler] = {
    RUN: Handler(_run, lease_seconds=_LEASE_SECONDS),
    INVARIANTS: Handler(_invariants),
    MEND: Handler(run_mend),
    LOOK: Handler(run_look),
}

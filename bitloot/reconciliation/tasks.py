"""The jobs of this room, and what starts them."""

from collections.abc import Callable, Mapping
from functools import partial

from bitloot.core.audit import Actor, audit
from bitloot.core.db import in_steps
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.leases import renew
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.reconciliation.findings import NotYetError
from bitloot.reconciliation.mending import LOOK, MEND, run_look, run_mend
from bitloot.reconciliation.models import ReconciliationRun
from bitloot.reconciliation.running import look_at_invariants, work
from bitloot.reconciliation.runs import RunBusyError, begin

RUN = "reconciliation.run"
INVARIANTS = "reconciliation.invariants"
_LEASE_SECONDS = 120  # for one step; renewed with each, however many there are
_BUSY_SECONDS = 5.0
_MOVING_SECONDS = 3.0
_MOST_POSTPONEMENTS = 40  # two minutes; then what cannot be told certifies nothing
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
    """A run that is broken off is taken up again as soon as its short lease has ended."""
    may_wait = job.postponements < _MOST_POSTPONEMENTS
    try:
        work(job.uuid("run_id"), may_wait=may_wait, at_each=_renewing(job))
    except RunBusyError as busy:
        raise PostponeError(_BUSY_SECONDS, busy.detail) from None
    except NotYetError as moving:
        raise PostponeError(_MOVING_SECONDS, str(moving)) from None


def _invariants(job: JobView) -> None:
    look_at_invariants(_renewing(job))


def _mend(job: JobView) -> None:
    in_steps(run_mend(job))


def _look(job: JobView) -> None:
    in_steps(run_look(job))


def _renewing(job: JobView) -> Callable[[], object]:
    return partial(renew, job, _LEASE_SECONDS)


JOBS: Mapping[str, Handler] = {
    RUN: Handler(_run, lease_seconds=_LEASE_SECONDS),
    INVARIANTS: Handler(_invariants, lease_seconds=_LEASE_SECONDS),
    MEND: Handler(_mend),
    LOOK: Handler(_look),
}

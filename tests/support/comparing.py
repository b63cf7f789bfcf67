"""Runs of the reconciliation, and what they found, for tests."""

from collections.abc import Callable

from sqlalchemy import select
from support.working import RunJobs

from bitloot.core.audit import Actor
from bitloot.core.db import commit, db, transaction
from bitloot.reconciliation.comparing import Compared
from bitloot.reconciliation.mending import mend
from bitloot.reconciliation.models import Break, BreakState, ReconciliationRun, Remedy, Rule
from bitloot.reconciliation.remedies import cure_for
from bitloot.reconciliation.running import work
from bitloot.reconciliation.runs import begin, get

STAFF = Actor("auditor@bitloot.example")
REASON = "found by the nightly comparison"
Progress = Callable[[str, int], None]


def nothing(stage: str, checked: int) -> None:
    del stage, checked


def compare(progress: Progress = nothing, *, whole: bool = True) -> ReconciliationRun:
    """A whole run, and what became of it."""
    with transaction():
        run_id = begin("test", whole=whole).id
    assert work(run_id, progress=progress) is not None
    return get(run_id)


def of(compared: list[Compared] | None, rule: Rule) -> Compared:
    return next(each for each in compared or () if each.rule is rule)


def open_breaks() -> list[Break]:
    db.session.rollback()
    query = select(Break).where(Break.state == BreakState.OPEN)
    return list(db.session.scalars(query.order_by(Break.rule, Break.reference)))


def found() -> list[tuple[Rule, str, Remedy]]:
    """Rule, reference and remedy of all that is open."""
    return [(each.rule, each.reference, each.remedy) for each in open_breaks()]


def mended(run_jobs: RunJobs, *, ahead: float = 2) -> None:
    """Press the button of every open break, and let the jobs work."""
    for each in open_breaks():
        if cure_for(each.rule, each.remedy).act is None:
            continue
        mend(each.id, STAFF, reason=REASON)
    commit()
    run_jobs()
    run_jobs(ahead=ahead)


def agreed(run: ReconciliationRun) -> None:
    assert (run.breaks, run.failed, run.is_certificate) == (0, None, True), found()

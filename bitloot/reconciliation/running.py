"""A whole run: open payments are asked about, then rule after rule is compared."""

from collections.abc import Callable
from uuid import UUID

from bitloot.core.clock import utcnow
from bitloot.core.db import db, transaction
from bitloot.payments.asking import ask_about_open
from bitloot.reconciliation.comparing import Compared, compare
from bitloot.reconciliation.models import INVARIANTS, ReconciliationRun, Rule, RuleResult
from bitloot.reconciliation.runs import get, working
from bitloot.reconciliation.sheet import Sheet

OPEN_PAYMENTS = "open payments"
"""The stage before the rules."""
Advance = Callable[[str, int], None]


def _quietly(stage: str, checked: int) -> None:
    del stage, checked


def work(
    run_id: UUID, *, progress: Advance = _quietly, patience: float = 0
) -> list[Compared] | None:
    """Do the whole run; None when it is over already. Opens its own transactions.

    A run that was broken off is done from its beginning: it only reads. Raises RunBusyError when
    another process compares for longer than `patience` seconds.
    """
    with working(patience):
        with transaction():
            run = get(run_id)
            if run.finished_at is not None:
                return None
            since, started = run.since, run.started_at
        _ask(run_id, progress)
        compared = []
        for rule in Rule:
            _stage(run_id, rule.value)
            sheet = Sheet(rule, started, since, told=_told(run_id, progress))
            compared.append(compare(sheet, run_id))
        with transaction():
            _finish(get(run_id), compared)
        return compared


def look_at_invariants() -> list[Compared]:
    """The rules that need no provider, at what is new; every quarter of an hour."""
    found = []
    for rule in INVARIANTS:
        with transaction():
            last = db.session.get(RuleResult, rule, populate_existing=True)
            mark = last.mark if last else 0
        found.append(compare(Sheet(rule, utcnow(), thorough=False, mark=mark), None))
    return found


def _ask(run_id: UUID, progress: Advance) -> None:
    """What was merely missed is no break: the provider tells of it now, if it answers."""
    _stage(run_id, OPEN_PAYMENTS)
    asked = ask_about_open(lambda number, _: progress(OPEN_PAYMENTS, number))
    progress(OPEN_PAYMENTS, asked.asked)


def _told(run_id: UUID, progress: Advance) -> Callable[[Rule, int], None]:
    def tell(rule: Rule, checked: int) -> None:
        with transaction():
            run = get(run_id)
            run.checked = {**run.checked, rule.value: checked}
        progress(rule.value, checked)

    return tell


def _stage(run_id: UUID, stage: str) -> None:
    with transaction():
        get(run_id).stage = stage


def _finish(run: ReconciliationRun, compared: list[Compared]) -> None:
    failed = [f"{each.rule.value}: {each.failed}" for each in compared if each.failed]
    run.finished_at = utcnow()
    run.stage = None
    run.checked = {each.rule.value: each.checked for each in compared}
    run.breaks = sum(each.breaks for each in compared)
    run.accepted = sum(each.accepted for each in compared)
    run.failed = "; ".join(failed) or None

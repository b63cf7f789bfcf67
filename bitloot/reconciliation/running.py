"""A whole run: open payments are asked about, then rule after rule is compared."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import UUID, uuid5

from bitloot.core.clock import utcnow
from bitloot.core.db import db, in_steps
from bitloot.core.steps import Steps, saved
from bitloot.core.types import Json, JsonObject
from bitloot.payments.asking import ask_about_open
from bitloot.reconciliation.comparing import Compared, compare
from bitloot.reconciliation.models import INVARIANTS, ReconciliationRun, Rule, RuleResult
from bitloot.reconciliation.runs import get, working
from bitloot.reconciliation.sheet import Sheet

OPEN_PAYMENTS = "open payments"
"""The stage before the rules."""
_ORDER = (*(rule for rule in Rule if rule is not Rule.KINGUIN_BALANCE), Rule.KINGUIN_BALANCE)
"""The balance last: it may have to wait a moment, and nothing waits behind it."""
_FRESH = timedelta(hours=6)  # what an interrupted run had compared is compared again after it
_INVARIANTS = UUID("8ec00000-0000-8000-8000-000000000000")
Advance = Callable[[str, int], None]


def _quietly(stage: str, checked: int) -> None:
    del stage, checked


def work(
    run_id: UUID,
    *,
    progress: Advance = _quietly,
    patience: float = 0,
    may_wait: bool = False,
    at_each: Callable[[], object] | None = None,
) -> list[Compared] | None:
    """Do the whole run, or what is left of it; None when it is over already.

    Raises RunBusyError when another process compares for longer than `patience` seconds, and
    NotYetError when it `may_wait` and is to be called again in a moment. `at_each` is called in
    every step.
    """
    with working(patience):
        return in_steps(_run(run_id, progress, may_wait=may_wait), at_each=at_each)


def look_at_invariants(at_each: Callable[[], object] | None = None) -> list[Compared]:
    """The rules that need no provider, at what is new; every quarter of an hour."""
    return in_steps(_invariants(), at_each=at_each)


def _run(run_id: UUID, progress: Advance, *, may_wait: bool) -> Steps[list[Compared] | None]:
    run = get(run_id)
    if run.finished_at is not None:
        return None
    since, started = run.since, run.started_at
    done = dict(run.done) if started > utcnow() - _FRESH else {}
    compared = [Compared.of(rule, done[rule.value]) for rule in Rule if rule.value in done]
    if OPEN_PAYMENTS not in done:
        yield from _ask(run_id, progress)
        done = _record(get(run_id), done, OPEN_PAYMENTS, {})
    for rule in _ORDER:
        if rule.value in done:
            continue
        get(run_id).stage = rule.value
        yield from saved()
        told = partial(_tell, run_id, progress)
        sheet = Sheet(uuid5(run_id, rule.value), rule, started, since, told=told)
        latest = yield from compare(sheet, run_id, may_wait=may_wait)
        compared.append(latest)
        done = _record(get(run_id), done, rule.value, latest.facts())
        yield from saved()
    compared.sort(key=lambda each: list(Rule).index(each.rule))
    _finish(get(run_id), compared)
    return compared


def _invariants() -> Steps[list[Compared]]:
    found = []
    for rule in INVARIANTS:
        last = db.session.get(RuleResult, rule, populate_existing=True)
        mark = last.mark if last else 0
        sheet = Sheet(uuid5(_INVARIANTS, rule.value), rule, utcnow(), thorough=False, mark=mark)
        found.append((yield from compare(sheet, None)))
        yield from saved()
    return found


def _ask(run_id: UUID, progress: Advance) -> Steps[None]:
    """What was merely missed is no break: the provider tells of it now, if it answers."""
    get(run_id).stage = OPEN_PAYMENTS
    yield from saved()
    asked = yield from ask_about_open(lambda number, _: progress(OPEN_PAYMENTS, number))
    progress(OPEN_PAYMENTS, asked.asked)


def _tell(run_id: UUID, progress: Advance, rule: Rule, checked: int) -> None:
    run = get(run_id)
    run.checked = {**run.checked, rule.value: checked}
    progress(rule.value, checked)


def _record(run: ReconciliationRun, done: JsonObject, stage: str, facts: Json) -> JsonObject:
    """A run that is broken off goes on after it."""
    run.done = {**done, stage: facts}
    return run.done


def _finish(run: ReconciliationRun, compared: list[Compared]) -> None:
    failed = [f"{each.rule.value}: {each.failed}" for each in compared if each.failed]
    run.finished_at = utcnow()
    run.stage = None
    run.checked = {each.rule.value: each.checked for each in compared}
    run.breaks = sum(each.breaks for each in compared)
    run.accepted = sum(each.accepted for each in compared)
    run.failed = "; ".join(failed) or None

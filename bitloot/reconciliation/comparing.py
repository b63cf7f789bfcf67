"""One rule, compared: suspects are judged, breaks written, and closed where it agrees."""

import time
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.clock import utcnow
from bitloot.core.db import db, transaction
from bitloot.core.http.errors import ProviderError
from bitloot.core.timeline import SYSTEM
from bitloot.reconciliation import breaks
from bitloot.reconciliation.findings import UndecidedError
from bitloot.reconciliation.models import Break, BreakState, Rule, RuleResult
from bitloot.reconciliation.rules import RULES
from bitloot.reconciliation.sheet import Sheet

REASON = "books_disagree"
_SUBJECTS = {rule: UUID(int=0x8EC0 << 64 | number) for number, rule in enumerate(Rule, 1)}


@dataclass(frozen=True, slots=True)
class Compared:
    """`failed` says why it could not be completed; then nothing was closed."""

    rule: Rule
    checked: int
    breaks: int
    accepted: int
    failed: str | None = None


def compare(sheet: Sheet, run_id: UUID | None) -> Compared:
    """Opens its own transactions; no provider is asked inside one."""
    started = time.monotonic()
    try:
        RULES[sheet.rule].scan(sheet)
        with transaction():
            sheet.suspect_open_breaks()
        accepted = sum(_look(sheet.rule, reference, run_id) for reference in sheet.suspects())
    except (ProviderError, UndecidedError) as error:
        return _failed(sheet, str(error))
    finally:
        with transaction():
            sheet.forget()
    milliseconds = int((time.monotonic() - started) * 1000)
    with transaction():
        return _completed(sheet, accepted, milliseconds)


def look_again(rule: Rule, reference: str, *, by: str, how: str) -> bool:
    """Judge one reference afresh; whether it agrees now. Its break is closed or brought up to date.

    Opens its own transactions. Raises the provider's errors and UndecidedError.
    """
    finding = RULES[rule].judge(reference)
    with transaction():
        if finding is None:
            breaks.agrees(rule, reference, by=by, how=how)
            _call(rule, _open(rule))
            return True
        breaks.record(finding, None)
        return False


def _look(rule: Rule, reference: str, run_id: UUID | None) -> bool:
    """Whether it is a break that a person has accepted."""
    finding = RULES[rule].judge(reference)
    with transaction():
        if finding is None:
            breaks.agrees(rule, reference)
            return False
        return not breaks.record(finding, run_id)


def _completed(sheet: Sheet, accepted: int, milliseconds: int) -> Compared:
    found = _open(sheet.rule)
    _write(
        sheet.rule,
        checked_at=utcnow(),
        checked=sheet.checked,
        breaks=found,
        milliseconds=milliseconds,
        failed=None,
        mark=sheet.mark,
    )
    _call(sheet.rule, found)
    return Compared(sheet.rule, sheet.checked, found, accepted)


def _failed(sheet: Sheet, why: str) -> Compared:
    with transaction():
        found = _open(sheet.rule)
        _write(sheet.rule, failed=why)
    return Compared(sheet.rule, sheet.checked, found, 0, why)


def _write(rule: Rule, **values: object) -> None:
    fresh = {"checked": 0, "breaks": 0, "milliseconds": 0, "mark": 0, **values}
    statement = insert(RuleResult).values(rule=rule, **fresh)
    db.session.execute(
        statement.on_conflict_do_update(index_elements=[RuleResult.rule], set_=values)
    )


def _open(rule: Rule) -> int:
    query = select(func.count()).select_from(Break)
    return db.session.scalar(query.where(Break.rule == rule, Break.state == BreakState.OPEN)) or 0


def _call(rule: Rule, found: int) -> None:
    """One question to staff a rule, however many breaks; it closes with the last of them."""
    subject = ("reconciliation", _SUBJECTS[rule])
    if not found:
        resolve_attention(REASON, subject, by=SYSTEM, resolution="It agrees now.")
        return
    raise_attention(
        REASON,
        subject=subject,
        trail_id=None,
        summary=f"Does not hold any more: {RULES[rule].says}",
        action="reconcile",
        data={"rule": rule.value},
    )

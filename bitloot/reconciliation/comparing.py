"""One rule, compared: suspects are judged, breaks written, and closed where it agrees."""

import time
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.attention import raise_attention, resolve_attention
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.http.errors import ProviderError
from bitloot.core.steps import Steps, saved
from bitloot.core.timeline import SYSTEM
from bitloot.core.types import Json, JsonObject
from bitloot.reconciliation import breaks
from bitloot.reconciliation.findings import NotYetError, UndecidedError
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

    def facts(self) -> JsonObject:
        """All but the rule, to be kept with the run."""
        return {
            "checked": self.checked,
            "breaks": self.breaks,
            "accepted": self.accepted,
            "failed": self.failed,
        }

    @classmethod
    def of(cls, rule: Rule, facts: Json) -> Self:
        """As it was kept."""
        kept = facts if isinstance(facts, dict) else {}
        checked, breaks_, accepted = (
            value if isinstance(value := kept.get(name), int) else 0
            for name in ("checked", "breaks", "accepted")
        )
        failed = kept.get("failed")
        return cls(rule, checked, breaks_, accepted, failed if isinstance(failed, str) else None)


def compare(sheet: Sheet, run_id: UUID | None, *, may_wait: bool = False) -> Steps[Compared]:
    """Raises NotYetError only when the caller says that it may wait, and look again."""
    started = time.monotonic()
    sheet.forget()
    try:
        yield from RULES[sheet.rule].scan(sheet)
        sheet.suspect_open_breaks()
        yield from saved()
        accepted = yield from _look_at_suspects(sheet, run_id)
    except (ProviderError, UndecidedError) as error:
        if may_wait and isinstance(error, NotYetError):
            raise
        return _failed(sheet, str(error))
    milliseconds = int((time.monotonic() - started) * 1000)
    return _completed(sheet, accepted, milliseconds)


def look_again(rule: Rule, reference: str, *, by: str, how: str) -> Steps[bool]:
    """Judge one reference afresh; whether it agrees now. Its break is closed or brought up to date.

    Raises the provider's errors and UndecidedError.
    """
    finding = yield from RULES[rule].judge(reference)
    if finding is not None:
        breaks.record(finding, None)
        return False
    breaks.agrees(rule, reference, by=by, how=how)
    _call(rule, _open(rule))
    return True


def _look_at_suspects(sheet: Sheet, run_id: UUID | None) -> Steps[int]:
    """How many of them are breaks that a person has accepted."""
    accepted, after = 0, ""
    while suspects := sheet.next_suspects(after):
        after = suspects[-1]
        for reference in suspects:
            finding = yield from RULES[sheet.rule].judge(reference)
            if finding is None:
                breaks.agrees(sheet.rule, reference)
            elif not breaks.record(finding, run_id):
                accepted += 1
            yield from saved()
    return accepted


def _completed(sheet: Sheet, accepted: int, milliseconds: int) -> Compared:
    sheet.forget()
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
    sheet.forget()
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

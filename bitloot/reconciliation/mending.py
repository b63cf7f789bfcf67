"""Mending a break: asked for by a person, done by a job, closed when it is seen to agree."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, ProblemError
from bitloot.core.http.errors import ProviderError, ProviderRefusedError
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import INTERACTIVE
from bitloot.core.jobs.running import JobView, PostponeError
from bitloot.core.steps import Steps, saved
from bitloot.core.timeline import SYSTEM, EntryKind, note
from bitloot.reconciliation.breaks import SUBJECT, load
from bitloot.reconciliation.comparing import look_again
from bitloot.reconciliation.findings import NotYetError, UndecidedError
from bitloot.reconciliation.models import Break, BreakState, Rule
from bitloot.reconciliation.remedies import Cure, Errand, cure_for

MEND = "reconciliation.mend"
LOOK = "reconciliation.look"
_WATCHED_FOR = timedelta(minutes=10)
_FIRST_LOOK, _LONGEST_WAIT = 1.0, 60.0
_LOOK_AGAIN, _MOST_LOOKS = 3.0, 20  # at what is not told yet, before it is said to be so


def mend(break_id: UUID, actor: Actor, *, reason: str) -> Break:
    """Have the remedy done; the break closes once it agrees. Audited.

    Raises NotFoundError, or ConflictError when it is closed or nothing mends it.
    """
    found = load(break_id)
    cure = cure_for(found.rule, found.remedy)
    if cure.act is None:
        raise ConflictError("Nothing mends this by itself: close it with what was done.")
    found.mended_by, found.mended_at, found.mend_reason = actor.label, utcnow(), reason
    found.mending = "Under way."
    _tell(found, cure, actor, reason)
    key = str(found.id)
    if not enqueue(MEND, {"break_id": key}, key=key, priority=INTERACTIVE):
        wake(MEND, key)
    db.session.flush()
    return found


def run_mend(job: JobView) -> Steps[None]:
    """`{break_id}`: do the remedy, then look; what takes its time is looked at again."""
    break_id = job.uuid("break_id")
    found = db.session.get(Break, break_id, populate_existing=True)
    if found is None or found.state is not BreakState.OPEN:
        return
    rule, reference = found.rule, found.reference
    by, reason = found.mended_by or "", found.mend_reason or ""
    act = cure_for(rule, found.remedy).act
    if act is None:
        return
    try:
        yield from act(Errand(reference, Actor(by), reason))
    except (ProblemError, ProviderRefusedError, UndecidedError) as error:
        if isinstance(error, NotYetError) and job.postponements < _MOST_LOOKS:
            raise PostponeError(_LOOK_AGAIN, str(error)) from None
        _say(break_id, error.detail if isinstance(error, ProblemError) else str(error))
        return
    yield from saved()
    if not (yield from _agrees(rule, reference, by, reason)):
        _say(break_id, "Done; it is being watched until it agrees.")
        _look_soon(job.payload["break_id"])


def run_look(job: JobView) -> Steps[None]:
    """`{break_id}`: whether it agrees by now; for ten minutes, then it is left to a person."""
    break_id = job.uuid("break_id")
    found = db.session.get(Break, break_id, populate_existing=True)
    if found is None or found.state is not BreakState.OPEN:
        return
    rule, reference, since = found.rule, found.reference, found.mended_at or found.found_at
    by, reason = found.mended_by or "", found.mend_reason or ""
    if (yield from _agrees(rule, reference, by, reason)) or not by:
        return
    yield from saved()
    passed = utcnow() - since
    if passed < _WATCHED_FOR:
        wait = min(_LONGEST_WAIT, max(_FIRST_LOOK, passed.total_seconds()))
        raise PostponeError(wait, "it does not agree yet")
    _say(break_id, "Done, and it still does not agree: look at it yourself.")


def _agrees(rule: Rule, reference: str, by: str, reason: str) -> Steps[bool]:
    how = f"Mended: {reason}" if by else "It agrees now."
    try:
        agrees = yield from look_again(rule, reference, by=by or SYSTEM, how=how)
    except (ProviderError, UndecidedError):
        return False
    if agrees and rule is Rule.PURCHASES_OURS:
        _look_at_balance()
    return agrees


def _look_at_balance() -> None:
    """What a purchase had cost unposted was missing from the balance, too."""
    query = select(Break.id).where(
        Break.rule == Rule.KINGUIN_BALANCE, Break.state == BreakState.OPEN
    )
    found = db.session.scalar(query)
    if found is not None:
        _look_soon(str(found))


def _look_soon(break_id: str) -> None:
    if not enqueue(LOOK, {"break_id": break_id}, key=break_id, delay_seconds=_FIRST_LOOK):
        wake(LOOK, break_id)


def _say(break_id: UUID, text: str) -> None:
    db.session.get_one(Break, break_id, populate_existing=True).mending = text


def _tell(found: Break, cure: Cure, actor: Actor, reason: str) -> None:
    audit(
        actor,
        "reconciliation.mend",
        (SUBJECT, found.id),
        reason=reason,
        after={"rule": found.rule.value, "reference": found.reference, "act": cure.label},
    )
    if found.order_id is not None:
        note(
            EntryKind.STAFF,
            f"{cure.label}: {reason}",
            subject=(SUBJECT, found.id),
            trail_id=found.order_id,
            actor=actor.label,
        )

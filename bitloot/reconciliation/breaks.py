"""Breaks as rows: written once while open, closed when they agree or by a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.audit import Actor, audit
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.timeline import SYSTEM, EntryKind, note
from bitloot.reconciliation.findings import Finding
from bitloot.reconciliation.models import Break, BreakState, Rule

SUBJECT = "reconciliation_break"


@dataclass(frozen=True, slots=True)
class BreakFilter:
    """None: all."""

    rule: Rule | None = None
    state: BreakState | None = None
    since: datetime | None = None
    until: datetime | None = None


def record(finding: Finding, run_id: UUID | None) -> bool:
    """Write the break, or see it again; False when a person has accepted it as it is."""
    if _accepted(finding):
        return False
    now = utcnow()
    told = {
        "last_seen_at": now,
        "run_id": run_id,
        "summary": finding.summary,
        "remedy": finding.remedy,
        "facts": finding.facts,
        "order_id": finding.order_id,
    }
    statement = (
        insert(Break)
        .values(
            id=new_id(),
            rule=finding.rule,
            reference=finding.reference,
            state=BreakState.OPEN,
            **told,
        )
        .on_conflict_do_update(
            index_elements=[Break.rule, Break.reference],
            index_where=Break.state == BreakState.OPEN.value,
            set_=told,
        )
    )
    db.session.execute(statement)
    return True


def agrees(rule: Rule, reference: str, *, by: str = SYSTEM, how: str = "It agrees now.") -> bool:
    """Close the open break of that reference, if there is one."""
    now = utcnow()
    statement = (
        update(Break)
        .where(Break.rule == rule, Break.reference == reference, Break.state == BreakState.OPEN)
        .values(state=BreakState.RESOLVED, resolved_at=now, resolved_by=by, resolution=how)
        .returning(Break.id)
    )
    return db.session.execute(statement).first() is not None


def accept(break_id: UUID, actor: Actor, *, reason: str) -> Break:
    """A person knows why it does not agree: closed, and not reported again while it stays so.

    Audited. Raises NotFoundError, or ConflictError when it is closed already.
    """
    found = load(break_id)
    found.state = BreakState.ACCEPTED
    found.resolved_at, found.resolved_by, found.resolution = utcnow(), actor.label, reason
    audit(
        actor,
        "reconciliation.accept",
        (SUBJECT, found.id),
        reason=reason,
        after={"rule": found.rule.value, "reference": found.reference},
    )
    if found.order_id is not None:
        note(
            EntryKind.STAFF,
            f"Closed “{found.summary}”: {reason}",
            subject=(SUBJECT, found.id),
            trail_id=found.order_id,
            actor=actor.label,
        )
    db.session.flush()
    return found


def load(break_id: UUID) -> Break:
    """An open break, locked. Raises NotFoundError, or ConflictError when it is closed."""
    found = db.session.get(Break, break_id, populate_existing=True, with_for_update=True)
    if found is None:
        raise NotFoundError("There is no such break.")
    if found.state is not BreakState.OPEN:
        raise ConflictError(f"This break is closed: {found.resolution}")
    return found


def breaks_query(wanted: BreakFilter) -> Select[Break]:
    """Unordered."""
    query = select(Break)
    if wanted.rule is not None:
        query = query.where(Break.rule == wanted.rule)
    if wanted.state is not None:
        query = query.where(Break.state == wanted.state)
    if wanted.since is not None:
        query = query.where(Break.found_at >= wanted.since)
    if wanted.until is not None:
        query = query.where(Break.found_at < wanted.until)
    return query


def open_by_rule() -> dict[Rule, int]:
    """How many breaks are open, by rule; all rules."""
    query = select(Break.rule, func.count()).where(Break.state == BreakState.OPEN)
    counted = dict(db.session.execute(query.group_by(Break.rule)).all())
    return {rule: counted.get(rule, 0) for rule in Rule}


def _accepted(finding: Finding) -> bool:
    query = select(Break.facts).where(
        Break.rule == finding.rule,
        Break.reference == finding.reference,
        Break.state == BreakState.ACCEPTED,
    )
    facts = db.session.scalar(query.order_by(Break.id.desc()).limit(1))
    return facts is not None and facts == finding.facts

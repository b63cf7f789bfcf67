"""Applying a lifecycle table: one conditional UPDATE, so two racers have one winner."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import inspect, update

from bitloot.core.db import db
from bitloot.core.states import E, Lifecycle, S, Verdict
from bitloot.core.timeline import SYSTEM, EntryKind, TimelineEntry

S_co = TypeVar("S_co", bound=StrEnum, covariant=True)
_ROUNDS = 5  # each lost round means somebody else moved the row; five in a row is a bug


class Living(Protocol[S_co]):
    """A mapped row with a lifecycle: an `id`, a `status`, and the order it belongs to."""

    @property
    def id(self) -> UUID:
        """Primary key."""

    @property
    def status(self) -> S_co:
        """Present state."""

    @property
    def trail_id(self) -> UUID | None:
        """The order whose timeline tells this row's story."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[S]):
    """What became of an event."""

    verdict: Verdict
    before: S
    after: S

    @property
    def moved(self) -> bool:
        """Whether this call, and no other, moved the row."""
        return self.verdict is Verdict.MOVE

    @property
    def refused(self) -> bool:
        """Whether the table does not allow the event in this state."""
        return self.verdict is Verdict.REFUSE


class ContendedError(RuntimeError):
    """The row changed under us again and again."""


def apply(
    lifecycle: Lifecycle[S, E], row: Living[S], event: E, *, cause: str, actor: str = SYSTEM
) -> Outcome[S]:
    """Send `event` to `row`; on a move the transition is written with it, in one transaction.

    `cause` is a sentence for staff. Nothing changes on ignore or refuse.
    """
    db.session.flush()
    for _ in range(_ROUNDS):
        before = row.status
        decision = lifecycle.decide(before, event)
        if decision.to is None:
            return Outcome(decision.verdict, before, before)
        if _moved(row, before, decision.to):
            _write(lifecycle, row, event, before, decision.to, cause, actor)
            return Outcome(Verdict.MOVE, before, decision.to)
        db.session.refresh(row)
    raise ContendedError(f"{lifecycle.name} {row.id}")


def _moved(row: Living[S], before: S, to: S) -> bool:
    table = inspect(type(row)).local_table
    result = db.session.execute(
        update(table)
        .where(table.c.id == row.id, table.c.status == before)
        .values(status=to)
        .returning(table.c.id)
    )
    if result.first() is None:
        return False
    db.session.refresh(row)
    return True


def _write(
    lifecycle: Lifecycle[S, E],
    row: Living[S],
    event: E,
    before: S,
    to: S,
    cause: str,
    actor: str,
) -> None:
    db.session.add(
        TimelineEntry(
            kind=EntryKind.TRANSITION,
            text=cause,
            subject_kind=lifecycle.name,
            subject_id=row.id,
            trail_id=row.trail_id,
            event=event.value,
            from_state=before.value,
            to_state=to.value,
            actor=actor,
        )
    )

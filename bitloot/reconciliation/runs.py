"""Which run is on: at most one, joined by whoever asks for another; and the latest certificate."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.errors import ConflictError, NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.locking import alone
from bitloot.reconciliation.models import ReconciliationRun, RuleResult

LOOK_BACK = timedelta(days=14)
"""Payments are followed for a week beyond their validity: within this they are all final."""
_WHOLE_EVERY = timedelta(days=7)
_LOCK = 7_410_005  # any number that no other advisory lock of the shop uses


class RunBusyError(ConflictError):
    """Another process is comparing at this moment."""


def current() -> ReconciliationRun | None:
    """The run that is on, if there is one."""
    query = select(ReconciliationRun).where(ReconciliationRun.finished_at.is_(None))
    return db.session.scalar(query)


def begin(started_by: str, *, whole: bool = False) -> ReconciliationRun:
    """Open a run, or join the one that is on.

    It looks back 14 days; at everything when asked to (`whole`), and when no such run was
    completed within a week.
    """
    since = None if whole or _whole_is_due() else utcnow() - LOOK_BACK
    db.session.execute(
        insert(ReconciliationRun)
        .values(
            id=new_id(),
            started_at=utcnow(),
            started_by=started_by,
            since=since,
            checked={},
            breaks=0,
            accepted=0,
        )
        .on_conflict_do_nothing()
    )
    run = current()
    if run is None:
        raise ConflictError("A comparison has just ended; ask again.")
    return run


def get(run_id: UUID) -> ReconciliationRun:
    """One run, as the database has it now. Raises NotFoundError."""
    run = db.session.get(ReconciliationRun, run_id, populate_existing=True)
    if run is None:
        raise NotFoundError("There is no such run.")
    return run


def runs_query() -> Select[ReconciliationRun]:
    """Unordered."""
    return select(ReconciliationRun)


def last_finished() -> ReconciliationRun | None:
    """The newest run that is over."""
    query = select(ReconciliationRun).where(ReconciliationRun.finished_at.is_not(None))
    return db.session.scalar(_newest(query))


def last_certificate() -> ReconciliationRun | None:
    """The newest run in which everything agreed."""
    query = select(ReconciliationRun).where(
        ReconciliationRun.finished_at.is_not(None),
        ReconciliationRun.failed.is_(None),
        ReconciliationRun.breaks == 0,
    )
    return db.session.scalar(_newest(query))


def results() -> list[RuleResult]:
    """What each rule said last."""
    return list(db.session.scalars(select(RuleResult)))


@contextmanager
def working(patience: float = 0) -> Iterator[None]:
    """Be the only process that compares; wait for it up to `patience` seconds.

    Raises RunBusyError. When the process dies its lock dies with it, and the run is taken up anew.
    """
    with alone(_LOCK, patience) as taken:
        if not taken:
            raise RunBusyError("Another process is comparing at this moment.")
        yield


def _whole_is_due() -> bool:
    query = select(ReconciliationRun.started_at).where(
        ReconciliationRun.finished_at.is_not(None),
        ReconciliationRun.failed.is_(None),
        ReconciliationRun.since.is_(None),
    )
    started: datetime | None = db.session.scalar(
        query.order_by(ReconciliationRun.started_at.desc()).limit(1)
    )
    return started is None or started < utcnow() - _WHOLE_EVERY


def _newest(query: Select[ReconciliationRun]) -> Select[ReconciliationRun]:
    newest = (ReconciliationRun.started_at.desc(), ReconciliationRun.id.desc())
    return query.order_by(*newest).limit(1)

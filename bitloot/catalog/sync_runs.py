"""Which run is on: at most one, joined by whoever asks for another."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from bitloot.catalog.models import SyncRun, SyncState
from bitloot.core.db import db
from bitloot.core.errors import ConflictError
from bitloot.core.ids import new_id
from bitloot.core.locking import alone

OVERLAP = timedelta(minutes=10)  # clocks differ, and the provider lists with a delay
_LOCK = 7_410_001  # any number that no other advisory lock of the shop uses


class SyncBusyError(ConflictError):
    """Another process is working on the run at this moment."""


def current() -> SyncRun | None:
    """The run that is on, if there is one."""
    return db.session.scalar(select(SyncRun).where(SyncRun.state == SyncState.RUNNING))


def begin(*, full: bool, started_by: str) -> SyncRun:
    """Open a run, or join the one that is on.

    Without an earlier run that was done an incremental one becomes full. Raises ConflictError when
    a full run is asked for while an incremental one is on.
    """
    since = None if full else _since()
    db.session.execute(
        insert(SyncRun)
        .values(
            id=new_id(),
            full=since is None,
            updated_since=since,
            started_by=started_by,
            state=SyncState.RUNNING,
            next_page=1,
            **dict.fromkeys(
                (
                    "expected",
                    "created",
                    "updated",
                    "unchanged",
                    "retired",
                    "failed",
                    "skipped",
                    "worked_ms",
                ),
                0,
            ),
            failures=[],
        )
        .on_conflict_do_nothing()
    )
    run = current()
    if run is None:
        raise ConflictError("A sync has just ended; ask again.")
    if full and not run.full:
        raise ConflictError("An incremental sync is running; start the full one when it is done.")
    return run


def _since() -> datetime | None:
    """Where the last run that was done began, less the overlap."""
    started = db.session.scalar(
        select(func.max(SyncRun.started_at)).where(SyncRun.state == SyncState.DONE)
    )
    return None if started is None else started - OVERLAP


def is_first(run: SyncRun) -> bool:
    """Whether it is at the beginning, and no run before it came to its end."""
    return run.next_page == 1 and _since() is None


def runs(limit: int = 50) -> list[SyncRun]:
    """Newest first."""
    query = select(SyncRun).order_by(SyncRun.started_at.desc(), SyncRun.id.desc()).limit(limit)
    return list(db.session.scalars(query))


def get(run_id: UUID) -> SyncRun | None:
    """One run, as the database has it now."""
    return db.session.get(SyncRun, run_id, populate_existing=True)


@contextmanager
def working(patience: float = 0) -> Iterator[None]:
    """Be the only process that works on a run; wait for it up to `patience` seconds.

    Raises SyncBusyError. The lock belongs to a connection of its own: when the process dies the
    lock dies with it, and the run waits to be resumed.
    """
    with alone(_LOCK, patience) as taken:
        if not taken:
            raise SyncBusyError("Another process is working on the sync at this moment.")
        yield

"""The job of the books: close the days that are over."""

from collections.abc import Mapping

from sqlalchemy.exc import OperationalError

from bitloot.core.db import transaction
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.ledger.closings import close_day

CLOSE = "ledger.close"
_HOURLY = "hourly"
_BUSY_SECONDS = 10.0
_AT_ONCE = 100  # days in one run of the job; the first one ever may have years before it


def start_closing() -> None:
    """By the clock, every hour."""
    if not enqueue(CLOSE, {}, key=_HOURLY, priority=BULK):
        wake(CLOSE, _HOURLY)


def _close(job: JobView) -> None:
    """Day by day, each in a transaction of its own."""
    del job
    for _ in range(_AT_ONCE):
        try:
            with transaction():
                day = close_day()
        except OperationalError as busy:  # lock_timeout: somebody is posting at this moment
            raise PostponeError(
                _BUSY_SECONDS, f"the books are being written: {busy.orig}"
            ) from None
        if day is None:
            return
    raise PostponeError(0, "more days to close")


JOBS: Mapping[str, Handler] = {CLOSE: Handler(_close)}

"""The job of the figures: closed days are split over products."""

from collections.abc import Mapping

from bitloot.core.db import transaction
from bitloot.core.jobs.enqueue import enqueue, wake
from bitloot.core.jobs.models import BULK
from bitloot.core.jobs.running import Handler, JobView, PostponeError
from bitloot.insights.splitting import split_day

SPLIT = "insights.split_days"
_QUARTER = "quarter"
_AT_ONCE = 20  # days in one run of the job; the first one ever may have years before it


def start_splitting() -> None:
    """By the clock, every quarter of an hour, so that what was just closed is split soon."""
    if not enqueue(SPLIT, {}, key=_QUARTER, priority=BULK):
        wake(SPLIT, _QUARTER)


def _split(job: JobView) -> None:
    """Day by day, each in a transaction of its own."""
    del job
    for _ in range(_AT_ONCE):
        with transaction():
            if split_day() is None:
                return
    raise PostponeError(0, "more days to split")


JOBS: Mapping[str, Handler] = {SPLIT: Handler(_split)}

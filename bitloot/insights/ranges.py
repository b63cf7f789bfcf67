"""The stretches of time that profit is looked at over."""

from datetime import timedelta
from enum import StrEnum

from bitloot.core.clock import utcnow
from bitloot.insights.periods import LONGEST_DAYS, Period
from bitloot.insights.profit import Step, everything


class Range(StrEnum):
    """Up to now."""

    DAY = "24h"
    WEEK = "7d"
    MONTH = "30d"
    ALL = "all"


def period_of(wanted: Range) -> Period:
    """24 hours of the clock or calendar days (UTC), the present one included; or all there is."""
    match wanted:
        case Range.DAY:
            now = utcnow()
            hour = now.replace(minute=0, second=0, microsecond=0)
            return Period(hour - timedelta(hours=23), now)
        case Range.WEEK:
            return Period.last_days(7)
        case Range.MONTH:
            return Period.last_days(30)
        case Range.ALL:
            return everything()


def step_of(period: Period) -> Step:
    """Hours of a day, days of a year, months of more."""
    length = period.until - period.since
    if length <= timedelta(days=1):
        return Step.HOUR
    return Step.DAY if length <= timedelta(days=LONGEST_DAYS) else Step.MONTH

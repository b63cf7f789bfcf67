"""Time to key: from the moment an order is paid to the moment all its keys can be opened."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Date, Double, and_, cast, extract, func, select

from bitloot.core.db import db
from bitloot.insights.periods import Period
from bitloot.orders.models import Order

BOUNDS = (5, 10, 20, 30, 60, 120, 300, 900)
"""Upper bounds of the distribution's classes, in seconds; what is slower comes in a last one."""


@dataclass(frozen=True, slots=True)
class TimeToKey:
    """In seconds; None when nothing was fulfilled."""

    orders: int
    median: float | None
    p95: float | None


@dataclass(frozen=True, slots=True)
class DayOfSpeed:
    """One day; None when nothing was fulfilled."""

    day: date
    median: float | None


@dataclass(frozen=True, slots=True)
class SpeedClass:
    """Orders that took less than `below` seconds and not less than the class before."""

    below: int | None
    orders: int


def time_to_key(period: Period) -> TimeToKey:
    """Of the orders fulfilled in the period."""
    row = db.session.execute(
        select(func.count(Order.id), _percentile(0.5), _percentile(0.95)).where(_done(period))
    ).one()
    return TimeToKey(row[0], _seconds_or_none(row[1]), _seconds_or_none(row[2]))


def time_to_key_by_day(period: Period) -> list[DayOfSpeed]:
    """Every day of the period, oldest first."""
    days = period.days()
    done_on = cast(func.timezone("UTC", Order.fulfilled_at), Date)
    rows = db.session.execute(
        select(days.c.day, _percentile(0.5))
        .select_from(days.outerjoin(Order, and_(_done(period), done_on == days.c.day)))
        .group_by(days.c.day)
        .order_by(days.c.day)
    )
    return [DayOfSpeed(day, _seconds_or_none(median)) for day, median in rows]


def time_to_key_distribution(period: Period) -> list[SpeedClass]:
    """How many orders fell into each class, fastest first."""
    klass = func.width_bucket(_seconds(), list(BOUNDS))
    rows = db.session.execute(select(klass, func.count()).where(_done(period)).group_by(klass))
    counted: dict[int, int] = dict(rows.all())
    bounds = (*BOUNDS, None)
    return [SpeedClass(below, counted.get(number, 0)) for number, below in enumerate(bounds)]


def _seconds() -> ColumnElement[float]:
    return cast(extract("epoch", Order.fulfilled_at - Order.paid_at), Double)


def _percentile(share: float) -> ColumnElement[float | None]:
    return func.percentile_cont(share).within_group(_seconds())


def _seconds_or_none(value: object) -> float | None:
    return None if value is None else float(str(value))


def _done(period: Period) -> ColumnElement[bool]:
    return and_(
        Order.fulfilled_at >= period.since,
        Order.fulfilled_at < period.until,
        Order.paid_at.is_not(None),
    )

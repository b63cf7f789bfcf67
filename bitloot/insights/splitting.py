"""Splitting the profit of closed days over products, once: what a year of it is read from."""

from datetime import date, timedelta

from sqlalchemy import Insert, Integer, Select, cast, delete, func, insert, literal, or_, select

from bitloot.core.db import db
from bitloot.insights.models import ProductClosing, ProductDay
from bitloot.insights.periods import Period
from bitloot.insights.products import FIGURES, earned
from bitloot.ledger.closings import midnight
from bitloot.ledger.models import Closing


def split_day() -> date | None:
    """Split the oldest closed day that is not, or into which something was posted since.

    Which one; None when all are. Flushes only.
    """
    found = db.session.execute(_stale()).first()
    if found is None:
        return None
    day, newest = found
    db.session.execute(delete(ProductClosing).where(ProductClosing.day == day))
    db.session.execute(insert(ProductClosing).values(day=day, counted=newest))
    db.session.execute(_split(day))
    return day


def _stale() -> Select[date, int]:
    newest = func.max(Closing.id)
    days = select(Closing.day, newest.label("newest")).group_by(Closing.day).subquery()
    return (
        select(days.c.day, days.c.newest)
        .outerjoin(ProductClosing, ProductClosing.day == days.c.day)
        .where(or_(ProductClosing.day.is_(None), ProductClosing.counted < days.c.newest))
        .order_by(days.c.day)
        .limit(1)
    )


def _split(day: date) -> Insert:
    part = earned(Period(midnight(day), midnight(day) + timedelta(days=1))).c
    sold, *money = (func.sum(part[name]) for name in FIGURES)
    rows = select(literal(day), part.product_id, cast(sold, Integer), *money)
    columns = ["day", "product_id", *FIGURES]
    return insert(ProductDay).from_select(columns, rows.group_by(part.product_id))

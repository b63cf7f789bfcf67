"""What was sold: how many orders, from the orders; how much money, from the ledger.

An order counts on the day it was paid, unless it was refunded; money on the day it was posted.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, Date, and_, cast, func, select

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.insights.periods import Period
from bitloot.insights.profit import Profit, Step, profit, profit_over
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus


@dataclass(frozen=True, slots=True)
class DayOfSales:
    """One day."""

    day: date
    orders: int
    money: Profit

    @property
    def revenue(self) -> Money:
        """Of that day."""
        return self.money.revenue


@dataclass(frozen=True, slots=True)
class Sales:
    """A stretch of time. `fulfilled` counts those of the paid orders that have their keys."""

    orders: int
    fulfilled: int
    money: Profit

    @property
    def average(self) -> Money | None:
        """Revenue per order, in whole cents."""
        if not self.orders:
            return None
        return (self.money.revenue * (Decimal(1) / self.orders)).rounded()

    @property
    def fulfillment_rate(self) -> float | None:
        """Between 0 and 1."""
        return self.fulfilled / self.orders if self.orders else None


def sales(period: Period) -> Sales:
    """Totals of a period."""
    orders, fulfilled = db.session.execute(
        select(func.count(Order.id), func.count(Order.fulfilled_at)).where(_sold(period))
    ).one()
    return Sales(orders, fulfilled, profit(period))


def sales_by_day(period: Period) -> list[DayOfSales]:
    """Every day of the period, oldest first."""
    sold_on = cast(func.timezone("UTC", Order.paid_at), Date)
    rows = db.session.execute(
        select(sold_on, func.count(Order.id)).where(_sold(period)).group_by(sold_on)
    )
    counted: dict[date, int] = dict(rows.all())
    return [
        DayOfSales(part.at.date(), counted.get(part.at.date(), 0), part.profit)
        for part in profit_over(period, Step.DAY)
    ]


def orders_by_state(period: Period) -> dict[OrderStatus, int]:
    """How many of the orders placed in the period stand where, in the order of the lifecycle."""
    rows = db.session.execute(
        select(Order.status, func.count())
        .where(Order.created_at >= period.since, Order.created_at < period.until)
        .group_by(Order.status)
    )
    counted = dict(rows.all())
    return {status: counted.get(status, 0) for status in OrderStatus}


def _sold(period: Period) -> ColumnElement[bool]:
    return and_(
        Order.paid_at >= period.since,
        Order.paid_at < period.until,
        Order.status != OrderStatus.REFUNDED,
    )

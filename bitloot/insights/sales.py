"""What was sold: orders that were paid and not refunded, by the day on which they were paid."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, Date, and_, cast, func, select

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.insights.periods import Period
from bitloot.insights.sums import sum_of
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import OrderStatus


@dataclass(frozen=True, slots=True)
class DayOfSales:
    """One day."""

    day: date
    orders: int
    revenue: Money


@dataclass(frozen=True, slots=True)
class Sales:
    """A stretch of time. `fulfilled` counts those of the paid orders that have their keys."""

    orders: int
    fulfilled: int
    revenue: Money
    cost: Money

    @property
    def profit(self) -> Money:
        """What is left of the revenue after the goods; before the payment provider's fees."""
        return self.revenue - self.cost

    @property
    def average(self) -> Money | None:
        """Per order, in whole cents."""
        return (self.revenue * (Decimal(1) / self.orders)).rounded() if self.orders else None

    @property
    def fulfillment_rate(self) -> float | None:
        """Between 0 and 1."""
        return self.fulfilled / self.orders if self.orders else None


def sales(period: Period) -> Sales:
    """Totals of a period."""
    row = db.session.execute(
        select(
            func.count(Order.id),
            func.count(Order.fulfilled_at),
            sum_of(Order.total),
        ).where(_sold(period))
    ).one()
    cost = db.session.scalar(
        select(sum_of(OrderItem.unit_cost, times=OrderItem.quantity))
        .join(Order, Order.id == OrderItem.order_id)
        .where(_sold(period))
    )
    return Sales(row[0], row[1], row[2], cost or Money.zero())


def sales_by_day(period: Period) -> list[DayOfSales]:
    """Every day of the period, oldest first."""
    days = period.days()
    sold_on = cast(func.timezone("UTC", Order.paid_at), Date)
    rows = db.session.execute(
        select(
            days.c.day,
            func.count(Order.id),
            sum_of(Order.total),
        )
        .select_from(days.outerjoin(Order, and_(_sold(period), sold_on == days.c.day)))
        .group_by(days.c.day)
        .order_by(days.c.day)
    )
    return [DayOfSales(day, orders, revenue) for day, orders, revenue in rows]


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

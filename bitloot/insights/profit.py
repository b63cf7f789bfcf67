"""Revenue, cost, fees and profit: what the ledger says, and nothing else.

Money counts on the day it was posted: a sale when it was paid, its goods when they were bought, a
fee when the provider told it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    DateTime,
    Interval,
    Select,
    and_,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from bitloot.core.clock import utcnow
from bitloot.core.db import EurAmount, db
from bitloot.core.money import Money
from bitloot.insights.periods import Period
from bitloot.ledger.accounts import Account
from bitloot.ledger.closings import movements
from bitloot.ledger.models import LedgerTransaction, Posting

REVENUE = (Account.SALES, Account.DISCOUNTS, Account.FORFEITED)
COST = (Account.GOODS_KINGUIN, Account.GOODS_CUSTOM)
FEES = (Account.PROVIDER_FEES,)
OTHER = (Account.FX, Account.REFUNDS)
COUNTED = (*REVENUE, *COST, *FEES, *OTHER)


_Sum = ColumnElement[Money]
Sums = tuple[_Sum, _Sum, _Sum, _Sum]


@dataclass(frozen=True, slots=True)
class Profit:
    """`revenue` is net of discounts, with what was forfeited; `other` is rates and refunds."""

    revenue: Money
    cost: Money
    fees: Money
    other: Money

    @classmethod
    def none(cls) -> Self:
        """Nothing happened."""
        nothing = Money.zero()
        return cls(nothing, nothing, nothing, nothing)

    @property
    def profit(self) -> Money:
        """What is left."""
        return self.revenue - self.cost - self.fees - self.other

    @property
    def margin(self) -> float | None:
        """Profit in revenue, below 1; None without revenue."""
        return float(self.profit.amount / self.revenue.amount) if self.revenue.amount else None

    def __add__(self, more: "Profit") -> "Profit":
        return Profit(
            self.revenue + more.revenue,
            self.cost + more.cost,
            self.fees + more.fees,
            self.other + more.other,
        )

    def __sub__(self, less: "Profit") -> "Profit":
        return Profit(
            self.revenue - less.revenue,
            self.cost - less.cost,
            self.fees - less.fees,
            self.other - less.other,
        )


class Step(StrEnum):
    """How finely a stretch of time is cut."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class PartOfProfit:
    """One hour, day or month that begins at `at` (UTC)."""

    at: datetime
    profit: Profit


def profit(period: Period) -> Profit:
    """Of a period, in all. Of days that are closed, their sums are read (`ledger.closings`)."""
    moved = movements(period.since, period.until)
    query = select(*sums(moved.account, moved.amount)).where(moved.account.in_(COUNTED))
    revenue, cost, fees, other = db.session.execute(query).one()
    return Profit(revenue, cost, fees, other)


def profit_over(period: Period, step: Step) -> list[PartOfProfit]:
    """Every part of the period, oldest first; one without postings is a zero."""
    found = {at: Profit(*amounts) for at, *amounts in db.session.execute(_parts(period, step))}
    first = func.date_trunc(step.value, func.timezone("UTC", literal(period.since)))
    last = func.timezone("UTC", literal(period.until))
    series = func.generate_series(
        first, last, cast(f"1 {step.value}", Interval), type_=DateTime()
    ).column_valued("at")
    return [
        PartOfProfit(at.replace(tzinfo=UTC), found.get(at, Profit.none()))
        for at in db.session.scalars(select(series))
    ]


def _parts(period: Period, step: Step) -> Select[datetime, Money, Money, Money, Money]:
    """A closed day knows no hours."""
    if step is Step.HOUR:
        at = func.date_trunc(step.value, func.timezone("UTC", Posting.posted_at), type_=DateTime())
        return select(at, *sums()).where(within(period)).group_by(at)
    moved = movements(period.since, period.until)
    at = func.date_trunc(step.value, func.timezone("UTC", moved.at), type_=DateTime())
    query = select(at, *sums(moved.account, moved.amount))
    return query.where(moved.account.in_(COUNTED)).group_by(at)


def profit_of_orders(order_ids: Sequence[UUID]) -> dict[UUID, Profit]:
    """All that was ever posted for each of these orders; one without postings is left out."""
    rows = db.session.execute(
        select(LedgerTransaction.order_id, *sums())
        .join(Posting, Posting.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.order_id.in_(order_ids))
        .group_by(LedgerTransaction.order_id)
    )
    return {order_id: Profit(*amounts) for order_id, *amounts in rows if order_id is not None}


def everything() -> Period:
    """From the first posting to now."""
    now = utcnow()
    first = db.session.scalar(
        select(Posting.posted_at)
        .where(Posting.account == Account.SALES)
        .order_by(Posting.posted_at)
        .limit(1)
    )
    return Period(first or now, now)


def within(period: Period) -> ColumnElement[bool]:
    """Postings that count for profit, in the period."""
    return and_(
        Posting.account.in_(COUNTED),
        Posting.posted_at >= period.since,
        Posting.posted_at < period.until,
    )


def sums(
    account: ColumnElement[Account] | InstrumentedAttribute[Account] = Posting.account,
    amount: ColumnElement[Money] | InstrumentedAttribute[Money] = Posting.amount,
) -> Sums:
    """The four figures of `Profit` over postings, or over what sums them, in its order."""

    def total(accounts: Collection[Account]) -> _Sum:
        found = func.sum(amount).filter(account.in_(accounts))
        return func.coalesce(found, literal(Money.zero(), EurAmount()), type_=EurAmount())

    return (-total(REVENUE), total(COST), total(FEES), total(OTHER))

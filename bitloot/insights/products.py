"""Profit by product.

An order's money is not posted by line, so it is split over the order's lines in proportion to
their prices: revenue (its discount with it), fees, rates and refunds. What goods have cost is
known by line: a purchase and the sale of an own key belong to one. What belongs to no line here
(too little that was forfeited is split like a sale; keys that spoiled have no order) stands in
`rest`, so that all rows together are the period's profit.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Numeric,
    Select,
    Subquery,
    and_,
    cast,
    func,
    literal,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.sql.elements import KeyedColumnElement

from bitloot.catalog.models import Product
from bitloot.core.db import EurAmount, db
from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.insights.models import ProductClosing, ProductDay
from bitloot.insights.periods import Period
from bitloot.insights.profit import COST, Profit, profit, sums, within
from bitloot.ledger.accounts import Account
from bitloot.ledger.closings import ceiling, floor, midnight
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.ledger.posting import SubjectKind
from bitloot.orders.models import Order, OrderItem

FIGURES = ("sold", "revenue", "cost", "fees", "other")
_MONEY = FIGURES[1:]
_Number = ColumnElement[object]
_Rows = Select[UUID, *tuple[object, ...]]
Earned = Subquery[ReadOnlyColumnCollection[str, KeyedColumnElement[object]]]


@dataclass(frozen=True, slots=True)
class ProductProfit:
    """One product; `sold` counts the pieces of orders whose sale was posted."""

    product_id: UUID
    title: str
    sold: int
    profit: Profit


@dataclass(frozen=True, slots=True)
class ProductProfits:
    """The products with the most revenue, and everything else together."""

    products: list[ProductProfit]
    rest: Profit


def profit_by_product(period: Period, most: int = 20) -> ProductProfits:
    """Of the period; the largest revenue first. Days that are closed come from `ProductDay`."""
    part = _over(period).c
    total = [func.sum(part[name]).label(name) for name in FIGURES]
    best = (
        select(part.product_id, *total)
        .group_by(part.product_id)
        .order_by(func.sum(part.revenue).desc(), part.product_id)
        .limit(most)
        .subquery("best")
    )
    money = [type_coerce(best.c[name], EurAmount()) for name in _MONEY]
    rows = db.session.execute(
        select(Product.id, Product.title, cast(best.c.sold, Integer), *money)
        .join(best, best.c.product_id == Product.id)
        .order_by(best.c.revenue.desc(), Product.id)
    ).all()
    found = [
        ProductProfit(product_id, title, sold, Profit(*figures))
        for product_id, title, sold, *figures in rows
    ]
    told = sum((each.profit for each in found), Profit.none())
    return ProductProfits(found, profit(period) - told)


def earned(*periods: Period) -> Earned:
    """By the postings: (product_id, and all `FIGURES` as plain numbers), several rows a product."""
    return union_all(*_earned(*periods)).subquery("earned")


def _over(period: Period) -> Earned:
    """Whole days that are split already, and what is left of the period before and after them."""
    newest = db.session.scalar(select(func.max(ProductClosing.day)))
    first = last = ceiling(period.since)
    if newest is not None:
        last = min(midnight(newest) + timedelta(days=1), floor(period.until))
    if last <= first:
        return earned(period)
    money = (_plain(getattr(ProductDay, name)) for name in _MONEY)
    days = select(ProductDay.product_id, ProductDay.sold, *money).where(
        ProductDay.day >= first.date(), ProductDay.day < last.date()
    )
    rest = _earned(Period(period.since, first), Period(last, period.until))
    return union_all(*rest, days).subquery("over")


def _earned(*periods: Period) -> list[_Rows]:
    some = [each for each in periods if each.since < each.until]
    return [query for period in some for query in (_by_order(period), _by_line(period))]


def _by_order(period: Period) -> _Rows:
    """What came for an order, over its lines by their prices."""
    revenue, _, fees, other = sums()
    sale = -func.sum(Posting.amount).filter(Posting.account == Account.SALES)
    named = {"sale": sale, "revenue": revenue, "fees": fees, "other": other}
    posted = (
        select(LedgerTransaction.order_id, *(_plain(each).label(n) for n, each in named.items()))
        .join(Posting, Posting.transaction_id == LedgerTransaction.id)
        .where(within(period), Posting.account.not_in(COST))
        .where(LedgerTransaction.order_id.is_not(None))
        .group_by(LedgerTransaction.order_id)
        .subquery()
        .c
    )
    asked = func.nullif(_plain(Order.subtotal), 0)
    share = _plain(OrderItem.total) / asked
    sold = func.coalesce(func.round(OrderItem.quantity * posted.sale / asked), 0)
    figures = (sold, posted.revenue * share, _nothing(), posted.fees * share, posted.other * share)
    return (
        _row(figures)
        .select_from(Order)
        .join(posted.order_id.table, posted.order_id == Order.id)
        .join(OrderItem, OrderItem.order_id == Order.id)
    )


def _by_line(period: Period) -> _Rows:
    """What goods have cost, by the line they were bought for."""
    bought = and_(
        LedgerTransaction.subject_kind == SubjectKind.ATTEMPT,
        FulfillmentAttempt.id == LedgerTransaction.subject_id,
    )
    item_id = func.coalesce(FulfillmentAttempt.item_id, LedgerTransaction.subject_id)
    figures = (_nothing(), _nothing(), _plain(Posting.amount), _nothing(), _nothing())
    return (
        _row(figures)
        .select_from(Posting)
        .join(LedgerTransaction, LedgerTransaction.id == Posting.transaction_id)
        .outerjoin(FulfillmentAttempt, bought)
        .join(OrderItem, OrderItem.id == item_id)
        .where(within(period), Posting.account.in_(COST))
    )


def _row(figures: tuple[_Number, ...]) -> _Rows:
    named = zip(FIGURES, figures, strict=True)
    return select(OrderItem.product_id, *(each.label(name) for name, each in named))


def _plain(amount: ColumnElement[Money] | InstrumentedAttribute[Money]) -> _Number:
    """A sum of money as the number that it is stored as, to be multiplied and divided."""
    return type_coerce(amount, Numeric)


def _nothing() -> _Number:
    return cast(literal(0), Numeric)

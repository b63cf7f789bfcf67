"""Profit by product.

An order's money is not posted by line, so it is split over the order's lines in proportion to
their prices: revenue (its discount with it), fees, rates and refunds. What goods have cost is
known by line: a purchase and the sale of an own key belong to one. What belongs to no line here
(too little that was forfeited is split like a sale; keys that spoiled have no order) stands in
`rest`, so that all rows together are the period's profit.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Numeric, and_, func, select, type_coerce

from bitloot.catalog.models import Product
from bitloot.core.db import EurAmount, db
from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.insights.periods import Period
from bitloot.insights.profit import COST, Profit, profit, sums, within
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.ledger.posting import SubjectKind
from bitloot.orders.models import Order, OrderItem


@dataclass(frozen=True, slots=True)
class ProductProfit:
    """One product; `sold` counts pieces in orders that money was posted for."""

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
    """Of the period; the largest revenue first."""
    revenue, _, fees, other = sums()
    by_order = (
        select(
            LedgerTransaction.order_id,
            revenue.label("revenue"),
            fees.label("fees"),
            other.label("other"),
        )
        .join(Posting, Posting.transaction_id == LedgerTransaction.id)
        .where(within(period), Posting.account.not_in(COST))
        .where(LedgerTransaction.order_id.is_not(None))
        .group_by(LedgerTransaction.order_id)
        .subquery()
    )
    share = type_coerce(OrderItem.total, Numeric) / type_coerce(Order.subtotal, Numeric)
    split = [
        func.sum(type_coerce(by_order.c[name], Numeric) * share, type_=EurAmount())
        for name in ("revenue", "fees", "other")
    ]
    rows = db.session.execute(
        select(OrderItem.product_id, Product.title, func.sum(OrderItem.quantity), *split)
        .select_from(by_order)
        .join(Order, Order.id == by_order.c.order_id)
        .join(OrderItem, OrderItem.order_id == Order.id)
        .join(Product, Product.id == OrderItem.product_id)
        .group_by(OrderItem.product_id, Product.title)
        .order_by(split[0].desc(), OrderItem.product_id)
        .limit(most)
    ).all()
    costs = _costs(period, [product_id for product_id, *_ in rows])
    found = [
        ProductProfit(
            product_id, title, sold, Profit(came, costs.get(product_id, Money.zero()), fee, rest)
        )
        for product_id, title, sold, came, fee, rest in rows
    ]
    told = sum((each.profit for each in found), Profit.none())
    return ProductProfits(found, profit(period) - told)


def _costs(period: Period, product_ids: list[UUID]) -> dict[UUID, Money]:
    """What the goods of these products cost in the period, by the line they were bought for."""
    bought = and_(
        LedgerTransaction.subject_kind == SubjectKind.ATTEMPT,
        FulfillmentAttempt.id == LedgerTransaction.subject_id,
    )
    item_id = func.coalesce(FulfillmentAttempt.item_id, LedgerTransaction.subject_id)
    rows = db.session.execute(
        select(OrderItem.product_id, func.sum(Posting.amount))
        .select_from(Posting)
        .join(LedgerTransaction, LedgerTransaction.id == Posting.transaction_id)
        .outerjoin(FulfillmentAttempt, bought)
        .join(OrderItem, OrderItem.id == item_id)
        .where(within(period), Posting.account.in_(COST), OrderItem.product_id.in_(product_ids))
        .group_by(OrderItem.product_id)
    )
    return dict(rows.all())

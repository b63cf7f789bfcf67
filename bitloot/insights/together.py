"""What is bought together, counted from paid orders."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.merchandising.related import remember_pairs
from bitloot.orders.models import Order, OrderItem

_LOOKED_BACK = timedelta(days=180)
_MOST_PAIRS = 200_000


def count_together() -> int:
    """Count anew; returns how many pairs there are, each in both directions."""
    mine, other = aliased(OrderItem), aliased(OrderItem)
    orders = func.count(func.distinct(mine.order_id))
    rows = db.session.execute(
        select(mine.product_id, other.product_id, orders)
        .join(other, other.order_id == mine.order_id)
        .join(Order, Order.id == mine.order_id)
        .where(Order.paid_at >= utcnow() - _LOOKED_BACK, mine.product_id != other.product_id)
        .group_by(mine.product_id, other.product_id)
        .order_by(orders.desc())
        .limit(_MOST_PAIRS)
    )
    pairs = {(row[0], row[1]): row[2] for row in rows}
    remember_pairs(pairs)
    return len(pairs)

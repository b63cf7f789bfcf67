"""Orders that nobody paid in time give their stock back."""

from sqlalchemy import select

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.orders.models import Order
from bitloot.orders.service import mark_expired
from bitloot.orders.states import UNPAID

_AT_ONCE = 100


def expire_due() -> int:
    """Expire up to 100 unpaid orders whose time is over; returns how many.

    Runs inside a transaction of the caller. Rows that another worker has in hand are passed over.
    """
    due = db.session.scalars(
        select(Order)
        .where(Order.status.in_(UNPAID), Order.expires_at <= utcnow())
        .order_by(Order.expires_at)
        .limit(_AT_ONCE)
        .with_for_update(skip_locked=True, of=Order)
        .execution_options(populate_existing=True)
    ).all()
    cause = "Nothing was paid before the order expired."
    return sum(mark_expired(order, cause=cause) for order in due)

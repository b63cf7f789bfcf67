"""The list of orders."""

from collections.abc import Sequence
from uuid import UUID

from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select, exists, select

from admin_console.base import ConsoleView, needs
from admin_console.exports import Column, stream_csv
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from admin_console.order_acts import OrderActs
from bitloot.accounts.permissions import Permission
from bitloot.catalog.models import SourceType
from bitloot.core.db import db
from bitloot.insights.finding import matching
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import OrderStatus
from bitloot.payments.models import Payment

FILTERS = (
    Filter("q", "Find", hint="Number, e-mail, payment id, address, hash"),
    Filter("status", "Status", choices(OrderStatus)),
    Filter("source", "Goods", choices(SourceType)),
    Filter("coin", "Coin", kind="text", hint="Coin, e.g. btc"),
    *DATES,
)

COLUMNS: Sequence[Column] = (
    ("number", Order.number),
    ("created_at", Order.created_at),
    ("status", Order.status),
    ("email", Order.email),
    ("subtotal", Order.subtotal),
    ("discount", Order.discount),
    ("total", Order.total),
    ("currency", Order.currency),
    ("paid_at", Order.paid_at),
    ("fulfilled_at", Order.fulfilled_at),
    ("flags", Order.flags),
    ("id", Order.id),
)


def query(asked: Given) -> Select[Order]:
    """Orders that fit the filters."""
    wanted = select(Order)
    if text := asked.text("q"):
        wanted = wanted.where(Order.id.in_(matching(text)))
    if status := asked.one_of("status", OrderStatus):
        wanted = wanted.where(Order.status == status)
    if source := asked.one_of("source", SourceType):
        wanted = wanted.where(
            exists().where(OrderItem.order_id == Order.id, OrderItem.source_type == source)
        )
    if coin := asked.text("coin"):
        wanted = wanted.where(
            exists().where(Payment.order_id == Order.id, Payment.pay_currency == coin.lower())
        )
    if since := asked.since():
        wanted = wanted.where(Order.created_at >= since)
    if until := asked.until():
        wanted = wanted.where(Order.created_at < until)
    return wanted


class OrdersView(OrderActs, ConsoleView):
    """List, export, and (in `order_acts`) the page of one order."""

    permission = Permission.ORDERS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Order.created_at, Order.id, FILTERS, asked)
        payments = _latest_payments([order.id for order in listing.rows])
        return self.page("console/orders.html", listing=listing, payments=payments)

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All that match, not only this page."""
        wanted = query(given(FILTERS)).order_by(Order.created_at.desc(), Order.id.desc())
        return stream_csv("orders", wanted, COLUMNS)


def _latest_payments(order_ids: Sequence[UUID]) -> dict[UUID, Payment]:
    """The payment that matters for each: the last one that was opened."""
    rows = db.session.scalars(
        select(Payment)
        .distinct(Payment.order_id)
        .where(Payment.order_id.in_(order_ids))
        .order_by(Payment.order_id, Payment.created_at.desc())
    )
    return {payment.order_id: payment for payment in rows}

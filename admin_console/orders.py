"""The list of orders."""

from collections.abc import Sequence

from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Select

from admin_console.base import ConsoleView, needs
from admin_console.exports import Column, stream_csv
from admin_console.goods_acts import GoodsActs
from admin_console.line_acts import LineActs
from admin_console.listing import DATES, Filter, Given, by_time, choices, given
from admin_console.order_acts import OrderActs
from bitloot.accounts.permissions import Permission
from bitloot.catalog.models import SourceType
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus
from bitloot.storefront.looking import OrderFilter, orders_query, telling_payments

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
    return orders_query(
        OrderFilter(
            status=asked.one_of("status", OrderStatus),
            source=asked.one_of("source", SourceType),
            coin=asked.text("coin"),
            q=asked.text("q"),
            since=asked.since(),
            until=asked.until(),
        )
    )


class OrdersView(OrderActs, GoodsActs, LineActs, ConsoleView):
    """List, export, and (in `order_acts`, `goods_acts` and `line_acts`) one order."""

    permission = Permission.ORDERS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """Newest first."""
        asked = given(FILTERS)
        listing = by_time(query(asked), Order.created_at, Order.id, FILTERS, asked)
        payments = telling_payments(listing.rows)
        return self.page("console/orders.html", listing=listing, payments=payments)

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All that match, not only this page."""
        wanted = query(given(FILTERS)).order_by(Order.created_at.desc(), Order.id.desc())
        return stream_csv("orders", wanted, COLUMNS)

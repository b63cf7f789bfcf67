"""Profit: what the ledger says was earned; over time, by product, by order."""

from collections.abc import Sequence
from datetime import datetime

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_admin import expose
from sqlalchemy import Numeric, Select, select, true, type_coerce

from admin_console.base import ConsoleView, needs
from admin_console.exports import Column, stream_csv
from admin_console.listing import DATES, Given, by_time, given
from admin_console.profit_charts import PROFIT_CHARTS
from bitloot.accounts.permissions import Permission
from bitloot.core.errors import NotFoundError
from bitloot.insights.periods import Period
from bitloot.insights.products import profit_by_product
from bitloot.insights.profit import profit, profit_of_orders, sums
from bitloot.insights.ranges import Range, period_of
from bitloot.ledger.models import LedgerTransaction, Posting
from bitloot.orders.models import Order

RANGES = (
    (Range.DAY, "24 hours"),
    (Range.WEEK, "7 days"),
    (Range.MONTH, "30 days"),
    (Range.ALL, "All"),
)


class ProfitView(ConsoleView):
    """Figures at once, charts as they arrive, each with the rows behind it."""

    permission = Permission.INSIGHTS_VIEW

    @expose("/")
    def index(self) -> ResponseReturnValue:
        """A period: totals, and the one before it."""
        wanted = _range()
        period = period_of(wanted)
        return self.page(
            "console/profit.html",
            now=profit(period),
            before=profit(period.previous) if wanted is not Range.ALL else None,
            ranges=RANGES,
            wanted=wanted,
            days=_days(period),
        )

    @expose("/products")
    def products(self) -> ResponseReturnValue:
        """The table of products, fetched after the page: splitting over lines takes time."""
        found = profit_by_product(period_of(_range()))
        return self.page("console/profit_products.html", products=found)

    @expose("/charts/<which>.json")
    def chart(self, which: str) -> ResponseReturnValue:
        """One figure as JSON."""
        build = PROFIT_CHARTS.get(which)
        if build is None:
            raise NotFoundError("There is no such chart.")
        return Response(build(period_of(_range())).to_json(), mimetype="application/json")

    @expose("/orders")
    @needs(Permission.ORDERS_VIEW)
    def orders(self) -> ResponseReturnValue:
        """Paid orders, newest first, each with all that was ever posted for it."""
        asked = given(DATES)
        listing = by_time(query(asked), Order.created_at, Order.id, DATES, asked)
        profits = profit_of_orders([order.id for order in listing.rows])
        return self.page("console/profit_orders.html", listing=listing, profits=profits)

    @expose("/export.csv")
    @needs(Permission.EXPORT)
    def export(self) -> ResponseReturnValue:
        """All paid orders that match, with their figures, exact."""
        revenue, cost, fees, other = sums()
        posted = (
            select(
                revenue.label("revenue"),
                cost.label("cost"),
                fees.label("fees"),
                other.label("other"),
            )
            .join(LedgerTransaction, LedgerTransaction.id == Posting.transaction_id)
            .where(LedgerTransaction.order_id == Order.id)
            .lateral("posted")
        )
        wanted = query(given(DATES)).join(posted, true())
        figures = [
            type_coerce(posted.c[name], Numeric) for name in ("revenue", "cost", "fees", "other")
        ]
        left = figures[0] - figures[1] - figures[2] - figures[3]
        columns: Sequence[Column] = (
            ("number", Order.number),
            ("paid_at", Order.paid_at),
            ("status", Order.status),
            ("total", Order.total),
            ("revenue", figures[0]),
            ("cost", figures[1]),
            ("fees", figures[2]),
            ("other", figures[3]),
            ("profit", left),
            ("currency", Order.currency),
            ("id", Order.id),
        )
        ordered = wanted.order_by(Order.created_at.desc(), Order.id.desc())
        return stream_csv("profit", ordered, columns)


def query(asked: Given) -> Select[Order]:
    """Orders that were paid in a stretch of time."""
    wanted = select(Order).where(Order.paid_at.is_not(None))
    if since := asked.since():
        wanted = wanted.where(Order.paid_at >= since)
    if until := asked.until():
        # Nothing is paid before it is placed: the second bound lets the index skip what is newer.
        wanted = wanted.where(Order.paid_at < until, Order.created_at < until)
    return wanted


def _range() -> Range:
    try:
        return Range(request.args.get("range", Range.MONTH.value))
    except ValueError:
        return Range.MONTH


def _days(period: Period) -> dict[str, str]:
    """Whole days as filters of the list of orders."""
    return {"from": _day(period.since), "to": _day(period.until)}


def _day(at: datetime) -> str:
    return at.date().isoformat()

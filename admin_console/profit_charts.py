"""Figures of the profit page. A bar leads to the orders behind it."""

from datetime import timedelta

import plotly.graph_objects as go
from flask import url_for

from admin_console.charts import bars, lying
from bitloot.insights.periods import Period
from bitloot.insights.products import profit_by_product
from bitloot.insights.profit import PartOfProfit, Step, profit, profit_over
from bitloot.insights.ranges import step_of

_NAMES = {Step.HOUR: "%H:00", Step.DAY: "%-d %b", Step.MONTH: "%b %Y"}
_TITLE = 28
_SHOWN = 8


def over_time(period: Period) -> go.Figure:
    """Revenue as bars, what is left of it as a line."""
    step = step_of(period)
    parts = profit_over(period, step)
    names = [f"{part.at:{_NAMES[step]}}" for part in parts]
    figure = bars(
        names,
        [float(part.profit.revenue.rounded().amount) for part in parts],
        links=[_orders(part, step) for part in parts],
    )
    figure.update_traces(hovertemplate="%{x}<br>revenue <b>%{y:,.2f} EUR</b><extra></extra>")
    figure.add_scatter(
        x=names,
        y=[float(part.profit.profit.rounded().amount) for part in parts],
        mode="lines+markers" if len(parts) > 1 else "markers",
        line={"color": "var(--success)", "width": 2},
        marker={"size": 5},
        hovertemplate="%{x}<br>profit <b>%{y:,.2f} EUR</b><extra></extra>",
    )
    figure.update_yaxes(tickformat=",.0f")
    return figure


def where_it_went(period: Period) -> go.Figure:
    """Revenue, and what it was spent on."""
    money = profit(period)
    rows = [
        ("Revenue", money.revenue, "info"),
        ("Goods", money.cost, "warning"),
        ("Provider's fees", money.fees, "warning"),
        ("Rates, refunds", money.other, "warning"),
        ("Profit", money.profit, "success" if money.profit.amount >= 0 else "danger"),
    ][::-1]
    figure = lying(
        [name for name, _, _ in rows],
        [float(amount.rounded().amount) for _, amount, _ in rows],
        colours=[f"var(--{colour})" for _, _, colour in rows],
        links=[url_for("console_ledger.index")] * len(rows),
        right=96,
    )
    figure.update_traces(texttemplate="%{x:,.2f}")
    figure.update_layout(margin={"l": 112})
    return figure


def margins(period: Period) -> go.Figure:
    """Margin of the products with the most revenue; a click opens the product."""
    products = profit_by_product(period, _SHOWN).products[::-1]
    figure = lying(
        [_short(each.title) for each in products],
        [round((each.profit.margin or 0) * 100, 1) for each in products],
        colours=[
            "var(--success)" if each.profit.profit.amount >= 0 else "var(--danger)"
            for each in products
        ],
        links=[
            url_for("console_products.product", product_id=each.product_id) for each in products
        ],
    )
    figure.update_traces(texttemplate="%{x:.1f} %")
    figure.update_layout(margin={"l": 200, "r": 56})
    return figure


PROFIT_CHARTS = {"over-time": over_time, "where": where_it_went, "margins": margins}


def _orders(part: PartOfProfit, step: Step) -> str:
    first, last = part.at.date(), part.at.date()
    if step is Step.MONTH:
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return f"{url_for('console_profit.orders')}?from={first.isoformat()}&to={last.isoformat()}"


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"

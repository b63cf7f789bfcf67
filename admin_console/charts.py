"""Figures, built here and drawn by the browser. Colours name tokens, so they follow the theme."""

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go
from flask import url_for

from admin_console.formats import duration, tone, word
from bitloot.insights.coins import payments_by_coin
from bitloot.insights.periods import Period
from bitloot.insights.sales import orders_by_state, sales_by_day
from bitloot.insights.speed import time_to_key_distribution
from bitloot.insights.webhooks import webhooks_by_day

_SANS = "Inter Variable, sans-serif"
_WIDEST = 0.7
_FEW = 5


def revenue(period: Period) -> go.Figure:
    """Euros by day, and what was left of them as a line; a click lists that day's orders."""
    days = sales_by_day(period)
    figure = bars(
        [_short(day.day) for day in days],
        [float(day.revenue.rounded().amount) for day in days],
        links=[_orders_of(day.day.isoformat()) for day in days],
    )
    figure.update_traces(
        hovertemplate="%{x}<br><b>%{y:,.2f} EUR</b><br>%{text} orders<extra></extra>",
        text=[day.orders for day in days],
        textposition="none",
    )
    figure.add_scatter(
        x=[_short(day.day) for day in days],
        y=[float(day.money.profit.rounded().amount) for day in days],
        mode="lines",
        line={"color": "var(--success)", "width": 2},
        hovertemplate="%{x}<br>profit <b>%{y:,.2f} EUR</b><extra></extra>",
    )
    figure.update_yaxes(tickformat=",.0f")
    return figure


def states(period: Period) -> go.Figure:
    """Orders by state, in the order of the lifecycle; a click lists them."""
    counted = [(status, count) for status, count in orders_by_state(period).items() if count]
    counted.reverse()
    return lying(
        [word(status) for status, _ in counted],
        [count for _, count in counted],
        colours=[f"var(--{tone(status)})" for status, _ in counted],
        links=[url_for("console_orders.index", status=status.value) for status, _ in counted],
    )


def time_to_key(period: Period) -> go.Figure:
    """How many orders had their keys how fast."""
    classes = time_to_key_distribution(period)
    names = [f"< {duration(each.below)}" if each.below else "slower" for each in classes]
    names = [name.replace(".0 s", " s").replace(" 0 s", "") for name in names]
    figure = bars(names, [each.orders for each in classes])
    figure.update_traces(
        marker_color="var(--success)",
        hovertemplate="%{x}<br><b>%{y} orders</b><extra></extra>",
    )
    return figure


def coins(period: Period) -> go.Figure:
    """Euros by coin."""
    shares = payments_by_coin(period)[::-1]
    figure = lying(
        [share.coin.upper() for share in shares],
        [float(share.amount.rounded().amount) for share in shares],
        links=[url_for("console_payments.index", coin=share.coin) for share in shares],
        right=84,
    )
    figure.update_traces(texttemplate="%{x:,.0f} EUR")
    return figure


def webhooks(period: Period) -> go.Figure:
    """Received by day: applied, and failed in the colour of failure."""
    days = webhooks_by_day(period)
    names = [_short(day.day) for day in days]
    failed = [day.health.failed for day in days]
    well = [day.health.received - day.health.failed for day in days]
    figure = bars(names, well)
    figure.update_traces(name="well", hovertemplate="%{x}<br>%{y} well<extra></extra>")
    figure.add_bar(
        x=names,
        y=failed,
        name="failed",
        width=_width(names),
        marker_color="var(--danger)",
        hovertemplate="%{x}<br>%{y} failed<extra></extra>",
    )
    figure.update_layout(barmode="stack")
    return figure


CHARTS = {
    "revenue": revenue,
    "states": states,
    "time-to-key": time_to_key,
    "coins": coins,
    "webhooks": webhooks,
}


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def _orders_of(day: str) -> str:
    return f"{url_for('console_orders.index')}?from={day}&to={day}"


def _width(names: Sequence[str]) -> float:
    """Of a bar, as a share of its place: a few bars do not fill the whole chart."""
    return min(_WIDEST, len(names) / 10)


def bars(
    names: Sequence[str], values: Sequence[float], links: Sequence[str] | None = None
) -> go.Figure:
    """Upright bars from zero; `links` are the addresses of the rows behind them."""
    figure = go.Figure(
        go.Bar(
            x=names,
            y=values,
            width=_width(names),
            customdata=links,
            marker_color="var(--info)",
        )
    )
    figure.update_yaxes(rangemode="tozero", gridcolor="var(--line)", zerolinecolor="var(--line)")
    if max(values, default=0) < _FEW:
        figure.update_yaxes(dtick=1)
    figure.update_xaxes(type="category", nticks=8, tickangle=0, showgrid=False)
    return _dress(figure, left=44)


def lying(
    names: Sequence[str],
    values: Sequence[float],
    colours: Sequence[str] | None = None,
    links: Sequence[str] | None = None,
    right: int = 44,
    left: int = 96,
) -> go.Figure:
    """Lying bars with their values at the end, from the bottom up; names have `left` pixels."""
    figure = go.Figure(
        go.Bar(
            x=values,
            y=names,
            orientation="h",
            width=_width(names),
            customdata=links,
            marker_color=colours or "var(--info)",
            texttemplate="%{x:,}",
            textposition="outside",
            cliponaxis=False,
            hoverinfo="skip",
        )
    )
    figure.update_xaxes(visible=False, rangemode="tozero")
    figure.update_yaxes(showgrid=False, ticksuffix="  ")
    return _dress(figure, left=left, right=right)


def _dress(figure: go.Figure, *, left: int, right: int = 8) -> go.Figure:
    figure.update_layout(
        template="none",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": _SANS, "size": 12, "color": "var(--ink-muted)"},
        margin={"l": left, "r": right, "t": 12, "b": 32},
        bargap=0.3,
        showlegend=False,
        dragmode=False,
        hoverlabel={
            "bgcolor": "var(--raised)",
            "bordercolor": "var(--line-strong)",
            "font": {"family": _SANS, "size": 12, "color": "var(--ink)"},
        },
    )
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True, automargin=False)
    return figure

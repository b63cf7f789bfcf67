"""Margins before and after, as a histogram."""

from collections.abc import Sequence

import plotly.graph_objects as go

from admin_console.charts import bars
from bitloot.catalog.repricing.preview import margin_names


def margins(before: Sequence[int], after: Sequence[int]) -> go.Figure:
    """Products by margin in percent of the price: now beside what the rules would make of it."""
    names = [name.replace(" and more", " +") for name in margin_names()]
    figure = bars(names, before)
    figure.update_traces(
        name="now",
        width=None,
        marker_color="var(--line-strong)",
        hovertemplate="%{x}<br>%{y:,} now<extra></extra>",
    )
    figure.add_bar(
        x=names,
        y=after,
        name="by the rules",
        marker_color="var(--info)",
        hovertemplate="%{x}<br><b>%{y:,}</b> by the rules<extra></extra>",
    )
    figure.update_layout(barmode="group", showlegend=True, legend={"orientation": "h", "y": 1.12})
    figure.update_xaxes(nticks=len(names), automargin=True, tickangle=None)
    return figure

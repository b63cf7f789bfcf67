"""Tiles of the dashboard: a figure, its change and its line, each a link to what is behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import url_for

from admin_console.certificate import Certificate
from admin_console.formats import duration, relative, whole
from bitloot.accounts.permissions import Permission
from bitloot.core.jobs.models import JobState
from bitloot.insights.dashboard import Dashboard

WIDTH, HEIGHT = 64, 26


@dataclass(frozen=True, slots=True)
class Tile:
    """`change` compares with the period before; `good` says whether it is welcome.

    Shown to those who may open what it links to.
    """

    name: str
    figure: str
    href: str
    change: str = ""
    good: bool | None = None
    under: str = ""
    points: str = ""
    calls: bool = False
    needs: Permission = Permission.ORDERS_VIEW


def tiles(board: Dashboard) -> list[Tile]:
    """In the order in which a morning is judged."""
    return [*_money(board), *_speed(board), *_now(board)]


def _money(board: Dashboard) -> list[Tile]:
    now, before = board.now.sales, board.before.sales
    orders, profit = url_for("console_orders.index"), url_for("console_profit.index")
    days = board.sales_days
    average, earlier = now.average, before.average
    return [
        Tile(
            "Revenue, EUR",
            whole(now.money.revenue),
            profit,
            *_change(float(now.money.revenue.amount), float(before.money.revenue.amount)),
            points=spark([float(day.revenue.amount) for day in days]),
        ),
        Tile(
            "Profit, EUR",
            whole(now.money.profit),
            profit,
            *_change(float(now.money.profit.amount), float(before.money.profit.amount)),
            under=f"{_percent(now.money.margin)} of revenue",
            points=spark([float(day.money.profit.amount) for day in days]),
        ),
        Tile(
            "Paid orders",
            f"{now.orders:,}",
            orders,
            *_change(now.orders, before.orders),
            points=spark([day.orders for day in days]),
        ),
        Tile(
            "Average order, EUR",
            average.plain() if average else "\N{EM DASH}",
            orders,
            *_change(
                float(average.amount) if average else None,
                float(earlier.amount) if earlier else None,
            ),
            points=spark(
                [float(day.revenue.amount) / day.orders if day.orders else 0 for day in days]
            ),
        ),
        Tile(
            "Fulfilled of paid",
            _percent(now.fulfillment_rate),
            url_for("console_orders.index", status="paid"),
            *_change(now.fulfillment_rate, before.fulfillment_rate, points=True),
            under=f"{now.orders - now.fulfilled:,} without keys",
        ),
    ]


def _speed(board: Dashboard) -> list[Tile]:
    now, before = board.now, board.before
    orders = url_for("console_orders.index", status="fulfilled")
    return [
        Tile(
            "Time to key, median",
            duration(now.speed.median),
            orders,
            *_change(now.speed.median, before.speed.median, less_is_better=True),
            points=spark([day.median or 0 for day in board.speed_days]),
        ),
        Tile(
            "Time to key, p95",
            duration(now.speed.p95),
            orders,
            *_change(now.speed.p95, before.speed.p95, less_is_better=True),
        ),
        Tile(
            "Webhooks well",
            _percent(now.webhooks.success_rate),
            url_for("console_webhooks.index"),
            *_change(now.webhooks.success_rate, before.webhooks.success_rate, points=True),
            under=f"{now.webhooks.failed:,} of {now.webhooks.received:,} failed",
            points=spark([day.health.success_rate or 1 for day in board.webhook_days]),
            needs=Permission.WEBHOOKS_VIEW,
        ),
    ]


def _now(board: Dashboard) -> list[Tile]:
    waiting = board.jobs.get(JobState.QUEUED, 0) + board.jobs.get(JobState.RUNNING, 0)
    dead = board.jobs.get(JobState.DEAD, 0)
    return [
        Tile(
            "Need a person",
            f"{board.attention:,}",
            url_for("console_attention.index"),
            under="now" if board.attention else "nothing waits",
            calls=board.attention > 0,
            needs=Permission.ATTENTION_VIEW,
        ),
        Tile(
            "Jobs waiting",
            f"{waiting:,}",
            url_for("console_jobs.index", state="dead" if dead else "queued"),
            under=f"{dead:,} dead" if dead else "none dead",
            calls=dead > 0,
            needs=Permission.JOBS_VIEW,
        ),
    ]


def certified(found: Certificate) -> Tile:
    """The certificate: the day on which everything last agreed, or how much does not."""
    agreed = f"last agreed {relative(found.agreed_at)}" if found.agreed_at else found.word
    return Tile(
        "Breaks" if found.open else "Everything agreed",
        found.figure,
        url_for("console_reconciliation.index"),
        under=agreed if found.tone == "success" or found.open else found.word,
        calls=found.open > 0,
        needs=Permission.RECONCILIATION_VIEW,
    )


def spark(values: Sequence[float]) -> str:
    """Points of a line that fills a small box, from zero up."""
    if len(values) < 2:  # noqa: PLR2004 (a line has two ends)
        return ""
    top = max(values) or 1
    step = WIDTH / (len(values) - 1)
    return " ".join(
        f"{number * step:.1f},{HEIGHT - 2 - value / top * (HEIGHT - 4):.1f}"
        for number, value in enumerate(values)
    )


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share * 100:.1f} %"


def _change(
    now: float | None,
    before: float | None,
    *,
    less_is_better: bool = False,
    points: bool = False,
) -> tuple[str, bool | None]:
    """The change as text and whether it is welcome; nothing where there is nothing to compare."""
    if now is None or not before:
        return "", None
    difference = (now - before) * 100 if points else (now / before - 1) * 100
    show: Callable[[float], str] = "{:+.1f} pts".format if points else "{:+.0f} %".format
    text = show(difference).replace("-", "\N{MINUS SIGN}")
    if abs(difference) < (0.05 if points else 0.5):  # would read as +0
        return "no change", None
    return text, (difference < 0) is less_is_better

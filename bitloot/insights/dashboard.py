"""Everything the first page of the console says, in one value."""

from dataclasses import dataclass

from bitloot.core.attention import open_count
from bitloot.core.jobs.desk import depth
from bitloot.core.jobs.models import JobState
from bitloot.insights.periods import Period
from bitloot.insights.sales import DayOfSales, Sales, sales, sales_by_day
from bitloot.insights.speed import DayOfSpeed, TimeToKey, time_to_key, time_to_key_by_day
from bitloot.insights.webhooks import (
    DayOfWebhooks,
    WebhookHealth,
    webhook_health,
    webhooks_by_day,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """A period's totals."""

    sales: Sales
    speed: TimeToKey
    webhooks: WebhookHealth


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The period, the one before it, its days, and what stands now."""

    period: Period
    now: Figures
    before: Figures
    sales_days: list[DayOfSales]
    speed_days: list[DayOfSpeed]
    webhook_days: list[DayOfWebhooks]
    attention: int
    jobs: dict[JobState, int]


def dashboard(period: Period) -> Dashboard:
    """About a dozen aggregate queries; none of them grows with the age of the shop."""
    return Dashboard(
        period,
        figures(period),
        figures(period.previous),
        sales_by_day(period),
        time_to_key_by_day(period),
        webhooks_by_day(period),
        open_count(),
        depth(),
    )


def figures(period: Period) -> Figures:
    """Totals of one period."""
    return Figures(sales(period), time_to_key(period), webhook_health(period))

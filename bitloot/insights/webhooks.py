"""How well webhooks arrive and are applied."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Date, and_, cast, func, or_, select

from bitloot.core.db import db
from bitloot.insights.periods import Period
from bitloot.webhooks.models import Processing, Verdict, WebhookEvent


@dataclass(frozen=True, slots=True)
class WebhookHealth:
    """`failed` were refused at the door or could not be applied; duplicates are no failures."""

    received: int
    failed: int

    @property
    def success_rate(self) -> float | None:
        """Between 0 and 1."""
        return 1 - self.failed / self.received if self.received else None


@dataclass(frozen=True, slots=True)
class DayOfWebhooks:
    """One day."""

    day: date
    health: WebhookHealth


def webhook_health(period: Period) -> WebhookHealth:
    """Of the period."""
    row = db.session.execute(
        select(func.count(WebhookEvent.id), _failures()).where(_received(period))
    ).one()
    return WebhookHealth(row[0], row[1])


def webhooks_by_day(period: Period) -> list[DayOfWebhooks]:
    """Every day of the period, oldest first."""
    days = period.days()
    day = cast(func.timezone("UTC", WebhookEvent.received_at), Date)
    rows = db.session.execute(
        select(days.c.day, func.count(WebhookEvent.id), _failures())
        .select_from(days.outerjoin(WebhookEvent, and_(_received(period), day == days.c.day)))
        .group_by(days.c.day)
        .order_by(days.c.day)
    )
    return [DayOfWebhooks(day, WebhookHealth(received, failed)) for day, received, failed in rows]


def _received(period: Period) -> ColumnElement[bool]:
    return and_(WebhookEvent.received_at >= period.since, WebhookEvent.received_at < period.until)


def _failures() -> ColumnElement[int]:
    refused = WebhookEvent.verdict.not_in((Verdict.ACCEPTED, Verdict.DUPLICATE))
    return func.count(WebhookEvent.id).filter(
        or_(refused, WebhookEvent.processing == Processing.FAILED)
    )

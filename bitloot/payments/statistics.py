"""How payments have gone, in figures: aggregates in SQL, one query each. Reads only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.payments.models import Payment
from bitloot.payments.states import OPEN, PaymentStatus

_MOST_COINS = 6


@dataclass(frozen=True, slots=True)
class Coin:
    """What came in one coin."""

    code: str
    payments: int
    received: Money


@dataclass(frozen=True, slots=True)
class Statistics:
    """Of a choice of payments. `seconds`: median from address to finished; None without any.

    What the provider kept of them is in the books (`insights.profit`), and nowhere else.
    """

    by_status: Mapping[PaymentStatus, int]
    received: Money
    seconds: float | None
    coins: Sequence[Coin]

    @property
    def opened(self) -> int:
        """All of them."""
        return sum(self.by_status.values())

    @property
    def open(self) -> int:
        """Those that money may still come by."""
        return sum(count for status, count in self.by_status.items() if status in OPEN)

    @property
    def finished_share(self) -> float | None:
        """Of those that are decided; None while none is."""
        decided = self.opened - self.open
        return self.by_status.get(PaymentStatus.FINISHED, 0) / decided if decided else None


def statistics(since: datetime, until: datetime) -> Statistics:
    """Of the payments opened from `since` to before `until`."""
    chosen = (Payment.created_at >= since, Payment.created_at < until)
    by_status = db.session.execute(
        select(Payment.status, func.count()).where(*chosen).group_by(Payment.status)
    )
    seconds = func.extract("epoch", Payment.finished_at - Payment.created_at)
    median = select(func.percentile_cont(0.5).within_group(seconds)).where(
        *chosen, Payment.status == PaymentStatus.FINISHED
    )
    found = db.session.scalar(median)
    received = db.session.scalar(select(func.sum(Payment.received)).where(*chosen))
    return Statistics(
        by_status=dict(by_status.all()),
        received=received or Money.zero(),
        seconds=None if found is None else float(found),
        coins=_coins(since, until),
    )


def _coins(since: datetime, until: datetime) -> list[Coin]:
    received = func.sum(Payment.received)
    rows = db.session.execute(
        select(Payment.pay_currency, func.count(), received)
        .where(Payment.created_at >= since, Payment.created_at < until, Payment.actually_paid > 0)
        .group_by(Payment.pay_currency)
        .order_by(func.count().desc(), Payment.pay_currency)
        .limit(_MOST_COINS)
    )
    return [Coin(code, count, total or Money.zero()) for code, count, total in rows]

"""In what people pay."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.insights.periods import Period
from bitloot.insights.sums import sum_of
from bitloot.payments.models import Payment
from bitloot.payments.states import PaymentStatus


@dataclass(frozen=True, slots=True)
class CoinShare:
    """Finished payments in one coin, at the prices they were for."""

    coin: str
    payments: int
    amount: Money


def payments_by_coin(period: Period, most: int = 8) -> list[CoinShare]:
    """The most used ones, by amount."""
    amount = sum_of(Payment.price)
    rows = db.session.execute(
        select(Payment.pay_currency, func.count(), amount)
        .where(
            Payment.created_at >= period.since,
            Payment.created_at < period.until,
            Payment.status == PaymentStatus.FINISHED,
        )
        .group_by(Payment.pay_currency)
        .order_by(amount.desc())
        .limit(most)
    )
    return [CoinShare(coin, payments, total) for coin, payments, total in rows]

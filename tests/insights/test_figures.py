"""Figures against rows counted by hand."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from support.books import a_purchase, money
from support.console_rows import a_product, a_webhook, an_order

from bitloot.catalog.models import SourceType
from bitloot.core import clock
from bitloot.core.db import commit, db
from bitloot.core.money import Money
from bitloot.insights.coins import payments_by_coin
from bitloot.insights.dashboard import dashboard
from bitloot.insights.periods import Period
from bitloot.insights.profit import Profit
from bitloot.insights.sales import orders_by_state, sales, sales_by_day
from bitloot.insights.speed import time_to_key, time_to_key_by_day, time_to_key_distribution
from bitloot.insights.webhooks import webhook_health, webhooks_by_day
from bitloot.ledger.subjects import post_attempt, post_order
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus
from bitloot.payments.decisions import Outcome
from bitloot.payments.models import Payment
from bitloot.payments.states import PaymentStatus
from bitloot.webhooks.models import Processing, Verdict

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_now", lambda: NOW)


class Shop:
    """Makes orders that were paid so many hours ago and fulfilled so many seconds later."""

    def __init__(self) -> None:
        self.product = a_product("figures", SourceType.KINGUIN)
        self.made = 0

    def sold(
        self, hours: float, seconds: float | None, status: OrderStatus = OrderStatus.FULFILLED
    ) -> Order:
        self.made += 1
        order = an_order(self.product, number=f"BL-FIGUR-{self.made:05d}", status=status)
        order.created_at = order.paid_at = NOW - timedelta(hours=hours)
        if seconds is not None:
            order.fulfilled_at = order.paid_at + timedelta(seconds=seconds)
        self._post(order)
        commit()
        return order

    def _post(self, order: Order) -> None:
        refunded = order.status is OrderStatus.REFUNDED
        verdict = Outcome.REFUNDED if refunded else Outcome.PAID
        money(order, "12.90", verdict, credited="12.80")
        post_order(order.id, at=order.paid_at)
        post_attempt(a_purchase(order, "10.00").id, at=order.paid_at)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def test_a_period_is_compared_with_the_same_hours_of_as_many_days_before() -> None:
    period = Period.last_days(7)
    assert period.since == datetime(2026, 11, 14, tzinfo=UTC)
    assert period.until == NOW
    earlier = Period(datetime(2026, 11, 7, tzinfo=UTC), datetime(2026, 11, 13, 12, tzinfo=UTC))
    assert period.previous == earlier


def test_sales_are_what_was_paid_and_not_refunded(shop: Shop) -> None:
    shop.sold(1, 10)
    shop.sold(2, None, OrderStatus.PAID)
    shop.sold(3, 10, OrderStatus.REFUNDED)
    shop.sold(24 * 40, 10)
    total = sales(Period.last_days(7))
    assert (total.orders, total.fulfilled) == (2, 1)
    assert total.money.revenue == Money.eur("25.80")
    assert total.money.cost == Money.eur("30.00")
    assert total.money.fees == Money.eur("0.20")
    assert total.money.profit == Money.eur("-4.40")
    assert total.average == Money.eur("12.90")
    assert total.fulfillment_rate == 0.5


def test_days_without_sales_are_zeros_and_days_are_utc(shop: Shop) -> None:
    shop.sold(11.5, 5)  # 00:30 of the 20th
    shop.sold(12.5, 5)  # 23:30 of the 19th
    days = sales_by_day(Period.last_days(3))
    assert [(day.day.day, day.orders) for day in days] == [(18, 0), (19, 1), (20, 1)]
    assert [day.revenue.plain() for day in days] == ["0.00", "12.90", "12.90"]


def test_nothing_sold_is_no_division(shop: Shop) -> None:
    del shop
    total = sales(Period.last_days(7))
    assert (total.average, total.fulfillment_rate) == (None, None)
    assert total.money == Profit.none()
    assert time_to_key(Period.last_days(7)).median is None


def test_time_to_key(shop: Shop) -> None:
    for seconds in (2, 4, 6, 8, 100):
        shop.sold(1, seconds)
    speed = time_to_key(Period.last_days(1))
    assert (speed.orders, speed.median) == (5, 6.0)
    assert speed.p95 == pytest.approx(8 + 0.8 * 92)
    assert [day.median for day in time_to_key_by_day(Period.last_days(2))] == [None, 6.0]
    counted = {each.below: each.orders for each in time_to_key_distribution(Period.last_days(1))}
    assert (counted[5], counted[10], counted[20], counted[120], counted[None]) == (2, 2, 0, 1, 0)


def test_orders_by_state_names_every_state(shop: Shop) -> None:
    shop.sold(1, 10)
    shop.sold(1, None, OrderStatus.EXPIRED)
    counted = orders_by_state(Period.last_days(1))
    assert list(counted) == list(OrderStatus)
    assert counted[OrderStatus.FULFILLED] == counted[OrderStatus.EXPIRED] == 1
    assert counted[OrderStatus.PAID] == 0


def test_a_duplicate_webhook_is_no_failure() -> None:
    events = [
        a_webhook(Processing.APPLIED),
        a_webhook(Processing.FAILED),
        a_webhook(Processing.NONE, Verdict.DUPLICATE),
        a_webhook(Processing.NONE, Verdict.BAD_SIGNATURE),
    ]
    for event in events:
        event.received_at = NOW - timedelta(hours=1)
    commit()
    health = webhook_health(Period.last_days(1))
    assert (health.received, health.failed, health.success_rate) == (4, 2, 0.5)
    assert webhooks_by_day(Period.last_days(2))[0].health.success_rate is None


def test_coins_by_what_they_brought(shop: Shop) -> None:
    product = shop.product
    for number, coin in enumerate(("btc", "ltc", "btc")):
        order = an_order(product, number=f"BL-COINS-{number:05d}")
        payment = Payment(
            order_id=order.id,
            status=PaymentStatus.FINISHED,
            price=order.total,
            pay_currency=coin,
            is_fixed_rate=True,
            actually_paid=Decimal(1),
            created_at=NOW - timedelta(hours=1),
        )
        db.session.add(payment)
    commit()
    shares = payments_by_coin(Period.last_days(1))
    assert [(share.coin, share.payments) for share in shares] == [("btc", 2), ("ltc", 1)]
    assert shares[0].amount == Money.eur("25.80")


def test_the_dashboard_holds_it_all(shop: Shop) -> None:
    shop.sold(1, 5)
    board = dashboard(Period.last_days(30))
    assert len(board.sales_days) == len(board.speed_days) == len(board.webhook_days) == 30
    assert board.now.sales.orders == 1
    assert board.before.sales.orders == 0
    assert board.attention == 0

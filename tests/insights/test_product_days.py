"""Profit by product: the same from the postings and from the days that were split before."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from support.books import a_purchase, a_refund, an_empty_order, money
from support.console_rows import a_product
from support.working import RunJobs

from bitloot.catalog.models import Product, SourceType
from bitloot.core import clock
from bitloot.core.db import commit, db, transaction
from bitloot.core.money import Money
from bitloot.insights.models import ProductClosing, ProductDay
from bitloot.insights.periods import Period
from bitloot.insights.products import ProductProfits, profit_by_product
from bitloot.insights.profit import Profit, profit
from bitloot.insights.tasks import start_splitting
from bitloot.ledger.subjects import post_attempt, post_order
from bitloot.ledger.tasks import start_closing
from bitloot.orders.models import Order
from bitloot.refunds.states import Purpose

pytestmark = pytest.mark.usefixtures("app")
TODAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
NOW = TODAY + timedelta(hours=12)  # ahead of the database's clock, by which jobs are woken
YEAR = Period(NOW - timedelta(days=365), NOW)
MOST_LOST = Decimal("0.000001")  # a day's share of a line is kept with eight digits


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_now", lambda: NOW)


def sold(name: str, days: float, *, cost: str = "10.00") -> Order:
    at = NOW - timedelta(days=days)
    known = db.session.scalar(select(Product).where(Product.slug == name))
    source = SourceType.KINGUIN if name == "one" else SourceType.CUSTOM
    order = an_empty_order(known or a_product(name, source), at=at)
    money(order, "12.90", credited="12.80")
    post_order(order.id, at=at)
    post_attempt(a_purchase(order, cost).id, at=at)
    commit()
    return order


def split(run_jobs: RunJobs) -> None:
    for start in (start_closing, start_splitting):
        with transaction():
            start()
        run_jobs()


def figures(found: ProductProfits) -> list[tuple[str, int, list[Decimal]]]:
    return [(each.title, each.sold, plain(each.profit)) for each in found.products]


def plain(money: Profit) -> list[Decimal]:
    return [each.amount for each in (money.revenue, money.cost, money.fees, money.other)]


def all_add_up(period: Period) -> None:
    found = profit_by_product(period)
    total = sum((each.profit for each in found.products), found.rest)
    assert plain(total) == plain(profit(period))


PERIODS = [
    YEAR,
    Period(NOW - timedelta(days=3, hours=5), NOW - timedelta(hours=20)),
    Period(NOW - timedelta(days=2), NOW - timedelta(days=1)),
    Period(NOW - timedelta(hours=3), NOW),
]


@pytest.mark.parametrize("period", PERIODS)
def test_a_split_day_says_what_its_postings_say(run_jobs: RunJobs, period: Period) -> None:
    for days in (0.1, 0.9, 1.4, 1.6, 3.1, 40):
        sold("one", days)
    sold("two", 2, cost="3.00")
    before = figures(profit_by_product(period))
    all_add_up(period)
    split(run_jobs)
    assert db.session.scalars(select(ProductDay.day)).all()
    after = figures(profit_by_product(period))
    all_add_up(period)
    assert [each[:2] for each in after] == [each[:2] for each in before]
    for (*_, ours), (*_, theirs) in zip(after, before, strict=True):
        assert all(abs(a - b) < MOST_LOST for a, b in zip(ours, theirs, strict=True))


def test_what_is_posted_into_a_split_day_is_split_in_its_turn(run_jobs: RunJobs) -> None:
    sold("one", 2)
    split(run_jobs)
    sold("one", 2)
    all_add_up(YEAR)
    assert profit_by_product(YEAR).rest.revenue == Money.eur("12.90")
    split(run_jobs)
    found = profit_by_product(YEAR)
    assert (found.products[0].sold, found.rest) == (2, Profit.none())
    closings = db.session.scalars(select(ProductClosing)).all()
    assert len(closings) == 1


def test_a_piece_is_sold_once_though_its_order_is_posted_for_on_two_days(
    run_jobs: RunJobs,
) -> None:
    order = sold("one", 9)
    payment = money(order, "3.00")
    a_refund(payment, "3.00", Purpose.PRICE)
    post_order(order.id, at=NOW - timedelta(days=2))
    commit()
    assert profit_by_product(YEAR).products[0].sold == 1
    split(run_jobs)
    assert profit_by_product(YEAR).products[0].sold == 1

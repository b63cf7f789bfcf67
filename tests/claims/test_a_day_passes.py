"""Kinguin takes keys back for 24 hours: within them a return is asked for once, later never."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from support.claiming import Customer, kept, opened, problem, the_claim
from support.paid import listed, offered, paid_order, plain
from support.refunding import money_for
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.claims.models import Claim
from bitloot.claims.states import ClaimStatus
from bitloot.core import clock
from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.orders.models import Order
from bitloot.providers.kinguin.client import KinguinClient

MoveTo = Callable[[timedelta], None]
"""As if so much time had gone by since the keys came."""


@pytest.fixture
def order(app: ShopFlask, sandbox: SandboxControl, run_jobs: RunJobs) -> Order:
    """A delivered game of Kinguin's, two pieces of it in one order there."""
    del app
    sandbox.switch(**{"kinguin.reading_claims": False})
    bought = paid_order((listed(offered(plain)), 2))
    money_for(bought)
    run_jobs(ahead=30)
    assert kept(bought) == 2
    return bought


@pytest.fixture
def customer(client: FlaskClient, order: Order) -> Customer:
    return Customer(client, order)


@pytest.fixture
def move_to(order: Order, monkeypatch: pytest.MonkeyPatch) -> MoveTo:
    first = select(func.min(Delivery.created_at)).where(Delivery.order_id == order.id)

    def move(after: timedelta) -> None:
        came = db.session.scalar(first)
        assert came is not None
        monkeypatch.setattr(clock, "_now", lambda: came + after)

    return move


@pytest.fixture
def returns_asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Orders at Kinguin of which a return was asked for; the request itself is made."""
    asked: list[str] = []
    real = KinguinClient.return_keys

    def noted(self: KinguinClient, order_id: str) -> object:
        asked.append(order_id)
        return real(self, order_id)

    monkeypatch.setattr(KinguinClient, "return_keys", noted)
    return asked


def no_return_asked() -> bool:
    asked = select(FulfillmentAttempt.id).where(FulfillmentAttempt.return_asked_at.is_not(None))
    return db.session.scalars(asked).first() is None


def test_within_the_window_it_is_asked_for_once_an_order(
    order: Order,
    customer: Customer,
    move_to: MoveTo,
    run_jobs: RunJobs,
    returns_asked: list[str],
) -> None:
    move_to(timedelta(hours=22, minutes=59))
    (rights,) = customer.look()
    assert rights["may_return"]
    assert customer.give_back(order.items[0].id).status_code == 201
    assert problem(customer.give_back(order.items[0].id)) == "claimed"
    for _ in range(6):
        run_jobs(ahead=120)
    assert the_claim().status is ClaimStatus.RETURNED
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert returns_asked == [attempt.provider_order_id]
    assert kept(order) == 0


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(timedelta(hours=23, seconds=1), id="too late for us to ask there in time"),
        pytest.param(timedelta(hours=24, seconds=1), id="over there as well"),
        pytest.param(timedelta(days=30), id="long ago"),
    ],
)
def test_later_it_is_refused_with_a_sentence_and_nothing_is_asked(
    after: timedelta,
    order: Order,
    customer: Customer,
    move_to: MoveTo,
    run_jobs: RunJobs,
    returns_asked: list[str],
) -> None:
    move_to(after)
    (rights,) = customer.look()
    assert not rights["may_return"]
    answer = customer.give_back(order.items[0].id)
    assert (answer.status_code, problem(answer)) == (409, "window-over")
    assert answer.json["detail"] == "It cannot be given back any more."
    run_jobs(ahead=120)
    assert returns_asked == []
    assert no_return_asked()
    assert kept(order) == 2
    assert db.session.scalars(select(Claim)).all() == []


def test_a_bad_key_is_reported_later_too_and_its_window_there_is_known(
    order: Order, customer: Customer, move_to: MoveTo
) -> None:
    opened(order)
    move_to(timedelta(hours=30))
    assert customer.report(order.items[0].id).status_code == 201
    ends = the_claim().window_ends_at
    assert ends is not None
    assert utcnow() - ends == timedelta(hours=6)

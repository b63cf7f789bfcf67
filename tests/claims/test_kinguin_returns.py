"""Unopened keys of Kinguin go back there: asked for once, whatever happens on the way."""

from collections.abc import Callable
from typing import Protocol

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.books import balances
from support.claiming import ANNA, Customer, kept, problem, the_claim
from support.paid import listed, offered, paid_order, plain
from support.refunding import money_for
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.claims import deciding, returning
from bitloot.claims.states import ClaimStatus
from bitloot.core.attention import AttentionItem
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.http.errors import ProviderUnknownError
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import Order
from bitloot.orders.states import ItemStatus
from bitloot.providers.kinguin.client import KinguinClient
from bitloot.providers.kinguin.orders import KeyState
from bitloot.refunds.models import Refund

Return = Callable[[KinguinClient, str], tuple[KeyState, ...]]


@pytest.fixture
def order(app: ShopFlask, run_jobs: RunJobs) -> Order:
    """A delivered game of Kinguin's."""
    bought = paid_order((listed(offered(plain)), 1))
    money_for(bought)
    run_jobs(ahead=30)
    return bought


@pytest.fixture
def unclaimed(app: ShopFlask, sandbox: SandboxControl) -> None:
    """Kinguin does not count the fetching of a key as its use."""
    del app  # it resets the sandbox
    sandbox.switch(**{"kinguin.reading_claims": False})


def settled(run_jobs: RunJobs) -> None:
    for _ in range(6):
        run_jobs(ahead=120)


def test_a_key_goes_back_and_its_cost_with_it(
    unclaimed: None, client: FlaskClient, order: Order, run_jobs: RunJobs
) -> None:
    del unclaimed
    assert "expenses:goods:kinguin" in balances(order.id)
    customer = Customer(client, order)
    assert customer.give_back(order.items[0].id).json["status"] == "returning"
    assert problem(customer.reveal(order.items[0].id)) == "returned"
    settled(run_jobs)
    assert the_claim().status is ClaimStatus.RETURNED
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert attempt.status is AttemptStatus.REFUNDED
    assert "expenses:goods:kinguin" not in balances(order.id)
    assert len(db.session.scalars(select(Refund)).all()) == 1


def test_what_kinguin_refuses_is_decided_by_people(
    client: FlaskClient, order: Order, run_jobs: RunJobs
) -> None:
    customer, item = Customer(client, order), order.items[0]
    customer.give_back(item.id)
    settled(run_jobs)
    claim = the_claim()
    assert claim.status is ClaimStatus.OPEN
    assert [each.reason for each in db.session.scalars(select(AttentionItem))] == [
        "return_not_taken"
    ]
    deciding.reject(claim.id, ANNA, reason="ours to keep", answer="It cannot go back.")
    commit()
    db.session.refresh(item)
    assert (item.status, kept(order)) == (ItemStatus.DELIVERED, 1)
    assert customer.reveal(item.id).status_code == 200


@pytest.mark.parametrize("arrived", [True, False])
def test_an_answer_that_is_lost_asks_for_nothing_twice(
    unclaimed: None,
    client: FlaskClient,
    order: Order,
    run_jobs: RunJobs,
    monkeypatch: pytest.MonkeyPatch,
    arrived: bool,  # noqa: FBT001
) -> None:
    del unclaimed
    real: Return = KinguinClient.return_keys
    asked: list[str] = []

    def lost(self: KinguinClient, order_id: str) -> tuple[KeyState, ...]:
        asked.append(order_id)
        if arrived:
            real(self, order_id)
        raise ProviderUnknownError("kinguin", "the line went dead")

    monkeypatch.setattr(KinguinClient, "return_keys", lost)
    Customer(client, order).give_back(order.items[0].id)
    settled(run_jobs)
    for _ in range(10):
        settled(run_jobs)
    assert len(asked) == 1
    expected = ClaimStatus.RETURNED if arrived else ClaimStatus.OPEN
    assert the_claim().status is expected


class PowerCutError(RuntimeError):
    """The worker dies here."""


class Step(Protocol):
    def __call__(self, *given: object) -> object: ...


def _dies_once(real: Step, *, after: bool) -> Step:
    calls: list[int] = []

    def step(*given: object) -> object:
        calls.append(1)
        if len(calls) > 1:
            return real(*given)
        if after:
            real(*given)
        raise PowerCutError

    return step


@pytest.mark.parametrize("after", [True, False], ids=["after", "before"])
@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (returning, "parcels"),
        (returning, "asking"),
        (KinguinClient, "return_keys"),
        (KinguinClient, "get_order"),
        (returning, "record"),
        (returning, "conclude"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_killed_anywhere_it_is_returned_once_or_with_people(
    unclaimed: None,
    client: FlaskClient,
    order: Order,
    run_jobs: RunJobs,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    after: bool,  # noqa: FBT001
) -> None:
    del unclaimed
    Customer(client, order).give_back(order.items[0].id)
    monkeypatch.setattr(owner, name, _dies_once(getattr(owner, name), after=after))
    for _ in range(12):
        settled(run_jobs)
    claim = the_claim()
    lost = name == "return_keys" and not after
    assert claim.status is (ClaimStatus.OPEN if lost else ClaimStatus.RETURNED)
    assert len(db.session.scalars(select(Refund)).all()) == (0 if lost else 1)
    assert kept(order) == 0
    assert ("expenses:goods:kinguin" in balances(order.id)) is lost

"""Unopened goods go back: into the stock or to Kinguin, and their money is asked for."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from support.books import balances
from support.claiming import (
    BUYER,
    Customer,
    kept,
    mails,
    own_delivered,
    problem,
    stock_states,
    the_claim,
)
from support.paid import fill, paid_order
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.claims import asking
from bitloot.claims.states import ClaimStatus
from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.delivery.service import Reader, reveal
from bitloot.fulfillment.models import Delivery
from bitloot.orders.states import ItemStatus
from bitloot.refunds.models import Refund


def test_own_keys_are_for_sale_again(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs, 2)
    customer, item = Customer(client, order), order.items[0]
    assert balances(order.id)["expenses:goods:custom"] == "10"
    assert customer.look()[0]["may_return"] is True
    answer = customer.give_back(item.id)
    assert (answer.status_code, answer.json["status"]) == (201, "returned")
    claim = the_claim()
    db.session.refresh(item)
    assert (claim.status, claim.quantity, claim.supplier) == (ClaimStatus.RETURNED, 2, "Acme")
    assert (item.status, kept(order), stock_states()) == (
        ItemStatus.REFUNDING,
        0,
        ["available", "available"],
    )
    refund = db.session.scalars(select(Refund)).one()
    assert (refund.id, refund.amount) == (claim.refund_id, item.total)
    assert "expenses:goods:custom" not in balances(order.id)
    assert balances()["assets:stock"] == "10"
    run_jobs()
    assert [kind for kind in mails() if kind.startswith("claim")] == [
        "claim_returning",
        "claim_returned",
    ]
    assert problem(customer.reveal(item.id)) == "returned"
    page = client.get(f"/api/v1/orders/{order.id}", headers=customer.headers).json
    assert page["status_text"].startswith("There is nothing to open any more")


def test_what_came_back_is_sold_to_the_next_and_opens_for_nobody_else(
    client: FlaskClient, run_jobs: RunJobs
) -> None:
    first = own_delivered(run_jobs)
    Customer(client, first).give_back(first.items[0].id)
    product = db.session.get_one(Product, first.items[0].product_id)
    second = paid_order((product, 1))
    run_jobs()
    assert (kept(first), kept(second)) == (0, 1)
    old = db.session.scalars(select(Delivery).where(Delivery.order_id == first.id)).one()
    assert (old.key_id, old.wrapped_key) == ("shredded", b"")
    assert Customer(client, second).reveal(second.items[0].id).status_code == 200


def test_opened_is_opened(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    customer, item = Customer(client, order), order.items[0]
    customer.reveal(item.id)
    answer = customer.give_back(item.id)
    assert (answer.status_code, problem(answer)) == (409, "opened")
    assert (customer.look()[0]["may_return"], customer.look()[0]["may_report"]) == (False, True)


def test_the_window_ends(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    past = utcnow() - timedelta(hours=get_settings().return_hours)
    db.session.execute(update(Delivery).values(created_at=past))
    commit()
    answer = Customer(client, order).give_back(order.items[0].id)
    assert (answer.status_code, problem(answer)) == (409, "window-over")


def test_a_repeat_is_a_conflict_and_takes_nothing_twice(
    client: FlaskClient, run_jobs: RunJobs
) -> None:
    order = own_delivered(run_jobs, left=1)
    customer = Customer(client, order)
    customer.give_back(order.items[0].id)
    assert customer.give_back(order.items[0].id).status_code == 409
    assert stock_states() == ["available", "available"]
    assert len(db.session.scalars(select(Refund)).all()) == 1


@pytest.mark.parametrize("round_", range(6))
def test_of_a_reveal_and_a_return_at_once_one_wins(
    app: ShopFlask, run_jobs: RunJobs, round_: int
) -> None:
    del round_
    order = own_delivered(run_jobs)
    order_id, item_id = order.id, order.items[0].id
    commit()
    gate = threading.Barrier(4)

    def look() -> str:
        reveal(order_id, item_id, Reader("buyer", None, None))
        return "opened"

    def give() -> str:
        asking.give_back(order_id, item_id, "", BUYER)
        return "returned"

    def race(number: int) -> str:
        with app.app_context():
            gate.wait(30)
            try:
                done = look() if number % 2 else give()
                commit()
            except ConflictError:
                rollback()
                return "refused"
            return done

    with ThreadPoolExecutor(4) as pool:
        ends = sorted(pool.map(race, range(4)))
    assert ends in (
        ["opened", "opened", "refused", "refused"],
        ["refused", "refused", "refused", "returned"],
    )
    db.session.rollback()
    assert stock_states() == (["available"] if "returned" in ends else ["sold"])


def test_a_full_shelf_is_not_oversold_by_a_return(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    product = db.session.get_one(Product, order.items[0].product_id)
    fill(product, "ANOTHER")
    Customer(client, order).give_back(order.items[0].id)
    db.session.refresh(product)
    assert product.stock == 2

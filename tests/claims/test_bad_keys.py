"""A key does not work: it is reported, and replaced, refunded or rejected; each once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.books import balances
from support.claiming import (
    ANNA,
    PNG,
    Customer,
    kept,
    mails,
    opened,
    own_delivered,
    problem,
    stock_states,
    the_claim,
)
from support.working import RunJobs

from bitloot.claims import deciding, pictures
from bitloot.claims.rates import by_product, by_supplier
from bitloot.claims.states import ClaimStatus
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.delivery.rotation import ring
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.providers.objects import get_objects
from bitloot.refunds.models import Refund


def open_questions() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


def test_a_bad_key_is_replaced_from_stock(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs, left=1)
    customer, item = Customer(client, order), order.items[0]
    opened(order)
    assert customer.report(item.id).status_code == 201
    claim = the_claim()
    assert open_questions() == ["bad_key"]
    deciding.replace(claim.id, ANNA, reason="it is used", answer="Sorry.")
    commit()
    assert (item.status, kept(order)) == (ItemStatus.PENDING, 0)
    run_jobs()
    db.session.refresh(item)
    assert (item.status, kept(order), order.status) == (
        ItemStatus.DELIVERED,
        1,
        OrderStatus.FULFILLED,
    )
    assert (the_claim().status, stock_states()) == (ClaimStatus.REPLACED, ["invalid", "sold"])
    assert balances()["expenses:goods:custom"] == "10"
    assert "assets:stock" not in balances()
    assert open_questions() == []
    again = customer.reveal(item.id)
    assert len(again.json["deliveries"]) == 1
    assert [kind for kind in mails() if kind.startswith("claim")] == [
        "claim_received",
        "claim_replacing",
        "claim_replaced",
    ]


def test_one_of_two_is_refunded_and_the_other_stays(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs, 2)
    customer, item = Customer(client, order), order.items[0]
    ids = [each["id"] for each in customer.reveal(item.id).json["deliveries"]]
    assert customer.report(item.id, keys=[ids[0]]).json["quantity"] == 1
    deciding.refund(the_claim().id, ANNA, reason="it is used")
    commit()
    refund = db.session.scalars(select(Refund)).one()
    assert (refund.amount.plain(), kept(order)) == ("9.90", 1)
    assert (the_claim().status, the_claim().refund_id) == (ClaimStatus.REFUNDED, refund.id)
    assert len(customer.reveal(item.id).json["deliveries"]) == 1
    assert stock_states() == ["invalid", "sold"]


def test_what_is_rejected_stays_with_the_buyer(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    customer, item = Customer(client, order), order.items[0]
    opened(order)
    customer.report(item.id)
    deciding.reject(the_claim().id, ANNA, reason="it works", answer="It was redeemed by you.")
    commit()
    run_jobs()
    shown = customer.look()[0]
    assert shown["claim"]["answer"] == "It was redeemed by you."
    assert (shown["claim"]["status"], shown["may_report"]) == ("rejected", True)
    assert kept(order) == 1
    assert mails()[-1] == "claim_rejected"


def test_only_what_was_opened_is_reported(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    customer, item = Customer(client, order), order.items[0]
    assert problem(customer.report(item.id)) == "unopened"
    opened(order)
    assert customer.report(item.id, complaint="unwanted").status_code == 422
    assert customer.report(item.id, keys=[str(item.id)]).status_code == 422
    assert customer.report(item.id).status_code == 201
    assert problem(customer.report(item.id)) == "claimed"


def test_a_report_is_withdrawn(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    customer = Customer(client, order)
    opened(order)
    claim_id = customer.report(order.items[0].id).json["id"]
    assert customer.act(claim_id, "withdraw").json["status"] == "withdrawn"
    assert customer.act(claim_id, "withdraw").status_code == 200
    assert open_questions() == []


def test_pictures_are_checked_and_sealed(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    customer = Customer(client, order)
    opened(order)
    claim_id = customer.report(order.items[0].id).json["id"]
    assert customer.act(claim_id, "pictures", b"<svg onload=alert(1)>").status_code == 422
    assert customer.act(claim_id, "pictures", PNG + b"x" * pictures.LARGEST).status_code == 413
    added = customer.act(claim_id, "pictures", PNG + b"secret-key")
    assert (added.status_code, added.json["content_type"]) == (201, "image/png")
    (picture,) = the_claim().pictures
    stored = get_objects().get(picture.object_key)
    assert stored is not None
    assert b"secret-key" not in stored
    assert pictures.opened(picture) == PNG + b"secret-key"
    for _ in range(pictures.MOST - 1):
        assert customer.act(claim_id, "pictures", PNG).status_code == 201
    assert customer.act(claim_id, "pictures", PNG).status_code == 409
    assert [use.further for use in ring()] == [pictures.MOST], "counted where keys are rotated"


def test_two_decisions_at_once_are_one(
    app: ShopFlask, client: FlaskClient, run_jobs: RunJobs
) -> None:
    order = own_delivered(run_jobs, left=3)
    opened(order)
    Customer(client, order).report(order.items[0].id)
    claim_id = the_claim().id
    commit()
    gate = threading.Barrier(4)

    def decide(number: int) -> str:
        with app.app_context():
            gate.wait(30)
            act = deciding.replace if number % 2 else deciding.refund
            try:
                done = act(claim_id, ANNA, reason="at once").status.value
                commit()
            except ConflictError:
                rollback()
                return "refused"
            return done

    with ThreadPoolExecutor(4) as pool:
        ends = set(pool.map(decide, range(4)))
    db.session.rollback()
    refunds = len(db.session.scalars(select(Refund)).all())
    run_jobs()
    assert the_claim().status.value in {"replaced", "refunded"}
    assert refunds == (1 if "refunded" in ends else 0)
    assert stock_states().count("invalid") == 1


@pytest.mark.parametrize("decided", ["replace", "refund"])
def test_bad_keys_count_against_their_supplier(
    client: FlaskClient, run_jobs: RunJobs, decided: str
) -> None:
    began = utcnow()
    order = own_delivered(run_jobs, 2, left=2)
    opened(order)
    Customer(client, order).report(order.items[0].id)
    act = {"replace": deciding.replace, "refund": deciding.refund}[decided]
    act(the_claim().id, ANNA, reason="both are used")
    commit()
    (supplier,) = by_supplier(began, utcnow())
    (product,) = by_product(began, utcnow())
    assert (supplier.name, supplier.delivered, supplier.reported, supplier.failed) == (
        "Acme",
        2,
        2,
        2,
    )
    assert (product.name, product.share) == (order.items[0].title, 1.0)


def test_strangers_are_told_nothing(client: FlaskClient, run_jobs: RunJobs) -> None:
    order = own_delivered(run_jobs)
    other = Customer(client, order)
    other.headers = {"X-Order-Session": "nonsense"}
    assert other.give_back(order.items[0].id).status_code == 401
    assert other.report(order.items[0].id).status_code == 401
    assert client.get(f"/api/v1/orders/{order.id}/claims").status_code == 401

"""A line held for its price: three ways on, and one of them is another offer."""

from typing import TypedDict
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.opening import opened
from support.paid import listed, offered, paid_order, plain
from support.sandbox import SandboxControl
from support.staff import fresh_code, staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core.audit import COMMAND_LINE, AuditEntry
from bitloot.core.db import commit, db
from bitloot.core.errors import ConflictError
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.offering import Rating, choices, ratings
from bitloot.fulfillment.resolving import Chosen, buy_offer, choose
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus
from bitloot.providers.kinguin import get_kinguin


class Reason(TypedDict):
    reason: str


WHY: Reason = {"reason": "a good customer"}


@pytest.fixture
def held(app: object, run_jobs: RunJobs, sandbox: SandboxControl) -> OrderItem:
    """Of a game with several offers, all of them dearer by now."""
    del app
    game = listed(offered(lambda each: plain(each) and len(each.offers) > 1))
    assert game.cost is not None
    sandbox.set_product(game.kinguin_id or 0, price=float((game.cost * 2).amount))
    item = paid_order((game, 1)).items[0]
    run_jobs()
    assert item.status is ItemStatus.HELD
    return item


def path(item: OrderItem, act: str) -> str:
    return f"/api/v1/admin/orders/{item.order_id}/lines/{item.id}/{act}"


def test_offers_are_shown_with_price_and_rating(held: OrderItem, client: FlaskClient) -> None:
    product = get_kinguin().product_by_id(held.kinguin_product_id or "")
    found = choices(held, product)
    assert len(found) > 1
    prices = [each.price for each in found]
    assert prices == sorted(prices, key=lambda price: price.amount)
    assert {each.rating.words for each in found} == {"new to us"}
    assert all(each.margin == held.unit_price - each.price for each in found)
    answer = client.get(path(held, "offers"), headers=staff_headers())
    shown = answer.json["offers"]
    assert [each["offer_id"] for each in shown] == [each.offer_id for each in found]
    assert shown[0]["rating"] == {"purchases": 0, "delivered": 0}
    assert choices(held, None) == []


def test_the_chosen_offer_is_bought_and_counts_for_its_seller(
    held: OrderItem, client: FlaskClient, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    headers = staff_headers()
    shown = client.get(path(held, "offers"), headers=headers).json["offers"]
    chosen = shown[-1]
    wanted = {**WHY, "offer_id": chosen["offer_id"], "price": chosen["price"]}
    body = {**wanted, "code": fresh_code()}
    answer = client.post(path(held, "buy-offer"), json=body, headers=headers)
    assert (answer.status_code, answer.json["status"]) == (200, "pending")
    run_jobs()
    db.session.refresh(held)
    assert held.status is ItemStatus.DELIVERED
    assert len(opened(held.id)) == 1
    (bought,) = sandbox.kinguin_orders()
    assert [line["offerId"] for line in bought["products"]] == [chosen["offer_id"]]
    assert ratings([chosen["merchant"]]) == {chosen["merchant"]: Rating(1, 1)}
    acts = db.session.scalars(select(AuditEntry.action)).all()
    assert "fulfillment.buy_offer" in acts


def test_dearer_than_it_was_shown_is_not_paid(
    held: OrderItem, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    product = get_kinguin().product_by_id(held.kinguin_product_id or "")
    first = choices(held, product)[0]
    game = db.session.get_one(Product, held.product_id)
    sandbox.set_product(game.kinguin_id or 0, price=float((first.price * 3).amount))
    buy_offer(held, Chosen(first.offer_id, first.merchant, first.price, 9), COMMAND_LINE, "try")
    commit()
    run_jobs()
    assert held.status is ItemStatus.HELD
    assert sandbox.kinguin_orders() == []
    refused = db.session.scalars(select(FulfillmentAttempt.status)).all()
    assert refused == [AttemptStatus.REFUSED]


def test_what_is_not_held_or_gone_is_refused(held: OrderItem, run_jobs: RunJobs) -> None:
    found = choices(held, get_kinguin().product_by_id(held.kinguin_product_id or ""))
    with pytest.raises(ConflictError):
        choose(found, "no-such-offer", found[0].price)
    chosen = choose(found, found[0].offer_id, found[0].price)
    buy_offer(held, chosen, COMMAND_LINE, "now")
    commit()
    with pytest.raises(ConflictError):
        buy_offer(held, chosen, COMMAND_LINE, "again")


def test_buying_anyway_over_the_api(
    held: OrderItem, client: FlaskClient, run_jobs: RunJobs
) -> None:
    headers = staff_headers()
    body = {**WHY, "code": fresh_code()}
    assert client.post(path(held, "buy-anyway"), json=body, headers=headers).status_code == 200
    run_jobs()
    db.session.refresh(held)
    assert held.status is ItemStatus.DELIVERED


@pytest.mark.parametrize("act", ["buy-anyway", "buy-offer"])
def test_money_is_spent_only_with_a_fresh_code(
    act: str, held: OrderItem, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    headers = staff_headers()
    chosen = client.get(path(held, "offers"), headers=headers).json["offers"][0]
    wanted = (
        {"offer_id": chosen["offer_id"], "price": chosen["price"]} if act != "buy-anyway" else {}
    )
    body = {**WHY, **wanted}
    assert client.post(path(held, act), json=body, headers=headers).status_code == 422
    code = fresh_code()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    answer = client.post(path(held, act), json={**body, "code": wrong}, headers=headers)
    assert answer.status_code == 403
    run_jobs()
    db.session.refresh(held)
    assert (held.status, sandbox.kinguin_orders()) == (ItemStatus.HELD, [])
    answer = client.post(path(held, act), json={**body, "code": code}, headers=headers)
    assert answer.status_code == 200
    answer = client.post(path(held, act), json={**body, "code": code}, headers=headers)
    assert answer.status_code == 403, "a code works once"


def test_who_may(held: OrderItem, client: FlaskClient) -> None:
    finance = staff_headers(Role.FINANCE)
    body = {**WHY, "code": "123456"}
    assert client.post(path(held, "buy-anyway"), json=body).status_code == 401
    assert client.post(path(held, "buy-anyway"), json=body, headers=finance).status_code == 403
    support = staff_headers(Role.SUPPORT)
    assert client.post(path(held, "buy-offer"), json=WHY, headers=support).status_code == 422
    stranger = f"/api/v1/admin/orders/{uuid4()}/lines/{held.id}/offers"
    assert client.get(stranger, headers=support).status_code == 404

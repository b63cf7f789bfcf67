"""Whoever may not see a claim learns nothing of it: not from the words, not from the time."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from support.claiming import PNG, Customer, opened, own_delivered
from support.paid import own_product, placed_order
from support.statements import statements
from support.working import RunJobs

from bitloot.core.clock import utcnow
from bitloot.core.tokens import TokenType, sign
from bitloot.orders.models import Order

WAYS = ("look", "return", "problem", "withdraw", "pictures")


@pytest.fixture
def order(run_jobs: RunJobs) -> Order:
    bought = own_delivered(run_jobs)
    opened(bought)
    return bought


@pytest.fixture
def claim_id(client: FlaskClient, order: Order) -> UUID:
    return UUID(Customer(client, order).report(order.items[0].id).json["id"])


def session(order_id: UUID, *, age: int = 0) -> str:
    issued = utcnow() - timedelta(minutes=age)
    return sign(TokenType.ORDER_SESSION, order_id, minutes=5, issued_at=issued)


def ask(
    client: FlaskClient, way: str, order: Order, claim_id: UUID, token: str | None, at: UUID
) -> tuple[int, dict[str, object]]:
    base = f"/api/v1/orders/{at}"
    headers = {} if token is None else {"X-Order-Session": token}
    item = f"{base}/items/{order.items[0].id}"
    match way:
        case "look":
            answer = client.get(f"{base}/claims", headers=headers)
        case "return":
            answer = client.post(f"{item}/return", json={}, headers=headers)
        case "problem":
            answer = client.post(f"{item}/problem", json={"complaint": "used"}, headers=headers)
        case _:
            path = f"{base}/claims/{claim_id}/{way}"
            answer = client.post(path, data=PNG, headers=headers)
    body = {key: value for key, value in answer.json.items() if key != "request_id"}
    return answer.status_code, body


@pytest.mark.parametrize("way", WAYS)
def test_all_are_refused_alike(client: FlaskClient, order: Order, claim_id: UUID, way: str) -> None:
    good = session(order.id)
    head, body, signature = good.split(".")
    nobody = [None, "nonsense", session(order.id, age=60), f"{head}.{body}.{signature[::-1]}"]
    refused = [ask(client, way, order, claim_id, token, order.id) for token in nobody]
    refused += [ask(client, way, order, claim_id, None, uuid4())]
    assert refused == [(401, refused[0][1])] * len(refused)
    foreign = session(placed_order((own_product("other"), 1)).id)
    strangers = [ask(client, way, order, claim_id, foreign, at) for at in (order.id, uuid4())]
    assert strangers == [(404, strangers[0][1])] * 2


@pytest.mark.parametrize("way", ["withdraw", "pictures"])
def test_a_foreign_claim_is_as_unknown_as_none(
    client: FlaskClient, order: Order, claim_id: UUID, way: str
) -> None:
    """With a good token of one's own; the database is asked the same, so time tells nothing."""
    own = placed_order((own_product("other"), 1))
    token = session(own.id)
    ask(client, way, order, claim_id, token, own.id)
    answers, asked = [], []
    for each in (claim_id, uuid4()):
        with statements() as said:
            answers.append(ask(client, way, order, each, token, own.id))
        asked.append(said)
    assert answers == [(404, answers[0][1])] * 2
    assert asked[0] == asked[1]
    assert any("FROM claims" in each for each in asked[0])

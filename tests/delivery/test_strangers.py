"""Who may not look learns nothing: not from the words, and not from the time they take."""

import statistics
import time
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from support.paid import fill, own_product, paid_order, placed_order
from support.working import RunJobs

from bitloot.core.clock import utcnow
from bitloot.core.edge import ShopFlask
from bitloot.core.tokens import TokenType, sign
from bitloot.orders.models import Order

Asked = tuple[UUID, UUID, str | None]


@pytest.fixture
def order(app: ShopFlask, run_jobs: RunJobs) -> Order:
    product = own_product()
    fill(product, "AAAAA-11111")
    bought = paid_order((product, 1))
    run_jobs()
    return bought


def token(order_id: UUID, *, age: int = 0) -> str:
    issued = utcnow() - timedelta(minutes=age)
    return sign(TokenType.ORDER_SESSION, order_id, minutes=5, issued_at=issued)


def forged(good: str) -> str:
    head, body, signature = good.split(".")
    return f"{head}.{body}.{signature[::-1]}"


def nobody(order: Order) -> dict[str, Asked]:
    item = order.items[0].id
    return {
        "missing": (order.id, item, None),
        "empty": (order.id, item, " "),
        "nonsense": (order.id, item, "nonsense"),
        "expired": (order.id, item, token(order.id, age=60)),
        "forged": (order.id, item, forged(token(order.id))),
        "unsigned": (order.id, item, "eyJhbGciOiJub25lIn0.e30."),
        "missing, for no order": (uuid4(), item, None),
        "forged, for no order": (uuid4(), item, forged(token(order.id))),
    }


def foreign(order: Order) -> dict[str, Asked]:
    other = placed_order((own_product("other"), 1))
    item = order.items[0].id
    return {
        "another's order": (order.id, item, token(other.id)),
        "no such order": (uuid4(), item, token(other.id)),
        "another's order and no such line": (order.id, uuid4(), token(other.id)),
        "no such customer": (order.id, item, sign(TokenType.ACCESS, uuid4(), minutes=5)),
    }


def ask(client: FlaskClient, asked: Asked) -> tuple[int, dict[str, object], float]:
    order_id, item_id, session = asked
    headers = {} if session is None else {"X-Order-Session": session}
    started = time.perf_counter()
    answer = client.post(f"/api/v1/orders/{order_id}/items/{item_id}/reveal", headers=headers)
    taken = time.perf_counter() - started
    body = {key: value for key, value in answer.json.items() if key != "request_id"}
    return answer.status_code, body, taken


@pytest.mark.parametrize(("strangers", "status"), [(nobody, 401), (foreign, 404)])
def test_all_are_answered_with_the_same_words(
    client: FlaskClient, order: Order, strangers: object, status: int
) -> None:
    assert callable(strangers)
    answers = [ask(client, asked) for asked in strangers(order).values()]
    assert {code for code, _, _ in answers} == {status}
    assert all(body == answers[0][1] for _, body, _ in answers)


def test_time_does_not_tell_whether_an_order_exists(client: FlaskClient, order: Order) -> None:
    """Medians of requests that take turns; what differs is far below what a network adds."""
    cases = {
        name: asked
        for name, asked in foreign(order).items()
        if name in {"another's order", "no such order"}
    }
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(150):
        for name, asked in cases.items():
            taken[name].append(ask(client, asked)[2])
    medians = [statistics.median(times[10:]) for times in taken.values()]
    assert max(medians) - min(medians) < 0.002, medians

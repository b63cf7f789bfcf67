import base64
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import requests
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask.testing import FlaskClient
from sqlalchemy import func, select
from support.paid import fill, own_product, paid_order, placed_order
from support.rows import every_row
from support.working import RunJobs
from werkzeug.test import TestResponse

from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.tokens import TokenType, sign
from bitloot.delivery.models import Reveal
from bitloot.delivery.service import Reader, reveal
from bitloot.fulfillment.models import Delivery
from bitloot.orders import service as orders
from bitloot.orders.models import Order, OrderItem

KEYS = {"AAAAA-11111", "BBBBB-22222"}


@pytest.fixture
def order(app: ShopFlask, run_jobs: RunJobs) -> Order:
    product = own_product()
    fill(product, *KEYS)
    bought = paid_order((product, 2))
    run_jobs()
    return bought


def ask(client: FlaskClient, order: Order, item_id: UUID, token: str | None) -> TestResponse:
    headers = {"X-Order-Session": token} if token else {}
    path = f"/api/v1/orders/{order.id}/items/{item_id}/reveal"
    return client.post(path, headers={**headers, "User-Agent": "a browser"})


def own_token(order: Order) -> str:
    return sign(TokenType.ORDER_SESSION, order.id, minutes=5)


def opened_in_browser(delivery: dict[str, str]) -> str:
    sealed = requests.get(delivery["url"], timeout=5)
    assert sealed.headers["Content-Type"] == "application/octet-stream"
    key, iv, aad = (base64.b64decode(delivery[name]) for name in ("key", "iv", "aad"))
    return AESGCM(key).decrypt(iv, sealed.content, aad).decode()


def test_the_buyer_opens_every_key(client: FlaskClient, order: Order) -> None:
    answer = ask(client, order, order.items[0].id, own_token(order))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    deliveries = answer.json["deliveries"]
    assert {opened_in_browser(each) for each in deliveries} == KEYS
    for each in deliveries:
        assert each["algorithm"] == "A256GCM"
        assert each["content_type"] == "text/plain"
        assert each["first_reveal"] is True
        until = datetime.fromisoformat(each["expires_at"])
        assert utcnow() < until <= utcnow() + timedelta(minutes=15)


def test_every_look_leaves_a_row_and_the_first_is_marked(client: FlaskClient, order: Order) -> None:
    item = order.items[0]
    ask(client, order, item.id, own_token(order))
    marked = db.session.scalars(select(Delivery.first_revealed_at)).all()
    again = ask(client, order, item.id, own_token(order))
    assert [each["first_reveal"] for each in again.json["deliveries"]] == [False, False]
    assert db.session.scalars(select(Delivery.first_revealed_at)).all() == marked
    rows = db.session.scalars(select(Reveal).order_by(Reveal.at)).all()
    assert [row.first for row in rows] == [True, True, False, False]
    assert {(row.actor, row.user_agent, row.ip) for row in rows} == {
        ("buyer", "a browser", "127.0.0.1")
    }
    db.session.refresh(item)
    assert item.revealed_at is not None


def test_what_was_handed_out_stands_in_no_row(client: FlaskClient, order: Order) -> None:
    (one, two) = ask(client, order, order.items[0].id, own_token(order)).json["deliveries"]
    rows = every_row()
    for each in (one, two):
        data_key = base64.b64decode(each["key"])
        secrets = (data_key.hex(), each["key"], each["url"], "X-Amz-Signature")
        assert not [row for row in rows for secret in secrets if secret in row]


def test_twenty_looks_at_once_have_one_first(app: ShopFlask, order: Order) -> None:
    order_id, item_id = order.id, order.items[0].id
    commit()
    gate = threading.Barrier(8)

    def look(_: int) -> int:
        with app.app_context():
            gate.wait(30)
            found = reveal(order_id, item_id, Reader("buyer", None, None))
            commit()
            return sum(each.first_reveal for each in found)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(look, range(8))) == 2
    firsts = db.session.scalar(select(func.count()).where(Reveal.first))
    assert firsts == 2


def test_nobody_else_may_look(client: FlaskClient, order: Order) -> None:
    item = order.items[0].id
    other = placed_order((own_product("other"), 1))
    assert ask(client, order, item, None).status_code == 401
    assert ask(client, order, item, "nonsense").status_code == 401
    assert ask(client, order, item, own_token(other)).status_code == 404
    assert ask(client, other, item, own_token(other)).status_code == 404
    assert ask(client, order, uuid4(), own_token(order)).status_code == 404
    assert db.session.scalar(select(func.count()).select_from(Reveal)) == 0


def test_before_delivery_and_after_a_refund_it_is_a_conflict(
    client: FlaskClient, order: Order
) -> None:
    waiting = paid_order((own_product("empty"), 1))
    answer = ask(client, waiting, waiting.items[0].id, own_token(waiting))
    assert (answer.status_code, answer.content_type) == (409, "application/problem+json")
    orders.mark_refunded(order, cause="a test")
    commit()
    assert ask(client, order, order.items[0].id, own_token(order)).status_code == 409


def test_a_signed_url_of_one_key_opens_no_other(client: FlaskClient, order: Order) -> None:
    one, two = ask(client, order, order.items[0].id, own_token(order)).json["deliveries"]
    address, signature = one["url"].split("?")
    other = two["url"].split("?")[0]
    assert requests.get(f"{other}?{signature}", timeout=5).status_code == 403
    assert requests.get(address, timeout=5).status_code == 403


def test_too_many_looks_are_slowed_down(client: FlaskClient, order: Order) -> None:
    item = db.session.scalars(select(OrderItem)).one()
    token = own_token(order)
    codes = [ask(client, order, item.id, token).status_code for _ in range(31)]
    assert codes == [200] * 30 + [429]

"""`Idempotency-Key` over HTTP: same answer, conflict, racers, failures, forgetting, no secrets."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, text
from support.checkout import body_of, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from werkzeug.test import TestResponse

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core import clock
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.idempotency import KeptAnswer, forget_old
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.stock.models import StockBatch

Doc = dict[str, object]
KEY = {"Idempotency-Key": "key-1"}
NEW: Doc = {"title": "Our Own Thing", "price": "12.90", "source_type": "custom"}


@pytest.fixture
def product(app: ShopFlask) -> Product:
    product = own_product(price="25.80")
    fill(product, *(f"AAAA-{number}" for number in range(9)))
    return product


def count(model: type[Order] | type[Payment] | type[Product] | type[StockBatch]) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def together(
    app: ShopFlask, path: str, body: Doc, headers: dict[str, str], most: int = 4
) -> list[TestResponse]:
    """The same request from several threads at once."""
    answers: list[TestResponse] = []
    gate = threading.Barrier(most)

    def send() -> None:
        gate.wait(10)
        answers.append(app.test_client().post(path, json=body, headers=headers))

    threads = [threading.Thread(target=send) for _ in range(most)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_the_answer_is_the_first_one_whatever_has_happened_since(
    client: FlaskClient, product: Product
) -> None:
    body = body_of((product.id, 1))
    first = client.post("/api/v1/orders", json=body, headers=KEY)
    order = db.session.get_one(Order, first.json["id"])
    orders.mark_expired(order, cause="A test let it expire.")
    commit()
    again = client.post("/api/v1/orders", json=body, headers=KEY)
    assert (again.status_code, again.data) == (201, first.data)
    session = {"X-Order-Session": again.json["order_session_token"]}
    path = f"/api/v1/orders/{again.json['id']}"
    assert client.get(path, headers=session).json["status"] == "expired"


def test_fields_in_another_order_are_the_same_request(
    client: FlaskClient, product: Product
) -> None:
    body = body_of((product.id, 1))
    turned = dict(reversed(body.items()))
    assert list(turned) != list(body)
    first = client.post("/api/v1/orders", json=body, headers=KEY)
    assert client.post("/api/v1/orders", json=turned, headers=KEY).json == first.json


def test_the_token_of_an_order_is_not_stored(client: FlaskClient, product: Product) -> None:
    placed = client.post("/api/v1/orders", json=body_of((product.id, 1)), headers=KEY)
    stored = db.session.execute(text("select idempotency_keys::text from idempotency_keys"))
    row = stored.scalar_one()
    assert placed.json["number"] in row
    assert "order_session_token" not in row
    assert placed.json["order_session_token"].split(".")[2] not in row


def test_a_guest_elsewhere_is_not_given_the_order(client: FlaskClient, product: Product) -> None:
    body = body_of((product.id, 1))
    mine = client.post("/api/v1/orders", json=body, headers=KEY)
    elsewhere = client.post(
        "/api/v1/orders", json=body, headers=KEY, environ_base={"REMOTE_ADDR": "203.0.113.9"}
    )
    assert elsewhere.status_code == 201
    assert elsewhere.json["id"] != mine.json["id"]


def test_racers_get_one_order_and_one_answer(app: ShopFlask, product: Product) -> None:
    answers = together(app, "/api/v1/orders", body_of((product.id, 1)), KEY)
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.data for answer in answers}) == 1
    assert count(Order) == 1


def test_racers_get_one_payment_although_its_request_commits_midway(
    app: ShopFlask, client: FlaskClient, product: Product, sandbox: SandboxControl
) -> None:
    bought = checkout(client, (product.id, 1))
    path, headers = f"/api/v1/orders/{bought.id}/payment", bought.session | KEY
    answers = together(app, path, {"pay_currency": "btc"}, headers)
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.data for answer in answers}) == 1
    assert count(Payment) == len(sandbox.payments()) == 1
    other = client.post(path, json={"pay_currency": "ltc"}, headers=headers)
    assert other.status_code == 409
    assert client.post(path, json={"pay_currency": "btc"}, headers=KEY).status_code == 401


def test_a_payment_that_could_not_be_opened_is_tried_again(
    client: FlaskClient, product: Product, sandbox: SandboxControl
) -> None:
    bought = checkout(client, (product.id, 1))
    path, headers = f"/api/v1/orders/{bought.id}/payment", bought.session | KEY
    assert client.get("/api/v1/payments/currencies").status_code == 200
    sandbox.switch(**{"nowpayments.outage": "down"})
    assert client.post(path, json={"pay_currency": "btc"}, headers=headers).status_code == 503
    sandbox.switch(**{"nowpayments.outage": "none"})
    opened = client.post(path, json={"pay_currency": "btc"}, headers=headers)
    assert opened.status_code == 201, opened.text
    assert client.post(path, json={"pay_currency": "btc"}, headers=headers).json == opened.json


def test_staff_create_once(client: FlaskClient, product: Product) -> None:
    staff = staff_headers() | KEY
    path = "/api/v1/admin/catalog/products"
    first, again = (client.post(path, json=NEW, headers=staff) for _ in range(2))
    assert (first.status_code, again.status_code, again.data) == (201, 201, first.data)
    assert client.post(path, json=NEW | {"price": "9.00"}, headers=staff).status_code == 409
    stock = f"/api/v1/admin/stock/{first.json['id']}/import"
    assert client.post(stock, json={"keys": "B-1"}, headers=staff).status_code == 409
    staff["Idempotency-Key"] = "key-2"
    imports = [client.post(stock, json={"keys": "B-1"}, headers=staff) for _ in range(2)]
    assert imports[0].json == imports[1].json
    assert imports[0].json["imported"] == 1
    assert (count(Product), count(StockBatch)) == (2, 2)


def test_a_key_belongs_to_one_member_of_staff(client: FlaskClient, app: ShopFlask) -> None:
    path = "/api/v1/admin/catalog/products"
    mine = client.post(path, json=NEW, headers=staff_headers(Role.ADMIN) | KEY)
    theirs = client.post(path, json=NEW, headers=staff_headers(Role.CATALOGUE) | KEY)
    assert theirs.status_code == 201
    assert theirs.json["id"] != mine.json["id"]
    assert client.post(path, json=NEW, headers=KEY).status_code == 401
    support = staff_headers(Role.SUPPORT) | KEY
    assert client.post(path, json=NEW, headers=support).status_code == 403


def test_a_key_is_forgotten_after_a_day(
    client: FlaskClient, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, started = body_of((product.id, 1)), utcnow()
    first = client.post("/api/v1/orders", json=body, headers=KEY)
    monkeypatch.setattr(clock, "_now", lambda: started + timedelta(hours=23, minutes=59))
    assert client.post("/api/v1/orders", json=body, headers=KEY).json == first.json
    monkeypatch.setattr(clock, "_now", lambda: started + timedelta(hours=24, minutes=1))
    fresh = client.post("/api/v1/orders", json=body, headers=KEY)
    assert fresh.status_code == 201
    assert fresh.json["id"] != first.json["id"]
    assert client.post("/api/v1/orders", json=body, headers=KEY).json == fresh.json
    with transaction():
        forget_old()
    assert db.session.scalar(select(func.count()).select_from(KeptAnswer)) == 1
    monkeypatch.setattr(clock, "_now", lambda: started + timedelta(hours=49))
    with transaction():
        forget_old()
    assert db.session.scalar(select(func.count()).select_from(KeptAnswer)) == 0


@pytest.mark.parametrize("key", ["", " ", "a b", "ä", "x" * 201])
def test_a_strange_key_is_refused(client: FlaskClient, app: ShopFlask, key: str) -> None:
    staff = staff_headers() | {"Idempotency-Key": key}
    answer = client.post("/api/v1/admin/catalog/products", json=NEW, headers=staff)
    assert answer.status_code == 422
    assert "Idempotency-Key" in answer.json["errors"]["json"]
    assert count(Product) == 0


def test_the_longest_key_is_taken(client: FlaskClient, app: ShopFlask) -> None:
    staff = staff_headers() | {"Idempotency-Key": uuid4().hex * 6 + "~" * 8}
    path = "/api/v1/admin/catalog/products"
    assert client.post(path, json=NEW, headers=staff).status_code == 201


def test_a_failed_use_leaves_its_key_free_for_another_request(
    client: FlaskClient, app: ShopFlask
) -> None:
    staff, path = staff_headers(), "/api/v1/admin/catalog/products"
    unreal = NEW | {"slug": "???"}
    assert client.post(path, json=unreal, headers=staff | KEY).status_code == 422
    without = client.post(path, json=NEW, headers=staff)
    mine = client.post(path, json=NEW | {"title": "Another"}, headers=staff | KEY)
    assert (without.status_code, mine.status_code) == (201, 201)
    assert mine.json["title"] == "Another"

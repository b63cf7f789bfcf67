"""Placing orders over HTTP: priced by the server, all or nothing, each refusal naming its field."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from support.checkout import EMAIL, TERMS, Doc, body_of, checkout
from support.paid import fill, own_product
from werkzeug.test import TestResponse

from bitloot.catalog.models import Product, SourceType
from bitloot.core import clock
from bitloot.core.clock import utcnow
from bitloot.core.config import SETTINGS
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.orders.expiry import expire_due
from bitloot.orders.models import Order
from bitloot.stock.models import StockItem
from bitloot.stock.service import available
from config.settings import Settings

Change = Callable[[Doc], object]


@pytest.fixture
def product(app: ShopFlask) -> Product:
    product = own_product(price="9.90")
    fill(product, "AAAA-1", "AAAA-2", "AAAA-3")
    return product


def orders() -> list[Order]:
    db.session.rollback()
    return list(db.session.scalars(select(Order)))


def place(client: FlaskClient, body: object, key: str | None = None) -> TestResponse:
    headers = {"Idempotency-Key": key} if key is not None else {}
    return client.post("/api/v1/orders", json=body, headers=headers)


def test_an_order_is_priced_and_its_stock_held(client: FlaskClient, product: Product) -> None:
    placed = checkout(client, (product.id, 1), (product.id, 1))
    assert placed.order["status"] == "created"
    assert placed.order["total"] == "19.80"
    assert placed.order["payment"] is None
    (item,) = placed.order["items"]
    assert (item["quantity"], item["unit_price"], item["status"]) == (2, "9.90", "pending")
    assert str(placed.order["live_url"]).endswith(f"/ws/orders/{placed.id}")
    assert available(product.id) == 1
    row = placed.row()
    assert row.terms_accepted_at is not None
    held = db.session.scalars(select(StockItem.held_until).where(StockItem.held_for.is_not(None)))
    assert set(held) == {row.expires_at}


def test_it_is_opened_by_its_token_alone(client: FlaskClient, product: Product) -> None:
    mine, other = checkout(client, (product.id, 1)), checkout(client, (product.id, 1))
    path = f"/api/v1/orders/{mine.id}"
    token = mine.session["X-Order-Session"]
    assert client.get(path, headers=mine.session).status_code == 200
    assert client.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert client.get(path).status_code == 401
    assert client.get(path, headers={"X-Order-Session": "x"}).status_code == 401
    assert client.get(path, headers={"X-Order-Session": token[:-2] + "xx"}).status_code == 401
    strange = client.get(path, headers=other.session)
    missing = client.get(f"/api/v1/orders/{uuid4()}", headers=other.session)
    assert strange.status_code == missing.status_code == 404
    assert strange.json["detail"] == missing.json["detail"]


def test_the_same_key_and_body_give_the_same_answer(client: FlaskClient, product: Product) -> None:
    body = body_of((product.id, 1))
    first, second = place(client, body, "key-1"), place(client, body, "key-1")
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json == second.json
    assert len(orders()) == 1
    assert available(product.id) == 2


def test_the_same_key_with_another_body_is_a_conflict(
    client: FlaskClient, product: Product
) -> None:
    place(client, body_of((product.id, 1)), "key-1")
    assert place(client, body_of((product.id, 2)), "key-1").status_code == 409
    assert place(client, body_of((product.id, 2)), "key-2").status_code == 201


def test_a_refused_request_does_not_use_its_key_up(client: FlaskClient, product: Product) -> None:
    assert place(client, body_of((product.id, 5)), "key-1").status_code == 409
    fill(product, "AAAA-4", "AAAA-5")
    assert place(client, body_of((product.id, 5)), "key-1").status_code == 201


BAD: list[tuple[Change, int, str]] = [
    (lambda b: b.pop("email"), 422, "email"),
    (lambda b: b.update(email="nobody"), 422, "email"),
    (lambda b: b.update(email="a@b"), 422, "email"),
    (lambda b: b.update(email="a b@c.de"), 422, "email"),
    (lambda b: b.update(email="a..b@c.de"), 422, "email"),
    (lambda b: b.update(email="ä@c.de"), 422, "email"),
    (lambda b: b.update(email="a\x00@c.de"), 422, "email"),
    (lambda b: b.update(email="\ud800@c.de"), 422, "email"),
    (lambda b: b.update(email=f"{'a' * 250}@c.de"), 422, "email"),
    (lambda b: b.update(email=7), 422, "email"),
    (lambda b: b.update(email=None), 422, "email"),
    (lambda b: b.update(items=[]), 422, "items"),
    (lambda b: b.update(items={}), 422, "items"),
    (lambda b: b.update(items=b["items"] * 21), 422, "items"),
    (lambda b: b.pop("items"), 422, "items"),
    (lambda b: b["items"][0].update(quantity=0), 422, "quantity"),
    (lambda b: b["items"][0].update(quantity=-1), 422, "quantity"),
    (lambda b: b["items"][0].update(quantity=1.5), 422, "quantity"),
    (lambda b: b["items"][0].update(quantity="2"), 422, "quantity"),
    (lambda b: b["items"][0].update(quantity=True), 422, "quantity"),
    (lambda b: b["items"][0].update(quantity=10), 422, "quantity"),
    (lambda b: b["items"][0].update(quantity=10**30), 422, "quantity"),
    (lambda b: b.update(items=b["items"] * 10), 422, "quantity"),
    (lambda b: b["items"][0].update(quantity=4), 409, "quantity"),
    (lambda b: b["items"][0].update(product_id="x"), 422, "product_id"),
    (lambda b: b["items"][0].update(product_id=str(uuid4())), 422, "product_id"),
    (lambda b: b["items"][0].update(price="0.01"), 422, "price"),
    (lambda b: b.update(total="0.01"), 422, "total"),
    (lambda b: b.pop("terms_version"), 422, "terms_version"),
    (lambda b: b.update(terms_version="1999-01-01"), 422, "terms_version"),
    (lambda b: b.update(promo_codes=["FREE"]), 422, "promo_codes"),
    (lambda b: b.update(promo_codes="FREE"), 422, "promo_codes"),
    (lambda b: b.update(acknowledged_region="maybe"), 422, "acknowledged_region"),
]


@pytest.mark.parametrize(("change", "status", "field"), BAD)
def test_every_refusal_names_its_field(
    client: FlaskClient, product: Product, change: Change, status: int, field: str
) -> None:
    body = body_of((product.id, 1))
    change(body)
    answer = place(client, body)
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/problem+json"
    assert field in str(answer.json["errors"])
    assert orders() == []
    assert available(product.id) == 3


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"7", b'"x"', b"\xff", b"[" * 9_000])
def test_what_is_no_json_object_is_refused(client: FlaskClient, raw: bytes) -> None:
    answer = client.post("/api/v1/orders", data=raw, content_type="application/json")
    assert 400 <= answer.status_code < 500
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("key", ["", " ", "ä", "x" * 201])
def test_a_strange_idempotency_key_is_refused(
    client: FlaskClient, product: Product, key: str
) -> None:
    assert place(client, body_of((product.id, 1)), key).status_code == 422


def test_a_line_is_named_by_where_it_stood(client: FlaskClient, product: Product) -> None:
    unknown = UUID(int=1)
    answer = place(client, body_of((product.id, 1), (product.id, 1), (unknown, 1)))
    assert "items.2.product_id" in answer.json["errors"]["json"]


@pytest.mark.parametrize("change", [{"published": False}, {"retired_at": utcnow()}])
def test_what_is_not_on_sale_cannot_be_ordered(
    client: FlaskClient, product: Product, change: dict[str, object]
) -> None:
    for name, value in change.items():
        setattr(product, name, value)
    commit()
    assert place(client, body_of((product.id, 1))).status_code == 422


def test_a_region_must_be_acknowledged(client: FlaskClient, product: Product) -> None:
    product.excluded_countries = ["DE"]
    commit()
    assert place(client, body_of((product.id, 1))).status_code == 422
    answer = place(client, body_of((product.id, 1), acknowledged_region=True))
    assert answer.status_code == 201
    assert orders()[0].region_acknowledged


def test_a_provider_s_product_is_checked_against_its_stock(
    client: FlaskClient, app: ShopFlask
) -> None:
    product = Product(
        slug="far", title="Far", source_type=SourceType.KINGUIN, kinguin_id=7, stock=2,
        price=Money.eur("5.00"), cost=Money.eur("4.00"), published=True,
    )  # fmt: skip
    db.session.add(product)
    commit()
    assert place(client, body_of((product.id, 3))).status_code == 409
    assert place(client, body_of((product.id, 2))).status_code == 201


def test_one_address_cannot_hold_the_shop(
    app: ShopFlask, client: FlaskClient, product: Product, settings: Settings
) -> None:
    app.extensions[SETTINGS] = settings.model_copy(update={"unpaid_orders_per_email": 2})
    try:
        emails = [EMAIL, EMAIL.upper(), EMAIL, "other@bitloot.example"]
        answers = [place(client, body_of((product.id, 1), email=email)) for email in emails]
    finally:
        app.extensions[SETTINGS] = settings
    assert [answer.status_code for answer in answers] == [201, 201, 429, 201]


def test_orders_per_address_are_limited(
    app: ShopFlask, client: FlaskClient, product: Product, settings: Settings
) -> None:
    app.extensions[SETTINGS] = settings.model_copy(update={"orders_per_minute": 2})
    try:
        answers = [place(client, body_of((product.id, 1))).status_code for _ in range(3)]
    finally:
        app.extensions[SETTINGS] = settings
    assert answers == [201, 201, 429]


def test_expired_orders_give_their_stock_back(
    client: FlaskClient, product: Product, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = checkout(client, (product.id, 3))
    assert available(product.id) == 0
    with transaction():
        assert expire_due() == 0
    later = utcnow() + timedelta(hours=2)
    monkeypatch.setattr(clock, "_now", lambda: later)
    with transaction():
        assert expire_due() == 1
    with transaction():
        assert expire_due() == 0
    assert placed.row().status == "expired"
    assert available(product.id) == 3


def test_what_was_bought_is_copied(client: FlaskClient, product: Product) -> None:
    placed = checkout(client, (product.id, 1))
    product.title, product.price = "Renamed", Money.eur("99.00")
    commit()
    item = placed.look()["items"][0]
    assert (item["title"], item["unit_price"]) == ("Own Game", "9.90")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@hypothesis_settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "email": JSON | st.just(EMAIL) | st.emails(),
            "items": JSON
            | st.lists(
                st.fixed_dictionaries(
                    {}, optional={"product_id": JSON | st.uuids().map(str), "quantity": JSON}
                ),
                max_size=3,
            ),
            "terms_version": JSON | st.just(TERMS),
            "promo_codes": JSON,
            "captcha": JSON,
            "x": JSON,
        },
    )
)
def test_no_body_is_too_strange(client: FlaskClient, body: Doc) -> None:
    assert place(client, body).status_code in {400, 409, 422}
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Order)) == 0

"""Refusals, their bodies and the limits."""

from __future__ import annotations

import pytest
from kinguin_server import Kinguin

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.kinguin.control import act, list_orders

LINE: Doc = {"productId": "5c9b68662539a4e8f17ae2fe", "qty": 1, "price": 5.79}

BODIES: list[tuple[str, Json, str, str | None]] = [
    ("no object", [], "Http", None),
    ("no products", {}, "ConstraintViolation", "products"),
    ("empty products", {"products": []}, "ConstraintViolation", "products"),
    (
        "eleven lines",
        {"products": [LINE | {"productId": str(n)} for n in range(11)]},
        "ConstraintViolation",
        "products",
    ),
    (
        "the same product twice",
        {"products": [LINE, LINE]},
        "ConstraintViolation",
        "products[1].productId",
    ),
    (
        "qty of ten without an offer",
        {"products": [LINE | {"qty": 10}]},
        "ConstraintViolation",
        "products[0].qty",
    ),
    ("qty zero", {"products": [LINE | {"qty": 0}]}, "ConstraintViolation", "products[0].qty"),
    ("qty as text", {"products": [LINE | {"qty": "1"}]}, "ConstraintViolation", "products[0].qty"),
    (
        "more than a thousand",
        {"products": [LINE | {"qty": 1001, "offerId": "x"}]},
        "ConstraintViolation",
        "products[0].qty",
    ),
    (
        "no price",
        {"products": [LINE | {"price": None}]},
        "ConstraintViolation",
        "products[0].price",
    ),
    (
        "image as key type",
        {"products": [LINE | {"keyType": "image"}]},
        "ConstraintViolation",
        "products[0].keyType",
    ),
    (
        "v1 id in v2",
        {"products": [{"kinguinId": 1949, "qty": 1, "price": 5.79}]},
        "ConstraintViolation",
        "products[0].productId",
    ),
    (
        "a number as external id",
        {"products": [LINE], "orderExternalId": 7},
        "ConstraintViolation",
        "orderExternalId",
    ),
    ("an unknown product", {"products": [LINE]}, "ProductUnavailable", None),
]


@pytest.mark.parametrize(
    ("body", "kind", "path"), [row[1:] for row in BODIES], ids=[r[0] for r in BODIES]
)
def test_a_wrong_order_is_refused(
    kinguin: Kinguin, body: Json, kind: str, path: str | None
) -> None:
    answer = kinguin.call("POST", "/v2/order", body)
    error = answer.json()
    assert answer.status_code == error["status"] == 400
    assert error["kind"] == kind
    assert error.get("propertyPath") == path
    assert error["path"] == "/api/v2/order"
    assert len(error["trace"]) == 10
    assert "\\/api\\/v2\\/order" in answer.text
    assert list_orders(kinguin.desk.journal) == []


QUERIES = [
    ("/v1/products", {"limit": "101"}, "limit"),
    ("/v1/products", {"limit": "0"}, "limit"),
    ("/v1/products", {"page": "0"}, "page"),
    ("/v1/products", {"page": "two"}, "page"),
    ("/v1/products", {"name": "ab"}, "name"),
    ("/v1/products", {"isPreorder": "true"}, "isPreorder"),
    ("/v1/products", {"tags": "game"}, "tags"),
    ("/v1/products", {"kinguinId": "x"}, "kinguinId"),
    ("/v1/products", {"updatedSince": "yesterday"}, "updatedSince"),
    ("/v1/products", {"priceFrom": "cheap"}, "priceFrom"),
    ("/v1/products", {"sortBy": "price"}, "sortBy"),
    ("/v1/order", {"status": "done"}, "status"),
    ("/v1/order", {"createdAtFrom": "01.02.2026"}, "createdAtFrom"),
]


@pytest.mark.parametrize(("path", "params", "name"), QUERIES)
def test_a_wrong_query_is_refused(
    kinguin: Kinguin, path: str, params: dict[str, str], name: str
) -> None:
    answer = kinguin.get(path, **params)
    assert answer.status_code == 400
    assert answer.json()["kind"] == "ConstraintViolation"
    assert answer.json()["propertyPath"] == name


def test_a_wrong_key_is_refused_in_the_real_words(kinguin: Kinguin) -> None:
    answer = kinguin.get("/v1/balance", key="wrong")
    assert answer.status_code == 401
    assert answer.json() == {
        "kind": "Authorization",
        "status": 401,
        "detail": "Invalid authentication data.",
        "type": "Unauthorized",
    }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v2/orders", 404), ("GET", "/v2/order/PHS84FJAG5U", 404), ("PUT", "/v1/order", 405)],
)
def test_what_does_not_exist_is_not_there(
    kinguin: Kinguin, method: str, path: str, status: int
) -> None:
    answer = kinguin.call(method, path)
    assert (answer.status_code, answer.json()["kind"]) == (status, "Http")


def test_an_unknown_order_is_not_found(kinguin: Kinguin) -> None:
    for path in ("/v1/order/PHS84FJAG5U", "/v2/order/PHS84FJAG5U/keys"):
        answer = kinguin.get(path)
        assert (answer.status_code, answer.json()["kind"]) == (404, "OrderNotFound")
    assert act(kinguin.desk, "PHS84FJAG5U", "complete") is None


def test_the_unknowns_can_be_turned(kinguin: Kinguin) -> None:
    kinguin.set(over_limit="clamp", error_word="title", status_order_not_found=422)
    assert len(kinguin.get("/v1/products", limit="500").json()["results"]) == 100
    error = kinguin.get("/v1/order/NONE").json()
    assert (error["status"], error["title"]) == (422, "Unprocessable Content")
    kinguin.set(rate_limited=True)
    assert kinguin.get("/v1/balance").status_code == 429
    kinguin.set(rate_limited=False, refuse_address=True)
    assert kinguin.get("/v1/balance").json()["kind"] == "Authorization"
    kinguin.desk.switches.set("kinguin.api.outage", "down")
    down = kinguin.get("/v1/balance")
    assert (down.status_code, down.headers["Content-Type"].split(";")[0]) == (503, "text/html")

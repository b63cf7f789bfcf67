"""Bad cases: the order may exist although the answer says otherwise."""

from __future__ import annotations

import pytest
import requests
from kinguin_server import Kinguin

from bitloot.sandbox.kinguin.control import ActRefusedError, act, list_orders

REGULAR = {"isPreorder": "no", "withText": "yes", "tags": "base"}

FATES = [
    ("500_before", 500, "Error", 0),
    ("500_after", 500, "Error", 1),
    ("order_failed", 422, "OrderFailed", 0),
    ("unavailable", 400, "ProductUnavailable", 0),
    ("out_of_stock", 400, "ProductUnavailable", 0),
    ("price_up", 400, "ProductUnavailable", 0),
    ("insufficient", 400, "InsufficientBalance", 0),
]


@pytest.mark.parametrize(("fate", "status", "kind", "orders"), FATES)
def test_the_next_order_fails_once(
    kinguin: Kinguin, fate: str, status: int, kind: str, orders: int
) -> None:
    product = kinguin.product(**REGULAR)
    kinguin.set(fail_next=fate)
    answer = kinguin.order(product, orderExternalId="item-1")
    assert (answer.status_code, answer.json()["kind"]) == (status, kind)
    found = kinguin.get("/v1/order", orderExternalId="item-1").json()
    assert found["item_count"] == orders
    other = kinguin.product(name="Key", isPreorder="no", withText="yes", tags="software")
    assert kinguin.order(other).status_code == 201


def test_the_price_really_rises(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    kinguin.set(fail_next="price_up")
    kinguin.order(product)
    now = kinguin.get(f"/v2/products/{product['productId']}").json()
    assert now["price"] > float(str(product["price"])) * 1.19
    assert now["updatedAt"] > str(product["updatedAt"])
    assert kinguin.order(now).status_code == 201


def test_a_timeout_after_creating_leaves_an_order(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    kinguin.set(fail_next="timeout_after", hang_s=2)
    line = {"productId": product["productId"], "qty": 1, "price": product["price"]}
    with pytest.raises(requests.exceptions.ReadTimeout):
        requests.post(
            f"{kinguin.base}/esa/api/v2/order",
            json={"products": [line], "orderExternalId": "item-2"},
            headers={"X-Api-Key": kinguin.desk.config.kinguin_api_key},
            timeout=0.3,
        )
    found = kinguin.get("/v1/order", orderExternalId="item-2").json()
    assert found["item_count"] == 1
    assert found["results"][0]["status"] == "completed"


def test_a_dropped_connection_leaves_an_order(kinguin: Kinguin) -> None:
    kinguin.set(fail_next="drop_after")
    with pytest.raises(requests.exceptions.ConnectionError):
        kinguin.order(kinguin.product(**REGULAR), orderExternalId="item-3")
    assert kinguin.get("/v1/order", orderExternalId="item-3").json()["item_count"] == 1


@pytest.mark.parametrize(("turn", "status"), [("refuse", 400), ("conflict", 409), ("accept", 201)])
def test_a_repeated_external_id(kinguin: Kinguin, turn: str, status: int) -> None:
    product = kinguin.product(**REGULAR)
    kinguin.set(duplicate_external_id=turn)
    assert kinguin.order(product, orderExternalId="same").status_code == 201
    again = kinguin.order(product, orderExternalId="same")
    assert again.status_code == status
    if status != 201:
        assert again.json()["kind"] == "ConstraintViolation"
        assert again.json()["propertyPath"] == "orderExternalId"
    assert len(list_orders(kinguin.desk.journal)) == (2 if status == 201 else 1)


@pytest.mark.parametrize(("fate", "key"), [("canceled", "CANCELED"), ("refunded", "REFUNDED")])
def test_an_order_ends_without_keys_and_repays(kinguin: Kinguin, fate: str, key: str) -> None:
    before = kinguin.get("/v1/balance").json()
    kinguin.set(fail_next=fate)
    order = kinguin.order(kinguin.product(**REGULAR), 3).json()
    read = kinguin.get(f"/v1/order/{order['orderId']}").json()
    assert read["status"] == fate
    assert {state["status"] for state in read["products"][0]["keys"]} == {key}
    assert kinguin.get(f"/v2/order/{order['orderId']}/keys").json() == []
    assert kinguin.get("/v1/balance").json() == before


def test_half_of_the_keys_come_first(kinguin: Kinguin) -> None:
    kinguin.set(fail_next="partial")
    order = kinguin.order(kinguin.product(**REGULAR), 5).json()
    path = f"/v1/order/{order['orderId']}"
    assert kinguin.get(path).json()["status"] == "processing"
    assert len(kinguin.get(f"/v2/order/{order['orderId']}/keys").json()) == 3
    act(kinguin.desk, order["orderId"], "complete")
    assert kinguin.get(path).json()["status"] == "completed"
    assert len(kinguin.get(f"/v2/order/{order['orderId']}/keys").json()) == 5


def test_a_held_order_obeys_the_table_of_states(kinguin: Kinguin) -> None:
    kinguin.set(fail_next="hold")
    order_id = kinguin.order(kinguin.product(**REGULAR)).json()["orderId"]
    assert kinguin.get(f"/v1/order/{order_id}").json()["status"] == "processing"
    act(kinguin.desk, order_id, "cancel")
    for action in ("complete", "cancel", "partial", "explode"):
        with pytest.raises(ActRefusedError):
            act(kinguin.desk, order_id, action)
    refunded = act(kinguin.desk, order_id, "refund")
    assert refunded is not None
    assert refunded["status"] == "refunded"


def test_split_lines_and_a_price_drop(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    kinguin.set(split_lines=True, price_drop_percent=10)
    order = kinguin.order(product, 3).json()
    assert [line["qty"] for line in order["products"]] == [1, 1, 1]
    assert order["totalPrice"] < order["requestTotalPrice"]
    assert order["products"][0]["requestPrice"] == product["price"]

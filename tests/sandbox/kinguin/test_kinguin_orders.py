"""Orders from the request to the keys."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

from kinguin_server import Kinguin

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.journal import Journal
from bitloot.sandbox.kinguin.control import (
    act,
    balance,
    issued_keys,
    list_orders,
    set_balance,
    set_product,
)

REGULAR = {"isPreorder": "no", "withText": "yes", "tags": "base"}


def test_an_order_completes_and_hands_out_its_keys(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    before = kinguin.get("/v1/balance").json()["balance"]
    answer = kinguin.order(product, 2, orderExternalId="A-1", keyType="text")
    assert answer.status_code == 201
    order = answer.json()
    assert order["status"] == "processing"
    assert "keys" not in order["products"][0]
    assert order["orderExternalId"] == "A-1"
    assert order["totalQty"] == 2
    assert order["requestTotalPrice"] == round(product["price"] * 2, 2)
    read = kinguin.get(f"/v1/order/{order['orderId']}").json()
    assert read["status"] == "completed"
    assert [key["status"] for key in read["products"][0]["keys"]] == ["DELIVERED"] * 2
    keys = kinguin.get(f"/v2/order/{order['orderId']}/keys").json()
    assert {key["id"] for key in keys} == {key["id"] for key in read["products"][0]["keys"]}
    assert all(key["type"] == "text/plain" and len(key["serial"]) == 17 for key in keys)
    assert {key["serial"] for key in keys} == set(issued_keys(kinguin.desk.journal))
    after = kinguin.get("/v1/balance").json()["balance"]
    assert round(before - after, 2) == order["paymentPrice"]


def test_stock_shrinks_and_sold_out_is_404(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    kinguin_id = int(str(product["kinguinId"]))
    set_product(kinguin.desk, kinguin_id, 3.5, 0)
    missing = kinguin.get(f"/v1/products/{kinguin_id}")
    assert missing.status_code == 404
    assert missing.json()["kind"] == "HttpClient"
    assert "detail" not in missing.json()
    restocked = set_product(kinguin.desk, kinguin_id, 3.5, 2)
    assert restocked is not None
    assert (restocked["price"], restocked["qty"]) == (3.5, 2)
    assert kinguin.order(restocked, 2).status_code == 201
    assert kinguin.get(f"/v1/products/{kinguin_id}").status_code == 404


def test_cheapest_offers_come_first_and_lines_grow(kinguin: Kinguin) -> None:
    found = kinguin.get("/v1/products", limit="100", **REGULAR).json()["results"]
    product = next(p for p in found if p["offersCount"] > 1 and len(p["cheapestOfferId"]) == 1)
    changed = set_product(kinguin.desk, product["kinguinId"], None, 1)
    assert changed is not None
    dearest = max(offer["price"] for offer in product["offers"])
    order = kinguin.order(changed | {"price": dearest}, 2).json()
    assert len(order["products"]) == 2
    assert [line["qty"] for line in order["products"]] == [1, 1]
    assert order["products"][0]["price"] == product["price"] < dearest
    assert order["totalPrice"] <= order["requestTotalPrice"]


def test_more_than_25_keys_are_paged(kinguin: Kinguin) -> None:
    found = kinguin.get("/v1/products", limit="100", **REGULAR).json()["results"]
    product, offer = next(
        (product, offer)
        for product in found
        for offer in product["offers"]
        if "wholesale" in offer and offer["textQty"] >= 60
    )
    price = offer["wholesale"]["tiers"][1]["price"]
    answer = kinguin.order(product, 60, price=price, offerId=offer["offerId"])
    assert answer.status_code == 201, answer.text
    assert answer.json()["products"][0]["price"] == price
    path = f"/v2/order/{answer.json()['orderId']}/keys"
    pages = [kinguin.get(path, page=str(page)).json() for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [25, 25, 10, 0]
    assert len({key["id"] for page in pages for key in page}) == 60
    assert len(kinguin.get(path, limit="100").json()) == 60


def test_picture_keys_are_pictures(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    for kind, start in (("image/png", b"\x89PNG"), ("image/gif", b"GIF89a")):
        kinguin.set(key_type="image", image_type=kind)
        order = kinguin.order(product).json()
        key = kinguin.get(f"/v2/order/{order['orderId']}/keys").json()[0]
        assert key["type"] == kind
        assert base64.b64decode(key["serial"]).startswith(start)
        assert key["serial"] in issued_keys(kinguin.desk.journal)


def test_search_finds_by_external_id(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    first = kinguin.order(product, orderExternalId="item-1.1").json()
    second = kinguin.order(product, orderExternalId="item-2.1").json()
    found = kinguin.get("/v1/order", orderExternalId="item-1.1").json()
    assert found["item_count"] == 1
    assert found["results"][0]["orderId"] == first["orderId"]
    none = kinguin.get("/v1/order", orderExternalId="item-3.1").json()
    assert none == {"results": [], "item_count": 0}
    newest = kinguin.get("/v1/order", status="completed").json()["results"]
    assert [order["orderId"] for order in newest] == [second["orderId"], first["orderId"]]
    assert [order["orderId"] for order in list_orders(kinguin.desk.journal)] == [
        second["orderId"],
        first["orderId"],
    ]


def test_a_preorder_waits_for_its_release(kinguin: Kinguin) -> None:
    product = kinguin.product(isPreorder="yes", activePreorder="yes")
    order = kinguin.order(product).json()
    assert order["isPreorder"]
    assert order["preorderReleaseDate"] == product["releaseDate"]
    assert kinguin.get(f"/v1/order/{order['orderId']}").json()["status"] == "processing"
    assert kinguin.get(f"/v2/order/{order['orderId']}/keys").json() == []
    done = act(kinguin.desk, order["orderId"], "complete")
    assert done is not None
    assert done["status"] == "completed"
    mixed: Doc = {
        "products": [
            {"productId": p["productId"], "qty": 1, "price": p["price"]}
            for p in (product, kinguin.product(**REGULAR))
        ]
    }
    assert kinguin.call("POST", "/v2/order", mixed).json()["kind"] == "Preorder"
    assert kinguin.order(product, keyType="text").json()["kind"] == "Preorder"


def test_returns_are_for_untouched_keys_once(kinguin: Kinguin) -> None:
    product = kinguin.product(**REGULAR)
    before = kinguin.get("/v1/balance").json()["balance"]
    order = kinguin.order(product, 2).json()
    path = f"/v2/order/{order['orderId']}/keys/return"
    states = kinguin.call("POST", path)
    assert states.status_code == 200
    assert [state["status"] for state in states.json()] == ["DELIVERED"] * 2
    assert kinguin.desk.outbox.wait_idle(10)
    assert kinguin.get(f"/v1/order/{order['orderId']}").json()["status"] == "refunded"
    assert kinguin.get("/v1/balance").json()["balance"] == before
    assert kinguin.call("POST", path).json()["kind"] == "NoKeysToReturn"
    looked = kinguin.order(product).json()
    kinguin.get(f"/v2/order/{looked['orderId']}/keys")
    refused = kinguin.call("POST", f"/v2/order/{looked['orderId']}/keys/return")
    assert refused.json()["kind"] == "NoKeysToReturn"


def test_an_empty_balance_buys_nothing(kinguin: Kinguin) -> None:
    set_balance(kinguin.desk.journal, 0.01)
    answer = kinguin.order(kinguin.product(**REGULAR))
    assert (answer.status_code, answer.json()["kind"]) == (400, "InsufficientBalance")
    assert kinguin.get("/v1/balance").json() == {"balance": 0.01}
    assert list_orders(kinguin.desk.journal) == []


def test_what_was_answered_survives_a_kill(kinguin: Kinguin, tmp_path: Path) -> None:
    product = kinguin.product(**REGULAR)
    order = kinguin.order(product, orderExternalId="kept").json()
    kinguin.get(f"/v1/order/{order['orderId']}")
    copied = tmp_path / "copy" / "journal"
    copied.parent.mkdir()
    shutil.copy(kinguin.desk.journal.path, copied)
    again = Journal(copied)
    assert [kept["orderId"] for kept in list_orders(again)] == [order["orderId"]]
    assert list_orders(again)[0]["status"] == "completed"
    assert issued_keys(again) == issued_keys(kinguin.desk.journal)
    assert balance(again) == kinguin.get("/v1/balance").json()["balance"]
    again.close()

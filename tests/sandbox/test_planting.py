"""What the control API can make disagree: the providers then tell of it in their own words."""

from __future__ import annotations

import requests
from sandbox.sandbox_shop import Client

from bitloot.sandbox.documents import Doc, Json


def control(client: Client, method: str, path: str, body: Json = None) -> Doc:
    answer = client.control(method, path, body)
    assert answer.status_code == 200, answer.text
    doc: Doc = answer.json()
    return doc


def bearer(client: Client) -> str:
    config = client.parts.config
    login: Doc = {
        "email": config.nowpayments_email,
        "password": config.nowpayments_password,
    }
    return f"Bearer {client.nowpayments('POST', '/auth', login).json()['token']}"


def page(client: Client, number: int, limit: int = 2) -> list[int]:
    query = f"/payment/?limit={limit}&page={number}"
    answer = client.nowpayments("GET", query, Authorization=bearer(client))
    return [row["payment_id"] for row in answer.json()["data"]]


def kinguin(client: Client, path: str) -> requests.Response:
    headers = {"X-Api-Key": client.parts.config.kinguin_api_key}
    return requests.get(client.sandbox.urls["kinguin"] + path, headers=headers, timeout=10)


def test_a_planted_payment_is_read_like_any_other_and_tells_no_shop(client: Client) -> None:
    wanted: Doc = {"count": 3, "order_id": "BL-X", "price_amount": "12.50", "status": "refunded"}
    planted = control(client, "POST", "/payments", wanted)["payments"]
    assert len(planted) == 3
    record = client.record(planted[0])
    assert (record["payment_status"], record["order_id"]) == ("refunded", "BL-X")
    assert record["actually_paid"] == record["pay_amount"] > 0
    client.wait()
    assert client.shop.received == []


def test_a_planted_payment_can_be_old(client: Client) -> None:
    wanted: Doc = {"created_at": "2026-01-02T03:04:05Z"}
    planted = control(client, "POST", "/payments", wanted)["payments"]
    assert client.record(planted[0])["created_at"] == "2026-01-02T03:04:05.000Z"


def test_a_forgotten_payment_is_unknown(client: Client) -> None:
    payment = client.pay()
    control(client, "DELETE", f"/payments/{payment['payment_id']}")
    answer = client.nowpayments("GET", f"/payment/{payment['payment_id']}")
    assert answer.status_code == 404
    assert page(client, 0) == []


def test_nonsense_is_refused(client: Client) -> None:
    for body in ({"count": 0}, {"pay_currency": "gold"}, {"price_amount": "-1"}):
        assert client.control("POST", "/payments", body).status_code == 400
    assert client.control("POST", "/payments", {"status": "paid"}).status_code == 409
    assert client.control("DELETE", "/payments/1").status_code == 404
    assert client.control("POST", "/orders", {"kinguin_id": 0}).status_code == 409
    assert client.control("PATCH", "/orders/NOBODY", {"price": 1}).status_code == 404


def test_a_payment_slips_over_the_edge_of_a_page_once(client: Client) -> None:
    control(client, "POST", "/payments", {"count": 5})
    still = [*page(client, 0), *page(client, 1), *page(client, 2)]
    assert len(set(still)) == 5
    client.switch(nowpayments__list_moves="once")
    assert page(client, 0) == still[:2]
    assert page(client, 1) == [still[1], still[3]]
    assert page(client, 1) == still[2:4]


def test_a_list_that_always_moves_hides_the_same_payment(client: Client) -> None:
    control(client, "POST", "/payments", {"count": 4})
    still = [*page(client, 0), *page(client, 1)]
    client.switch(nowpayments__list_moves="always")
    for _ in range(2):
        assert still[2] not in [*page(client, 0), *page(client, 1)]


def test_orders_behind_the_shops_back_are_charged_and_listed(client: Client) -> None:
    products = control(client, "GET", "/products?q=")["products"]
    product = next(p for p in products if p["qty"] and not p["isPreorder"])
    before = control(client, "GET", "/balance")["amount"]
    wanted: Doc = {"kinguin_id": product["kinguinId"], "external_id": "strange"}
    order = control(client, "POST", "/orders", wanted)
    assert kinguin(client, f"/v1/order/{order['orderId']}").json()["orderExternalId"] == "strange"
    spent = before - control(client, "GET", "/balance")["amount"]
    assert round(spent, 2) == order["paymentPrice"]
    cheaper = control(client, "PATCH", f"/orders/{order['orderId']}", {"price": 0.5})
    assert cheaper["paymentPrice"] == 0.5
    assert round(before - control(client, "GET", "/balance")["amount"], 2) == 0.5
    control(client, "DELETE", f"/orders/{order['orderId']}")
    assert kinguin(client, f"/v1/order/{order['orderId']}").status_code == 404

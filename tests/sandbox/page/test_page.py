"""The page shows what there is, and each of its buttons does what it says."""

from __future__ import annotations

import re
from html import unescape

import pytest
import requests
from sandbox.sandbox_shop import Client

from bitloot.sandbox.documents import Doc
from bitloot.sandbox.nowpayments.acts import ACTS

PRESSES = {
    "confirm": ("payment_status", "confirming"),
    "finish": ("payment_status", "finished"),
    "pay70": ("payment_status", "partially_paid"),
    "pay130": ("payment_status", "finished"),
    "pay_late": ("silent", True),
    "wrong_coin": ("origin_type", "WRONG_ASSET"),
    "fail": ("payment_status", "failed"),
    "expire": ("payment_status", "expired"),
    "ipn_drop": ("muted", True),
    "ipn_duplicate": ("payment_status", "waiting"),
    "ipn_reorder": ("payment_status", "waiting"),
    "ipn_forge": ("payment_status", "waiting"),
}


def _page(client: Client, path: str) -> str:
    answer = requests.get(client.sandbox.urls["control"] + path, timeout=5)
    assert answer.status_code == 200, path
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    return unescape(answer.text)


def _button(page: str, action: str) -> str:
    found = re.search(rf'<button[^>]*data-post="([^"]*/{action})"[^>]*>', page)
    assert found, action
    assert " disabled" not in found[0], action
    return found[1]


def _press(client: Client, url: str) -> Doc:
    host = client.sandbox.urls["control"].removesuffix("/sandbox/")
    answer = requests.post(host + url, timeout=5)
    assert answer.status_code == 200, answer.text
    doc: Doc = answer.json()
    return doc


@pytest.mark.parametrize("action", sorted(PRESSES))
def test_each_button_of_a_waiting_payment(client: Client, action: str) -> None:
    client.pay()
    client.wait()
    name, value = PRESSES[action]
    told = len(client.shop.received)
    assert _press(client, _button(_page(client, "payments"), action))[name] == value
    client.wait()
    silent = action in {"expire", "pay_late", "ipn_drop"}
    assert (len(client.shop.received) > told) != silent


@pytest.mark.parametrize(
    ("action", "name", "value"),
    [("refund", "payment_status", "refunded"), ("pay_again", "origin_type", "REPEATED")],
)
def test_the_buttons_of_a_finished_payment(
    client: Client, action: str, name: str, value: str
) -> None:
    client.act(client.pay(), "finish")
    assert _press(client, _button(_page(client, "payments"), action))[name] == value


def test_every_act_but_the_free_one_has_a_button(client: Client) -> None:
    client.pay()
    page = _page(client, "payments")
    drawn = set(re.findall(r'data-post="/sandbox/api/payments/\d+/(\w+)"', page))
    assert drawn == set(ACTS) - {"advance"}


def test_payments_are_found_by_what_one_pastes(client: Client) -> None:
    payment = client.pay(order_id="BL-77")
    client.pay(order_id="BL-88")
    for words in ("bl-77", str(payment["payment_id"]), str(payment["pay_address"])):
        page = _page(client, f"payments?q={words}")
        assert "BL-77" in page
        assert "BL-88" not in page
    assert "Nothing matches" in _page(client, "payments?q=unknown")


def test_a_mail_is_shown_in_a_frame_that_may_do_nothing(client: Client) -> None:
    body: Doc = {
        "from": "orders@bitloot.example",
        "to": "ada@mail.example",
        "subject": "Tom & Jerry",
        "html": "<script>alert(1)</script><b>Hi</b>",
        "text": "Hi there",
    }
    mail_id = client.resend("POST", "/emails", body).json()["id"]
    assert "Tom & Jerry" in _page(client, "mails")
    page = _page(client, f"mails/{mail_id}")
    assert "Hi there" in page
    assert (
        f'sandbox="allow-popups allow-popups-to-escape-sandbox" src="/sandbox/mails/{mail_id}'
        in page
    )
    url = f"{client.sandbox.urls['control']}mails/{mail_id}/html"
    frame = requests.get(url, timeout=5)
    policy = frame.headers["content-security-policy"]
    assert policy.startswith("sandbox allow-popups")
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert requests.get(url.replace(mail_id, "unknown"), timeout=5).status_code == 404


def test_every_switch_has_its_control(client: Client) -> None:
    page = _page(client, "switches")
    drawn = set(re.findall(r'data-switch="([\w.]+)"', page))
    assert drawn == set(client.control("GET", "/switches").json())


def test_kinguin_shows_its_shelves_and_orders(client: Client) -> None:
    product = client.control("GET", "/products").json()["products"][0]
    url = f"/products/{product['kinguinId']}"
    changed = client.control("PATCH", url, {"price": 12.5, "qty": 0}).json()
    assert (changed["qty"], changed["price"]) == (0, 12.5)
    page = _page(client, f"kinguin?q={product['kinguinId']}")
    assert product["name"] in page
    assert "0 in stock" in page
    assert client.control("POST", "/balance", {"amount": 77.5}).status_code == 200
    assert 'value="77.50"' in _page(client, "kinguin")
    assert client.control("PATCH", "/products/1", {"qty": 0}).status_code == 404
    assert client.control("PATCH", url, {"qty": "none"}).status_code == 400
    assert client.control("POST", "/orders/unknown/complete").status_code == 404


def test_another_site_may_not_press_the_buttons(client: Client) -> None:
    url = client.sandbox.urls["control"] + "api/reset"
    foreign = {"origin": "https://elsewhere.example"}
    client.pay()
    assert requests.post(url, headers=foreign, timeout=5).status_code == 403
    assert client.control("GET", "/state").json()["counts"]["payments"] == 1


def test_switches_over_http_are_all_or_nothing(client: Client) -> None:
    body: Doc = {"ipn.retries": 5, "ipn.drop_rate": 2}
    assert client.control("PATCH", "/switches", body).status_code == 400
    assert client.control("GET", "/switches").json()["ipn.retries"] == 3
    client.switch(ipn__retries=5)
    client.control("POST", "/reset")
    assert client.control("GET", "/switches").json()["ipn.retries"] == 3


def test_the_state_names_every_server(client: Client) -> None:
    state = client.control("GET", "/state").json()
    assert set(state["urls"]) == {"nowpayments", "kinguin", "resend", "s3", "control"}
    assert state["idle"] is True

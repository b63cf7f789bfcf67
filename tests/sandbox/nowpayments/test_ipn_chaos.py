"""What may happen to an IPN on its way."""

from __future__ import annotations

import pytest
from sandbox.sandbox_shop import Client

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.nowpayments.ipn import sign

WALK = ["waiting", "confirming", "confirmed", "sending", "finished"]


def _log(client: Client, payment: Doc) -> list[Doc]:
    ipns: list[Doc] = client.control("GET", f"/payments/{payment['payment_id']}").json()["ipns"]
    return ipns


def test_a_refused_ipn_is_sent_again_the_same(client: Client) -> None:
    client.switch(ipn__retry_gap_s=0.01)
    client.shop.answers.extend([500, 503])
    client.pay()
    first, second, third = client.shop.wait_for(3)
    assert first.body == second.body == third.body
    assert first.headers["x-nowpayments-sig"] == third.headers["x-nowpayments-sig"]


def test_after_three_retries_it_is_given_up(client: Client) -> None:
    client.switch(ipn__retry_gap_s=0.0)
    client.shop.answers.extend([500] * 10)
    payment = client.pay()
    client.shop.wait_for(4)
    client.wait()
    assert len(client.shop.received) == 4
    assert [ipn["state"] for ipn in _log(client, payment)] == ["failed"]


def test_dropped_ones_never_arrive(client: Client) -> None:
    client.switch(ipn__drop_rate=1)
    payment = client.pay()
    client.act(payment, "finish")
    assert client.shop.received == []
    assert [ipn["state"] for ipn in _log(client, payment)] == ["dropped"] * 5


def test_some_are_dropped_the_same_ones_for_the_same_seed(client: Client) -> None:
    states: list[list[Json]] = []
    for seed in (7, 8, 7):
        client.switch(ipn__drop_rate=0.5, ipn__seed=seed)
        payment = client.pay()
        client.act(payment, "finish")
        states.append([ipn["state"] for ipn in _log(client, payment)])
    assert states[0] == states[2]
    assert {"dropped", "delivered"} <= {str(state) for run in states for state in run}


def test_duplicates_arrive_twice(client: Client) -> None:
    client.switch(ipn__duplicate_rate=1)
    client.act(client.pay(), "finish")
    assert client.shop.statuses() == [status for status in WALK for _ in range(2)]


def test_delayed_ones_arrive_out_of_order(client: Client) -> None:
    client.switch(ipn__reorder_ms=120, ipn__seed=3)
    client.act(client.pay(), "finish")
    client.shop.wait_for(5)
    assert client.shop.statuses() != WALK
    assert sorted(map(str, client.shop.statuses())) == sorted(WALK)


def test_forged_ones_are_badly_signed_and_claim_the_end(client: Client) -> None:
    client.switch(ipn__forge_rate=1)
    client.pay()
    client.shop.wait_for(2)
    secret = client.parts.config.nowpayments_ipn_secret
    good = {
        webhook.json["payment_status"]: webhook.headers["x-nowpayments-sig"]
        == sign(secret, webhook.body)
        for webhook in client.shop.received
    }
    assert good == {"waiting": True, "finished": False}


def test_the_button_loses_ipns_until_pressed_again(client: Client) -> None:
    payment = client.pay()
    client.wait()
    assert client.act(payment, "ipn_drop")["muted"] is True
    client.act(payment, "confirm")
    assert client.act(payment, "ipn_drop")["muted"] is False
    client.act(payment, "confirm")
    assert client.shop.statuses() == ["waiting", "confirmed"]


@pytest.mark.parametrize(
    ("action", "again"), [("ipn_duplicate", WALK[-1:]), ("ipn_reorder", WALK[::-1])]
)
def test_the_buttons_send_again_byte_for_byte(
    client: Client, action: str, again: list[str]
) -> None:
    payment = client.pay()
    client.act(payment, "finish")
    bodies = {webhook.body for webhook in client.shop.received}
    client.act(payment, action)
    assert client.shop.statuses() == [*WALK, *again]
    assert {webhook.body for webhook in client.shop.received} == bodies


def test_the_forge_button(client: Client) -> None:
    payment = client.pay()
    client.wait()
    client.act(payment, "ipn_forge")
    forged = client.shop.received[-1]
    secret = client.parts.config.nowpayments_ipn_secret
    assert forged.json["payment_status"] == "finished"
    assert forged.headers["x-nowpayments-sig"] != sign(secret, forged.body)
    assert client.record(payment)["payment_status"] == "waiting"


@pytest.mark.parametrize("signature", ["good", "bad", "none"])
def test_an_ipn_that_says_anything(client: Client, signature: str) -> None:
    payment = client.pay()
    body: Doc = {"fields": {"payment_status": "finished"}, "signature": signature}
    url = f"/payments/{payment['payment_id']}/ipn"
    assert client.control("POST", url, body).status_code == 200
    client.wait()
    told = next(w for w in client.shop.received if w.json["payment_status"] == "finished")
    good = sign(client.parts.config.nowpayments_ipn_secret, told.body)
    given = told.headers.get("x-nowpayments-sig")
    assert {"good": given == good, "bad": given != good, "none": given is None}[signature]
    assert client.record(payment)["payment_status"] == "waiting"

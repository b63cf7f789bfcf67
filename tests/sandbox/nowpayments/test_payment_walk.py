"""A payment's whole life over HTTP, every IPN checked."""

from __future__ import annotations

import json

import pytest
from sandbox.sandbox_shop import Client, Received

from bitloot.sandbox.documents import Doc, Json
from bitloot.sandbox.nowpayments.ipn import sign
from bitloot.sandbox.nowpayments.javascript import canonical

WALK = ["waiting", "confirming", "confirmed", "sending", "finished"]


def _check_signed(client: Client, webhook: Received) -> Doc:
    secret = client.parts.config.nowpayments_ipn_secret
    assert webhook.headers["x-nowpayments-sig"] == sign(secret, webhook.body)
    assert webhook.path == "/webhooks/nowpayments"
    doc: Doc = json.loads(webhook.body)
    assert canonical(doc) == webhook.body
    return doc


def test_step_by_step_each_status_is_told_and_readable(client: Client) -> None:
    payment = client.pay("xrp", 8.0)
    assert isinstance(payment["payment_id"], str)
    assert payment["payin_extra_id"]
    for status in WALK[1:]:
        assert client.act(payment, "confirm")["payment_status"] == status
        record = client.record(payment)
        assert record["payment_status"] == status
        assert record["payment_id"] == int(payment["payment_id"])
        assert record["payin_hash"]
        assert bool(record["payout_hash"]) == (status == "finished")
    bodies = [_check_signed(client, webhook) for webhook in client.shop.wait_for(5)]
    assert [body["payment_status"] for body in bodies] == WALK
    assert [body["actually_paid"] for body in bodies] == [0, *[payment["pay_amount"]] * 4]
    stamps = [body["updated_at"] for body in bodies]
    assert all(isinstance(stamp, int) for stamp in stamps)
    assert len(set(map(str, stamps))) == 5
    last = bodies[-1]
    assert last["purchase_id"] == payment["purchase_id"]
    assert isinstance(last["payment_id"], int)
    assert "payin_hash" not in last


def test_finish_walks_at_once(client: Client) -> None:
    payment = client.pay()
    assert client.act(payment, "finish")["payment_status"] == "finished"
    assert client.shop.statuses() == WALK


def test_in_auto_mode_a_payment_pays_itself(client: Client) -> None:
    client.switch(nowpayments__auto="auto")
    payment = client.pay()
    client.wait()
    assert client.record(payment)["payment_status"] == "finished"
    assert client.shop.statuses() == WALK


@pytest.mark.parametrize(
    ("case", "ends"),
    [
        ("success", "finished"),
        ("common", "finished"),
        ("failed", "failed"),
        ("partially_paid", "partially_paid"),
    ],
)
def test_the_case_decides_the_end(client: Client, case: str, ends: str) -> None:
    client.switch(nowpayments__auto="auto")
    payment = client.pay(case=case)
    client.wait()
    assert client.record(payment)["payment_status"] == ends


@pytest.mark.parametrize(
    ("action", "share", "ends"), [("pay70", 0.7, "partially_paid"), ("pay130", 1.3, "finished")]
)
def test_too_little_and_too_much(client: Client, action: str, share: float, ends: str) -> None:
    payment = client.pay()
    client.act(payment, action)
    record = client.record(payment)
    assert record["payment_status"] == ends
    asked = payment["pay_amount"]
    assert isinstance(asked, float)
    assert record["actually_paid"] == pytest.approx(asked * share)
    assert client.shop.statuses()[-1] == ends


def test_a_late_payment_is_silent_and_readable(client: Client) -> None:
    payment = client.pay()
    client.act(payment, "pay_late")
    assert client.record(payment)["payment_status"] == "finished"
    assert client.shop.statuses() == ["waiting"]


def test_an_unpaid_payment_expires_by_itself(client: Client) -> None:
    client.switch(nowpayments__valid_minutes=0)
    payment = client.pay()
    client.wait()
    assert client.record(payment)["payment_status"] == "expired"
    assert client.shop.statuses() == ["waiting"]


@pytest.mark.parametrize("action", ["fail", "expire", "refund"])
def test_other_ends(client: Client, action: str) -> None:
    payment = client.pay()
    if action == "refund":
        client.act(payment, "finish")
    ends = {"fail": "failed", "expire": "expired", "refund": "refunded"}[action]
    assert client.act(payment, action)["payment_status"] == ends
    assert (client.shop.statuses()[-1] == ends) == (action != "expire")


def test_advance_sets_what_the_rules_would_not(client: Client) -> None:
    payment = client.pay()
    client.act(payment, "advance", to="finished", actually_paid="0")
    record = client.record(payment)
    assert (record["payment_status"], record["actually_paid"]) == ("finished", 0)


@pytest.mark.parametrize("keeps_order", [True, False])
def test_a_repeated_deposit_is_a_child(client: Client, *, keeps_order: bool) -> None:
    client.switch(nowpayments__child_order_id=keeps_order)
    payment = client.pay()
    client.act(payment, "pay70")
    child = client.act(payment, "pay_again")
    told = _check_signed(client, client.shop.received[-1])
    parent_id: Json = int(str(payment["payment_id"]))
    assert told["parent_payment_id"] == parent_id
    assert told["payment_id"] == int(str(child["payment_id"]))
    assert told["order_id"] == ("BL-1001" if keeps_order else None)
    assert told["purchase_id"] == payment["purchase_id"]
    record = client.record(child)
    assert (record["parent_payment_id"], record["origin_type"]) == (parent_id, "REPEATED")
    assert record["payment_status"] == "finished"
    parent = client.record(payment)
    assert parent["payment_extra_ids"] == [record["payment_id"]]
    paid = [float(str(doc["actually_paid"])) for doc in (parent, record)]
    assert sum(paid) == pytest.approx(payment["pay_amount"])


def test_a_wrong_coin_is_a_child_in_that_coin(client: Client) -> None:
    payment = client.pay("bnbbsc")
    child = client.act(payment, "wrong_coin", pay_currency="usdtbsc")
    record = client.record(child)
    assert (record["pay_currency"], record["outcome_currency"]) == ("usdtbsc", "usdttrc20")
    assert record["pay_address"] == payment["pay_address"]
    assert client.record(payment)["payment_status"] == "waiting"


@pytest.mark.parametrize(
    ("action", "options", "status"),
    [
        ("refund", {}, 409),
        ("pay_again", {}, 409),
        ("advance", {"to": "nowhere"}, 409),
        ("advance", {"to": "finished", "actually_paid": "much"}, 409),
        ("dance", {}, 404),
    ],
)
def test_an_act_that_makes_no_sense_changes_nothing(
    client: Client, action: str, options: Doc, status: int
) -> None:
    payment = client.pay()
    answer = client.control("POST", f"/payments/{payment['payment_id']}/{action}", options)
    assert answer.status_code == status
    assert "error" in answer.json()
    assert client.record(payment)["payment_status"] == "waiting"

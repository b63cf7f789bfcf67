"""Status codes, envelopes and shapes as the provider's notes have them."""

from __future__ import annotations

import re
from typing import Literal

import jwt
import pytest
import requests
from sandbox.sandbox_shop import Client

from bitloot.sandbox.documents import Doc, Json

GOOD: Doc = {"price_amount": 20, "price_currency": "usd", "pay_currency": "btc"}


def _bearer(client: Client) -> str:
    config = client.parts.config
    body: Doc = {"email": config.nowpayments_email, "password": config.nowpayments_password}
    token: str = client.nowpayments("POST", "/auth", body).json()["token"]
    return f"Bearer {token}"


def _envelope(answer: requests.Response) -> tuple[int, str]:
    doc: Doc = answer.json()
    assert set(doc) == {"status", "statusCode", "code", "message"}
    assert (doc["status"], doc["statusCode"]) == (False, answer.status_code)
    return answer.status_code, str(doc["code"])


def test_status_needs_no_key_and_all_else_does(client: Client) -> None:
    url = client.sandbox.urls["nowpayments"]
    assert requests.get(f"{url}/status", timeout=5).json() == {"message": "OK"}
    assert _envelope(requests.get(f"{url}/currencies", timeout=5)) == (403, "INVALID_API_KEY")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"price_amount": None}, "INVALID_REQUEST_PARAMS"),
        ({"price_amount": "x"}, "INVALID_REQUEST_PARAMS"),
        ({"price_amount": -1}, "INVALID_REQUEST_PARAMS"),
        ({"price_currency": "no-such"}, "INVALID_REQUEST_PARAMS"),
        ({"price_currency": "zzz"}, "INVALID_REQUEST_PARAMS"),
        ({"pay_currency": "zzz"}, "INVALID_REQUEST_PARAMS"),
        ({"pay_currency": "eur"}, "INVALID_REQUEST_PARAMS"),
        ({"ipn_callback_url": "shop/ipn"}, "INVALID_REQUEST_PARAMS"),
        ({"is_fixed_rate": "yes"}, "INVALID_REQUEST_PARAMS"),
        ({"case": "lucky"}, "INVALID_REQUEST_PARAMS"),
        ({"price_amount": 0.5}, "AMOUNT_MINIMAL_ERROR"),
    ],
)
def test_a_wrong_create_is_refused(client: Client, change: Doc, code: str) -> None:
    body: Doc = {**GOOD, **change}
    assert _envelope(client.nowpayments("POST", "/payment", body)) == (400, code)
    assert client.control("GET", "/payments").json() == {"payments": []}


def test_every_coin_gives_an_address_of_its_pattern(client: Client) -> None:
    rows = client.nowpayments("GET", "/full-currencies").json()["currencies"]
    assert len(rows) >= 15
    for row in rows:
        payment = client.pay(row["code"].lower(), 60)
        assert re.search(row["wallet_regex"], str(payment["pay_address"])), row["code"]
        assert (payment["payin_extra_id"] is not None) == row["extra_id_exists"]
        if row["extra_id_exists"]:
            assert re.search(row["extra_id_regex"], str(payment["payin_extra_id"]))
        host = client.sandbox.urls["nowpayments"].removesuffix("/v1")
        assert requests.get(host + row["logo_url"], timeout=5).text.startswith("<svg")


def test_the_lists_of_coins(client: Client) -> None:
    plain = client.nowpayments("GET", "/currencies").json()["currencies"]
    fixed = client.nowpayments("GET", "/currencies?fixed_rate=true").json()["currencies"]
    mine = client.nowpayments("GET", "/merchant/coins").json()["selectedCurrencies"]
    assert plain == [row["currency"] for row in fixed] == [code.lower() for code in mine]
    assert all(row["min_amount"] < row["max_amount"] for row in fixed)


def test_estimate_minimum_and_payment_agree(client: Client) -> None:
    query = "/estimate?amount=49.99&currency_from=eur&currency_to=btc"
    estimated = client.nowpayments("GET", query).json()["estimated_amount"]
    assert client.pay("btc", 49.99)["pay_amount"] == estimated
    query = "/min-amount?currency_from=btc&currency_to=usdttrc20&fiat_equivalent=eur"
    least = client.nowpayments("GET", query).json()
    fixed = client.nowpayments("GET", query + "&is_fixed_rate=true").json()
    assert fixed["min_amount"] > least["min_amount"] > 0
    assert client.pay("btc", least["fiat_equivalent"] + 0.01)
    body: Doc = {**GOOD, "price_currency": "eur", "price_amount": least["fiat_equivalent"] - 0.01}
    assert client.nowpayments("POST", "/payment", body).json()["code"] == "AMOUNT_MINIMAL_ERROR"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("/estimate?currency_from=eur&currency_to=btc", "amount is required"),
        ("/estimate?amount=1&currency_from=eur", "currency_to is required"),
        (
            "/estimate?amount=1&currency_from=e-r&currency_to=btc",
            "currency_from must only contain alpha-numeric characters",
        ),
        ("/min-amount?currency_from=btc", "currency_to is required"),
    ],
)
def test_a_wrong_query_is_refused(client: Client, query: str, message: str) -> None:
    answer = client.nowpayments("GET", query)
    assert _envelope(answer) == (400, "INVALID_REQUEST_PARAMS")
    assert answer.json()["message"] == message


@pytest.mark.parametrize(("payment_id", "status"), [("1234567890", 404), ("abc", 400)])
def test_an_unknown_payment(client: Client, payment_id: str, status: int) -> None:
    assert _envelope(client.nowpayments("GET", f"/payment/{payment_id}"))[0] == status


def test_the_list_needs_a_token_of_five_minutes(client: Client) -> None:
    assert _envelope(client.nowpayments("GET", "/payment/"))[0] == 401
    wrong = client.nowpayments("GET", "/payment/", authorization="Bearer x.y.z")
    assert _envelope(wrong)[0] == 401
    token = _bearer(client).removeprefix("Bearer ")
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["exp"] - claims["iat"] == 300
    bad = client.nowpayments("POST", "/auth", {"email": "a", "password": "b"})
    assert bad.status_code in {401, 403}


@pytest.mark.parametrize("order", ["asc", "desc"])
def test_the_list_comes_in_pages(client: Client, order: Literal["asc", "desc"]) -> None:
    made = [int(str(client.pay()["payment_id"])) for _ in range(5)]
    token = _bearer(client)
    seen: list[int] = []
    for page in range(3):
        query = f"/payment/?limit=2&page={page}&orderBy={order}&sortBy=created_at"
        answer = client.nowpayments("GET", query, authorization=token).json()
        assert (answer["pagesCount"], answer["total"], answer["page"]) == (3, 5, page)
        seen += [row["payment_id"] for row in answer["data"]]
    assert sorted(seen) == sorted(made)


@pytest.mark.parametrize(
    ("query", "status"),
    [("limit=501", 400), ("limit=x", 400), ("sortBy=x", 400), ("orderBy=created_at", 500)],
)
def test_a_wrong_list_query(client: Client, query: str, status: int) -> None:
    token = _bearer(client)
    answer = client.nowpayments("GET", f"/payment/?{query}", authorization=token)
    assert _envelope(answer)[0] == status


def test_the_list_by_day(client: Client) -> None:
    client.pay()
    token = _bearer(client)
    for query, total in (("dateFrom=2020-01-01", 1), ("dateTo=2020-01-01", 0)):
        answer = client.nowpayments("GET", f"/payment/?{query}", authorization=token)
        assert answer.json()["total"] == total


def test_a_new_quote_only_after_the_old_has_run_out(client: Client) -> None:
    payment = client.pay()
    url = f"/payment/{payment['payment_id']}/update-merchant-estimate"
    client.switch(nowpayments__market_factor=0.5)
    same = client.nowpayments("POST", url).json()
    assert same["pay_amount"] == payment["pay_amount"]
    assert same["expiration_estimate_date"] == payment["expiration_estimate_date"]
    client.switch(nowpayments__market_factor=1, nowpayments__quote_minutes=0)
    payment = client.pay()
    client.switch(nowpayments__market_factor=0.5)
    url = f"/payment/{payment['payment_id']}/update-merchant-estimate"
    assert client.nowpayments("POST", url).json()["pay_amount"] > payment["pay_amount"]


def test_the_payer_may_bear_the_fee(client: Client) -> None:
    plain, bearing = client.pay(), client.pay(is_fee_paid_by_user=True)
    assert bearing["is_fixed_rate"] is True
    assert float(str(bearing["pay_amount"])) > float(str(plain["pay_amount"]))


def test_the_balance_grows_by_what_settled(client: Client) -> None:
    assert client.nowpayments("GET", "/balance").json() == {}
    payment = client.act(client.pay(), "finish")
    held = client.nowpayments("GET", "/balance").json()
    assert held == {"usdttrc20": {"amount": payment["outcome_amount"], "pendingAmount": 0}}


def test_the_limiter_answers_html_before_asking_for_the_key(client: Client) -> None:
    client.switch(nowpayments__rate_limit=True)
    url = client.sandbox.urls["nowpayments"] + "/payment"
    answers = [requests.post(url, json={}, timeout=5) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 429, 429, 429, 403]
    assert answers[0].json()["code"] == "INVALID_API_KEY"
    assert answers[-1].headers["content-type"].startswith("text/html")
    assert "retry-after" not in answers[-1].headers


@pytest.mark.parametrize(("failure", "made"), [("500_before", 0), ("500_after", 1)])
def test_the_next_create_fails_once(client: Client, failure: str, made: int) -> None:
    client.switch(nowpayments__fail_next=failure)
    assert _envelope(client.nowpayments("POST", "/payment", GOOD))[0] == 500
    assert len(client.control("GET", "/payments").json()["payments"]) == made
    assert client.nowpayments("POST", "/payment", GOOD).status_code == 201


def test_a_create_may_time_out_after_the_deed(client: Client) -> None:
    client.switch(nowpayments__fail_next="timeout_after", nowpayments__timeout_s=2)
    url = client.sandbox.urls["nowpayments"] + "/payment"
    headers = {"x-api-key": client.parts.config.nowpayments_api_key}
    with pytest.raises(requests.ReadTimeout):
        requests.post(url, json=GOOD, headers=headers, timeout=0.3)
    assert len(client.control("GET", "/payments").json()["payments"]) == 1


@pytest.mark.parametrize(("outage", "status"), [("down", 503), ("nonsense", 200)])
def test_an_outage_answers_html(client: Client, outage: str, status: int) -> None:
    client.switch(nowpayments__outage=outage)
    answer = client.nowpayments("GET", "/currencies")
    assert (answer.status_code, answer.headers["content-type"][:9]) == (status, "text/html")


def test_amounts_are_written_as_javascript_does(client: Client) -> None:
    client.switch(nowpayments__minimum_factor=0)
    text: Json = client.nowpayments("POST", "/payment", {**GOOD, "price_amount": 0.5}).text
    assert '"pay_amount":0.00000548' in str(text)
    assert '"price_amount":0.5' in str(text)


XRP, TAG = "rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe", "12345"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"address": XRP, "currency": "xrp", "extra_id": TAG}, 200),
        ({"address": XRP, "currency": "XRP", "extra_id": None}, 200),
        ({"address": XRP, "currency": "xrp", "extra_id": "no tag"}, 400),
        ({"address": XRP, "currency": "btc"}, 400),
        ({"address": XRP, "currency": "nocoin"}, 400),
        ({"currency": "xrp"}, 400),
    ],
)
def test_an_address_is_validated_without_sending_anything(
    client: Client, body: Doc, status: int
) -> None:
    answer = client.nowpayments("POST", "/payout/validate-address", body)
    assert answer.status_code == status
    if status == 200:
        assert answer.text == "OK"
    else:
        assert _envelope(answer)[0] == 400


def test_answers_are_distorted_when_asked_for(client: Client) -> None:
    payment = client.pay()
    path = f"/payment/{payment['payment_id']}"
    client.switch(nowpayments__distort="negative")
    assert client.nowpayments("GET", path).json()["actually_paid"] == -1
    client.switch(nowpayments__distort="strings")
    assert client.nowpayments("GET", path).json()["payment_id"] == str(payment["payment_id"])
    client.switch(nowpayments__distort="no_amount")
    assert client.nowpayments("POST", "/payment", GOOD).json()["pay_address"] is None
    client.switch(nowpayments__distort="none")
    assert client.nowpayments("GET", path).json()["actually_paid"] == 0

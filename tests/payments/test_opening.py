"""Opening a payment over HTTP: the coins, the bad inputs, the answer that never came."""

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.cache import get_redis
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_due
from bitloot.payments.states import PaymentStatus


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="25.80")
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


def payments() -> list[Payment]:
    db.session.rollback()
    return list(db.session.scalars(select(Payment).order_by(Payment.id)))


def test_coins_are_listed_with_network_icon_and_minimum(
    client: FlaskClient, sandbox: SandboxControl, app: ShopFlask
) -> None:
    sandbox.switch(**{"nowpayments.minimum_factor": 1})
    answer = client.get("/api/v1/payments/currencies?amount=2.00").json
    coins = {coin["code"]: coin for coin in answer["items"]}
    btc, xrp = coins["btc"], coins["xrp"]
    assert (btc["network_name"], btc["is_popular"], btc["available"]) == ("Bitcoin", True, False)
    assert "smallest" in btc["unavailable_reason"]
    assert Decimal(btc["min_amount_eur"]) > 2
    assert (xrp["needs_extra_id"], xrp["extra_id_name"]) == (True, "Destination tag")
    assert (btc["needs_extra_id"], btc["extra_id_name"]) == (False, None)
    assert btc["icon_url"].endswith("/images/coins/btc.svg")
    richer = client.get("/api/v1/payments/currencies?amount=500").json["items"]
    assert {coin["available"] for coin in richer} == {True}
    assert client.get("/api/v1/payments/currencies").status_code == 200


@pytest.mark.parametrize("outage", ["down", "nonsense"])
def test_coins_are_listed_from_the_cache_while_the_provider_is_away(
    client: FlaskClient, sandbox: SandboxControl, outage: str
) -> None:
    first = client.get("/api/v1/payments/currencies").json
    sandbox.switch(**{"nowpayments.outage": outage})
    try:
        assert client.get("/api/v1/payments/currencies").json == first
        get_redis().flushdb()
        assert client.get("/api/v1/payments/currencies").status_code == 503
        assert get_redis().get("payments:currencies") is None
    finally:
        sandbox.switch(**{"nowpayments.outage": "none"})
        get_redis().flushdb()


@pytest.mark.parametrize(
    "query",
    ["amount=0", "amount=-1", "amount=x", "amount=NaN", "amount=1e99", "amount=0.001"],
)
def test_a_strange_amount_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/api/v1/payments/currencies?{query}").status_code == 422
    assert client.get(f"/api/v1/payments/estimate?currency=btc&{query}").status_code == 422


def test_an_estimate_is_kept_for_a_while(client: FlaskClient, sandbox: SandboxControl) -> None:
    path = "/api/v1/payments/estimate?amount=100&currency=BTC"
    first = client.get(path).json
    assert Decimal(first["pay_amount"]) > 0
    sandbox.switch(**{"nowpayments.market_factor": 2})
    assert client.get(path).json == first
    assert client.get(path.replace("BTC", "nocoin")).status_code == 422


@pytest.mark.parametrize(
    ("coin", "starts"),
    [("ltc", "litecoin:"), ("xmr", "monero:"), ("eth", "ethereum:"), ("usdttrc20", "T")],
)
def test_a_wallet_is_handed_what_it_understands(bought: Checkout, coin: str, starts: str) -> None:
    payment = bought.pay_with(coin)
    assert str(payment["payment_uri"]).startswith(starts)
    assert str(payment["pay_address"]) in str(payment["payment_uri"])
    assert ("amount" in str(payment["payment_uri"])) == (coin in {"ltc", "xmr"})


def test_a_memo_is_named(bought: Checkout) -> None:
    payment = bought.pay_with("XRP")
    assert payment["payin_extra_id"]
    assert payment["extra_id_name"] == "Destination tag"
    assert payment["pay_currency"] == "xrp"


def test_the_same_coin_again_is_the_same_payment(bought: Checkout) -> None:
    first, second = bought.pay_with("btc"), bought.pay_with("btc")
    assert first["id"] == second["id"]
    assert len(payments()) == 1


def test_another_coin_retires_the_old_address_but_it_is_watched(bought: Checkout) -> None:
    bought.pay_with("btc")
    new = bought.pay_with("ltc")
    old = payments()[0]
    assert old.retired_at is not None
    assert old.next_poll_at is not None
    assert bought.look()["payment"]["id"] == new["id"]


def test_a_quote_that_ran_out_is_replaced(bought: Checkout) -> None:
    first = bought.pay_with("btc")
    payments()[0].expires_at = utcnow()
    commit()
    assert bought.pay_with("btc")["id"] != first["id"]


@pytest.mark.parametrize(
    "body", [{}, {"pay_currency": ""}, {"pay_currency": 7}, {"pay_currency": "nocoin"},
             {"pay_currency": "b\x00c"}, {"pay_currency": "btc", "amount": 1}, [], None],
)  # fmt: skip
def test_bad_inputs(client: FlaskClient, bought: Checkout, body: object) -> None:
    path = f"/api/v1/orders/{bought.id}/payment"
    answer = client.post(path, json=body, headers=bought.session)
    assert answer.status_code in {400, 422}
    assert answer.mimetype == "application/problem+json"
    assert payments() == []


def test_strangers_open_nothing(client: FlaskClient, bought: Checkout) -> None:
    path = f"/api/v1/orders/{bought.id}/payment"
    assert client.post(path, json={"pay_currency": "btc"}).status_code == 401
    other = checkout(client, (bought.row().items[0].product_id, 1))
    answer = client.post(path, json={"pay_currency": "btc"}, headers=other.session)
    assert answer.status_code == 404


def test_an_order_that_is_over_cannot_be_paid(client: FlaskClient, bought: Checkout) -> None:
    path = f"/api/v1/orders/{bought.id}/payment"
    row = bought.row()
    row.expires_at = utcnow() - timedelta(seconds=1)
    commit()
    late = client.post(path, json={"pay_currency": "btc"}, headers=bought.session)
    assert late.status_code == 409
    with transaction():
        orders.mark_cancelled(db.session.get_one(Order, bought.id), cause="test")
    over = client.post(path, json={"pay_currency": "btc"}, headers=bought.session)
    assert over.status_code == 409


def test_below_the_minimum_names_the_coin(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"nowpayments.minimum_factor": 1000})
    path = f"/api/v1/orders/{bought.id}/payment"
    answer = client.post(path, json={"pay_currency": "btc"}, headers=bought.session)
    assert answer.status_code == 422
    assert "pay_currency" in answer.json["errors"]["json"]
    assert {payment.status for payment in payments()} <= {PaymentStatus.ABANDONED}


def test_a_lost_answer_is_not_repeated_and_is_found_by_its_ipn(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    sandbox.switch(**{"nowpayments.fail_next": "500_after", "ipn.on_waiting": True})
    path = f"/api/v1/orders/{bought.id}/payment"
    answer = client.post(path, json={"pay_currency": "btc"}, headers=bought.session)
    assert answer.status_code == 503
    assert len(sandbox.payments(str(bought.order["number"]))) == 1
    assert [payment.status for payment in payments()] == [PaymentStatus.ABANDONED]
    sandbox.wait()
    run_jobs()
    (adopted,) = payments()
    assert adopted.status is PaymentStatus.WAITING
    assert adopted.provider_payment_id == sandbox.payments()[0]["payment_id"]
    assert adopted.retired_at is not None
    again = bought.pay_with("btc")
    assert bought.look()["payment"]["id"] == again["id"]


def test_an_asking_whose_process_died_is_given_up(bought: Checkout) -> None:
    row = bought.row()
    db.session.add(
        Payment(
            order_id=row.id, price=row.total, pay_currency="btc", is_fixed_rate=True,
            actually_paid=Decimal(0), created_at=utcnow() - timedelta(minutes=10),
        )
    )  # fmt: skip
    commit()
    with transaction():
        poll_due()
    assert payments()[0].status is PaymentStatus.ABANDONED
    assert bought.pay_with("btc")["status"] == "waiting"


def test_two_clicks_open_one_payment(app: ShopFlask, bought: Checkout) -> None:
    codes: list[int] = []

    def click() -> None:
        answer = app.test_client().post(
            f"/api/v1/orders/{bought.id}/payment",
            json={"pay_currency": "btc"},
            headers=bought.session,
        )
        codes.append(answer.status_code)

    clicks = [threading.Thread(target=click) for _ in range(4)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert 201 in codes
    assert set(codes) <= {201, 503}
    assert len(payments()) == 1

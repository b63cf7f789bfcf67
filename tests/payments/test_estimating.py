"""Estimates and bounds: asked once for many, kept, rounded to the safe side."""

import threading
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from prometheus_client import REGISTRY
from support.sandbox import SandboxControl

from bitloot.core.config import SETTINGS
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.payments.bounds import Bounds
from config.settings import Settings

COINS = "/api/v1/payments/currencies"
ESTIMATE = "/api/v1/payments/estimate?amount=77.77&currency=btc"


def calls(name: str) -> float:
    labels = {"provider": "nowpayments", "call": name, "result": "200"}
    for metric in REGISTRY.collect():
        for sample in metric.samples:
            values = set(sample.labels.values())
            if sample.name.endswith("seconds_count") and set(labels.values()) <= values:
                return sample.value
    return 0


@pytest.mark.parametrize(("path", "name"), [(ESTIMATE, "estimate"), (COINS, "full_currencies")])
def test_many_who_ask_at_once_cost_one_call(app: ShopFlask, path: str, name: str) -> None:
    before, codes = calls(name), []

    def ask() -> None:
        codes.append(app.test_client().get(path).status_code)

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == [200] * 12
    assert calls(name) - before == 1


def test_who_waited_in_vain_is_told_so(app: ShopFlask, sandbox: SandboxControl) -> None:
    assert app.test_client().get(COINS).status_code == 200
    sandbox.switch(**{"nowpayments.outage": "down"})
    codes: list[int] = []

    def ask() -> None:
        codes.append(app.test_client().get(ESTIMATE).status_code)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(codes) == {503}


def test_coins_have_a_maximum_and_the_memo_its_name(client: FlaskClient) -> None:
    coins = {coin["code"]: coin for coin in client.get(f"{COINS}?amount=999999").json["items"]}
    btc, xrp = coins["btc"], coins["xrp"]
    assert Decimal(btc["min_amount"]) < Decimal(btc["max_amount"])
    assert Decimal(btc["min_amount_eur"]) < Decimal(btc["max_amount_eur"]) < 999999
    assert (btc["available"], btc["unavailable_reason"]) == (
        False,
        "Above the largest payment possible in this coin.",
    )
    assert (xrp["needs_extra_id"], xrp["extra_id_name"]) == (True, "Destination tag")
    assert (btc["needs_extra_id"], btc["extra_id_name"]) == (False, None)


def test_at_a_floating_rate_no_maximum_is_said(
    app: ShopFlask, client: FlaskClient, settings: Settings
) -> None:
    app.extensions[SETTINGS] = settings.model_copy(update={"nowpayments_fixed_rate": False})
    try:
        coins = {coin["code"]: coin for coin in client.get(COINS).json["items"]}
    finally:
        app.extensions[SETTINGS] = settings
    assert coins["btc"]["max_amount"] is None


@pytest.mark.parametrize(
    ("euros", "refused"), [("9.99", True), ("10", False), ("100", False), ("100.01", True)]
)
def test_bounds_are_inclusive(euros: str, *, refused: bool) -> None:
    bounds = Bounds(least_eur=Money.eur(10), most_eur=Money.eur(100))
    assert (bounds.refusal(Money.eur(euros)) is not None) is refused
    assert Bounds().refusal(Money.eur(euros)) is None

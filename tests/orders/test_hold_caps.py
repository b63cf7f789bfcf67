"""One buyer cannot hold the shop, and the last key is sold once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from support.paid import fill, own_product

from bitloot.catalog.models import Product
from bitloot.core.config import SETTINGS
from bitloot.core.db import commit, db, rollback
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ProblemError, RateLimitedError
from bitloot.orders.caps import network_of
from bitloot.orders.placing import PlaceOrder, place
from bitloot.stock.service import available
from config.settings import Settings

BUYERS, ROUNDS = 50, 3


def wanted(product: Product, email: str, address: str | None = None) -> PlaceOrder:
    return PlaceOrder(email, [(product.id, 2)], "2026-11-01", client_ip=address)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("127.0.0.1", None),
        ("10.1.2.3", None),
        (None, None),
        ("nonsense", None),
        ("93.184.216.34", "93.184.216.34/32"),
        ("2a00:1450:4001:81b::200e", "2a00:1450:4001:81b::/64"),
    ],
)
def test_what_counts_as_one_connection(address: str | None, network: str | None) -> None:
    assert network_of(address) == network


@pytest.mark.parametrize(
    "addresses",
    [
        ["93.184.216.34"] * 3,
        ["2a00:1450:4001:81b::1", "2a00:1450:4001:81b::2", "2a00:1450:4001:81b:ffff::3"],
    ],
)
def test_many_addresses_of_one_connection_hold_no_more(
    app: ShopFlask, settings: Settings, addresses: list[str]
) -> None:
    product = own_product()
    fill(product, *(f"KEY-{number}" for number in range(9)))
    app.extensions[SETTINGS] = settings.model_copy(update={"unpaid_keys_per_address": 4})
    try:
        for number, address in enumerate(addresses[:2]):
            place(wanted(product, f"bot{number}@bitloot.example", address))
            commit()
        with pytest.raises(RateLimitedError):
            place(wanted(product, "bot3@bitloot.example", addresses[2]))
        rollback()
        place(wanted(product, "somebody@bitloot.example", "93.184.216.99"))
    finally:
        app.extensions[SETTINGS] = settings
    commit()
    assert available(product.id) == 3


def test_the_last_key_has_one_buyer(app: ShopFlask) -> None:
    for turn in range(ROUNDS):
        product = own_product(f"last-{turn}")
        fill(product, f"LAST-{turn}")
        product_id, gate = product.id, threading.Barrier(BUYERS)

        def buy(number: int) -> str:
            with app.app_context():
                command = PlaceOrder(
                    f"buyer{number}@bitloot.example",
                    [(product_id, 1)],  # noqa: B023 (joined before the next turn)
                    "2026-11-01",
                )
                gate.wait()  # noqa: B023
                try:
                    place(command)
                    commit()
                except ProblemError as problem:
                    rollback()
                    return problem.code or type(problem).__name__
                finally:
                    db.session.remove()
                return "placed"

        with ThreadPoolExecutor(BUYERS) as pool:
            answers = list(pool.map(buy, range(BUYERS)))
        assert answers.count("placed") == 1, answers
        assert available(product_id) == 0

"""The payment page when things do not go as they should."""

import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import expect
from support.buyer import Buyer, Purchase
from support.shop import Shop
from support.waiting import until

from browser.conftest import Visit
from browser.goods import unpaid
from browser.storefront import expect_status

POLL_BESIDE_LIVE_MS = 30_000


def act(shop: Shop, purchase: Purchase, action: str) -> dict[str, object]:
    """Press a button of the purchase's payment."""
    return shop.sandbox.pay(str(purchase.payment["provider_payment_id"]), action)


def test_too_little_is_said_in_figures(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase = unpaid(buyer, "short@buyer.example")
    window = visit()
    window.open_order(purchase)
    due = str(purchase.payment["pay_amount"]).rstrip("0")
    expect(window.page.get_by_test_id("pay-amount")).to_have_text(due)
    expect(window.page.get_by_test_id("order-status")).to_contain_text("Less cannot be refunded")

    act(shop, purchase, "pay70")
    expect_status(window.page, "underpaid")
    order = buyer.get(f"/orders/{purchase.id}", headers=purchase.session)
    payment = order["payment"]
    assert isinstance(payment, dict)
    received = str(payment["received"]).rstrip("0")
    sentence = f"We have received {received} BTC of {due} BTC"
    expect(window.page.get_by_test_id("order-status")).to_contain_text(sentence)
    expect(window.page.get_by_text(received)).to_have_count(1)


def test_an_expired_order_takes_no_coins(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase = unpaid(buyer, "late@buyer.example")
    window = visit(theme="light")
    window.open_order(purchase)
    act(shop, purchase, "expire")
    expect_status(window.page, "expired")
    expect(window.page.get_by_text("The time to pay is over", exact=True)).to_be_visible()
    expect(window.page.get_by_test_id("pay-address")).not_to_be_attached()


def test_it_asks_when_nobody_tells(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    """The live updates die and die again; the page finishes by polling, without a reload."""
    purchase = unpaid(buyer, "cut@buyer.example")
    window = visit()
    window.open_order(purchase)
    until(lambda: window.page.evaluate("true") and window.watch.heard)
    status = window.page.get_by_test_id("order-status")
    with dying_live_updates(shop) as die:
        die()
        heard = len(window.watch.heard)
        act(shop, purchase, "finish")
        until(
            lambda: die() or status.get_attribute("data-status") == "fulfilled",
            seconds=40,
            every=0.1,
        )
    assert len(window.watch.heard) == heard
    window.watch.forgive("WebSocket connection")


def test_it_looks_again_after_the_shop_was_deaf(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    """While Redis was away a change may have been missed: the page is told, and asks."""
    purchase = unpaid(buyer, "deaf@buyer.example")
    window = visit()
    window.open_order(purchase)
    until(lambda: window.page.evaluate("true") and window.watch.heard)
    window.page.wait_for_load_state("networkidle")
    order = f"**/api/v1/orders/{purchase.id}"
    with window.page.expect_response(order, timeout=POLL_BESIDE_LIVE_MS / 2) as asked:
        shop.kill("valkey", random.Random(1))
        until(lambda: window.page.evaluate("true") and "refresh" in window.watch.heard[-1])
    assert asked.value.ok


@contextmanager
def dying_live_updates(shop: Shop) -> Iterator[Callable[[], None]]:
    """Kill them with what is yielded, as often as they rise; afterwards they live again."""
    rng = random.Random(1)

    def die() -> None:
        shop.kill("realtime", rng)

    yield die
    until(lambda: answers(shop.running.settings["LIVE_URL"]), seconds=40)


def answers(url: str) -> bool:
    address = urlsplit(url)
    try:
        socket.create_connection((address.hostname, address.port), 1).close()
    except OSError:
        return False
    return True

"""From the provider's `finished` to the key readable: what a buyer waits for, and of what.

The ceiling is what no shop could go below with these parts: two round trips to the provider's
sandbox and one to the object store, in sequence, measured in the same run.
"""

import json
import statistics
import time
from pathlib import Path

import requests
from support.buyer import Buyer, Purchase
from support.shop import Shop, running_shop
from websockets.sync.client import connect

ORDERS = 100
SETTINGS = {"ORDERS_PER_MINUTE": "100000", "UNPAID_ORDERS_PER_EMAIL": "1000", "LOG_LEVEL": "ERROR"}


def key_latency(data: Path) -> None:
    with running_shop(data, SETTINGS) as shop:
        shop.sandbox.reset()
        buyer = Buyer(shop.url)
        goods = products(buyer)
        seconds: list[float] = []
        for number in range(ORDERS):
            seconds.append(one_purchase(shop, buyer, goods[number % len(goods)]))
            if (number + 1) % 20 == 0:
                print(f"  {number + 1}/{ORDERS} orders", flush=True)
        floor = round_trips(shop)
        report(seconds, floor)


def products(buyer: Buyer) -> list[str]:
    """Half Kinguin's, half our own, taken in turns."""
    found = buyer.get("/catalog/products?limit=100&in_stock=true")["items"]
    assert isinstance(found, list)
    plenty = [each for each in found if each["stock"] >= 10 and not each["is_preorder"]]
    kinguin = [each["id"] for each in plenty if each["source_type"] == "kinguin"]
    own = [each["id"] for each in plenty if each["source_type"] == "custom"]
    return [each for pair in zip(kinguin, own, strict=False) for each in pair]


def one_purchase(shop: Shop, buyer: Buyer, product_id: str) -> float:
    """Seconds from pressing *finish* at the provider until the key is in hand."""
    purchase = Purchase("bench@example.org", product_id)
    buyer.place(purchase)
    buyer.open_payment(purchase)
    with connect(str(purchase.order["live_url"])) as live:
        token = purchase.order["order_session_token"]
        live.send(json.dumps({"type": "auth", "token": token}))
        live.recv()
        started = time.perf_counter()
        payment = purchase.payment["provider_payment_id"]
        shop.sandbox.call("POST", f"/payments/{payment}/finish")
        while json.loads(live.recv(timeout=30)).get("status") != "fulfilled":
            continue
        buyer.reveal(purchase)
        return time.perf_counter() - started


def round_trips(shop: Shop) -> float:
    """Median seconds of three requests to the sandbox in sequence."""
    times = []
    for _ in range(30):
        started = time.perf_counter()
        for _ in range(3):
            requests.get(f"{shop.running.settings['NOWPAYMENTS_BASE_URL']}/status", timeout=5)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def report(seconds: list[float], floor: float) -> None:
    cuts = statistics.quantiles(seconds, n=100)
    p50, p95, worst = statistics.median(seconds), cuts[94], max(seconds)
    print(f"  finished → key readable over {len(seconds)} orders, provider delays at zero")
    print(f"  p50 {p50 * 1000:.0f} ms   p95 {p95 * 1000:.0f} ms   worst {worst * 1000:.0f} ms")
    print(f"  p95 / 1 s = {p95:.2f} (asked: below 1)   p50 / three bare calls = {p50 / floor:.1f}")

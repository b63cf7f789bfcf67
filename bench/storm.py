"""Kinguin says 10,000 times that one of 500 products has changed, while customers buy.

What it costs: questions to the provider for each product that changed (about one, however often
it was said), and what buyers of that minute wait longer than those before. Nothing is mocked: the
updates come over HTTP to the running shop.
"""

import json
import os
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import requests
from flows.money_round import rows
from key_latency import SETTINGS, one_purchase, products
from support.buyer import Buyer
from support.shop import Shop, running_shop
from support.waiting import until

PRODUCTS = 500
_SENDERS = 8
_BUYERS = 20
_REFRESHES = "select coalesce(sum(attempts), 0) from jobs where kind = 'catalog.refresh'"
_NUMBERS = "select kinguin_id from products where kinguin_id is not null order by kinguin_id"
_WAITING = "select count(*) from jobs where kind = 'catalog.refresh' and state <> 'done'"


def storm(data: Path) -> None:
    updates = int(os.environ.get("UPDATES", "10000"))
    more = {"BITLOOT_SANDBOX_PRODUCTS": "2000", "CATALOG_REFRESH_SECONDS": "20"}
    with running_shop(data, {**SETTINGS, **more}) as shop:
        shop.sandbox.reset()
        numbers = [int(str(number)) for (number,) in rows(shop, _NUMBERS)][:PRODUCTS]
        assert len(numbers) == PRODUCTS
        buyer = Buyer(shop.url)
        goods = products(buyer)
        calm = [one_purchase(shop, buyer, each) for each in goods[:_BUYERS]]
        before = _count(shop, _REFRESHES)
        started = time.perf_counter()
        told = Thread(target=_tell, args=(shop, numbers, updates))
        told.start()
        bought: list[float] = []
        while told.is_alive() or len(bought) < _BUYERS:
            bought.append(one_purchase(shop, buyer, goods[len(bought) % len(goods)]))
        told.join()
        seconds = time.perf_counter() - started
        until(lambda: _count(shop, _WAITING) == 0, seconds=600)
        whole = time.perf_counter() - started
        asked = _count(shop, _REFRESHES) - before
        print(f"  {updates:,} updates of {PRODUCTS} products told in {seconds:.0f} s")
        print(
            f"  questions to the provider: {asked} ({asked / PRODUCTS:.2f} a product; asked: about"
            f" one), the last of them after {whole:.0f} s"
        )
        print(
            f"  finished → key readable, p50 and p95: before {_both(calm)}, in it {_both(bought)}"
        )


def _tell(shop: Shop, numbers: Sequence[int], updates: int) -> None:
    secret = shop.running.settings["KINGUIN_WEBHOOK_SECRET"]
    headers = {"X-Event-Name": "product.update", "X-Event-Secret": secret}

    def send(sender: int) -> None:
        with requests.Session() as http:
            for turn in range(sender, updates, _SENDERS):
                said = {"kinguinId": numbers[turn % len(numbers)], "qty": turn}
                answer = http.post(
                    f"{shop.url}/webhooks/kinguin",
                    data=json.dumps(said),
                    headers=headers,
                    timeout=30,
                )
                assert answer.status_code == 200, answer.text

    with ThreadPoolExecutor(_SENDERS) as pool:
        list(pool.map(send, range(_SENDERS)))


def _count(shop: Shop, query: str) -> int:
    return int(str(rows(shop, query)[0][0]))


def _both(seconds: Sequence[float]) -> str:
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"{statistics.median(seconds) * 1000:.0f} and {p95 * 1000:.0f} ms"

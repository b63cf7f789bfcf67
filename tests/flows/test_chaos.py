"""Orders while everything is killed: delivered exactly once, or not at all; nothing stuck."""

import random
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.buyer import Buyer, Purchase
from support.ledger import Facts, facts_of
from support.shop import Shop, running_shop
from support.waiting import until

ORDERS = 200
BUYERS = 8
KILLS = 24
VICTIMS = ("web", "worker", "valkey", "postgres")
SETTINGS = {
    "RECONCILE_SECONDS": "2",
    "LEASE_SECONDS": "5",
    "JOB_RETRY_BASE_SECONDS": "0.2",
    "KINGUIN_SETTLE_SECONDS": "5",
    "PROVIDER_TIMEOUT_SECONDS": "4",
    "ORDERS_PER_MINUTE": "100000",
    "BREAKER_RESET_SECONDS": "1",
    "LOG_LEVEL": "WARNING",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with running_shop(tmp_path_factory.mktemp("chaos") / "data", SETTINGS) as shop:
        shop.sandbox.switch(
            **{
                "ipn.drop_rate": 0.2,
                "ipn.duplicate_rate": 0.3,
                "ipn.reorder_ms": 400,
                "kinguin.delay_ms": 100,
            }
        )
        yield shop


class Killer(threading.Thread):
    """`kill -9` of a random process, again and again, each time once the shop answers again."""

    def __init__(self, shop: Shop, rng: random.Random, kills: int) -> None:
        super().__init__(daemon=True)
        self.killed: Counter[str] = Counter()
        self._shop = shop
        self._rng = rng
        self._left = kills

    def run(self) -> None:
        while self._left:
            victim = self._rng.choice(VICTIMS)
            if self._shop.kill(victim, self._rng):
                self.killed[victim] += 1
                self._left -= 1
            threading.Event().wait(self._rng.uniform(0.4, 1.6))


def products(buyer: Buyer) -> list[str]:
    """Kinguin goods with plenty of stock, and own stock."""
    found = buyer.get("/catalog/products?limit=100&in_stock=true")["items"]
    assert isinstance(found, list)
    plenty = [each for each in found if each["stock"] >= 10 and not each["is_preorder"]]
    kinguin = [each["id"] for each in plenty if each["source_type"] == "kinguin"][:20]
    own = [each["id"] for each in plenty if each["source_type"] == "custom"]
    assert kinguin
    assert own
    return [*kinguin, *own]


def buy(shop: Shop, purchase: Purchase) -> None:
    buyer = Buyer(shop.url, patience=90)
    buyer.place(purchase)
    buyer.open_payment(purchase)
    provider_id = str(purchase.payment["provider_payment_id"])
    shop.sandbox.call("POST", f"/payments/{provider_id}/finish")


def settled(shop: Shop) -> bool:
    facts = facts_of(shop)
    return facts.unfinished_orders == 0 and facts.unfinished_jobs == 0


def test_every_paid_order_is_delivered_exactly_once(shop: Shop) -> None:
    rng = random.Random(20261124)
    goods = products(Buyer(shop.url))
    purchases = [
        Purchase(f"buyer{number}@example.org", rng.choice(goods), rng.choice((1, 1, 1, 2)))
        for number in range(ORDERS)
    ]
    killer = Killer(shop, rng, KILLS)
    killer.start()
    with ThreadPoolExecutor(BUYERS) as pool:
        list(pool.map(lambda purchase: buy(shop, purchase), purchases))
    killer.join(120)
    assert sum(killer.killed.values()) == KILLS
    until(lambda: settled(shop), seconds=120, every=1.0)

    facts = facts_of(shop)
    check_exactly_once(facts, purchases)
    check_every_key_opens(shop, purchases)


def check_exactly_once(facts: Facts, purchases: list[Purchase]) -> None:
    wanted = {purchase.id: purchase.quantity for purchase in purchases}
    assert facts.delivered == wanted, "every paid order delivered, each key once"
    assert facts.keys_delivered_twice == []
    assert facts.kinguin_bought_twice == [], "no item was bought twice at Kinguin"
    assert facts.kinguin_orders_unknown_to_us == []
    assert facts.mails_sent_twice == []
    assert facts.mails_missing(wanted) == []
    assert facts.dead_jobs == []
    assert facts.open_attention == []


def check_every_key_opens(shop: Shop, purchases: list[Purchase]) -> None:
    buyer = Buyer(shop.url)
    keys = [key for purchase in purchases for key in buyer.reveal(purchase)]
    assert len(set(keys)) == sum(purchase.quantity for purchase in purchases)


def test_no_key_in_the_clear_is_anywhere(shop: Shop) -> None:
    """Dump, Valkey, logs, mails, queue payloads, object store: none holds any key ever sold."""
    keys = [key.encode() for key in shop.sandbox.issued_keys()]
    assert len(keys) > ORDERS / 2
    for place, content in everything_written(shop):
        found = [key for key in keys if key in content]
        assert found == [], f"a key in the clear in {place}"


def everything_written(shop: Shop) -> Iterator[tuple[str, bytes]]:
    yield "the database dump", shop.dump_database()
    yield "Valkey", shop.dump_redis()
    yield "mails", repr(shop.sandbox.mails()).encode()
    for folder in ("logs", "sandbox/s3", "run"):
        for path in sorted((shop.data / folder).rglob("*")):
            if path.is_file():
                yield str(path.relative_to(shop.data)), path.read_bytes()


def test_the_journal_of_the_sandbox_is_not_the_shops(shop: Shop) -> None:
    """The search above would find them: where keys do lie in the clear, it sees them."""
    journal = b"".join(path.read_bytes() for path in Path(shop.data / "sandbox").glob("*.jsonl"))
    assert shop.sandbox.issued_keys()[0].encode() in journal

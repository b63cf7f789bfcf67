"""One round of orders while web, worker, Valkey and PostgreSQL are killed at random."""

import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from support.buyer import Buyer, Purchase
from support.ledger import Facts, facts_of
from support.shop import Shop
from support.waiting import until

BUYERS = 16
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


def unsettled(shop: Shop) -> list[tuple[object, ...]]:
    """Orders and jobs that are not at their end, each with what it waits for."""
    facts = facts_of(shop)
    return [*facts.unfinished_orders, *facts.unfinished_jobs]


@dataclass(frozen=True)
class Outcome:
    """What a round did, for people."""

    orders: int
    keys: tuple[bytes, ...] = field(repr=False)
    killed: Counter[str]

    def __str__(self) -> str:
        kills = ", ".join(f"{what} {count}" for what, count in sorted(self.killed.items()))
        return f"{self.orders} orders, {len(self.keys)} keys, each exactly once; killed: {kills}"


def disturb(shop: Shop) -> None:
    """IPNs dropped, doubled and shuffled on their way."""
    shop.sandbox.switch(
        **{
            "ipn.drop_rate": 0.2,
            "ipn.duplicate_rate": 0.3,
            "ipn.reorder_ms": 400,
            "kinguin.delay_ms": 100,
            "nowpayments.minimum_factor": 0.001,
        }
    )


def chaos_round(shop: Shop, *, seed: int, orders: int, kills: int) -> Outcome:
    """Buy while things die, wait until all is settled, then compare everything on record."""
    disturb(shop)
    rng = random.Random(seed)
    goods = products(Buyer(shop.url))
    purchases = [
        Purchase(f"buyer{number}@example.org", rng.choice(goods), rng.choice((1, 1, 1, 2)))
        for number in range(orders)
    ]
    killer = Killer(shop, rng, kills)
    killer.start()
    with ThreadPoolExecutor(BUYERS) as pool:
        list(pool.map(lambda purchase: buy(shop, purchase), purchases))
    killer.join(180)
    assert sum(killer.killed.values()) == kills
    # The longest wait of a rule: five minutes for a payment that an IPN knows before we do.
    until(lambda: not unsettled(shop), seconds=330, every=1.0, missing=lambda: unsettled(shop))
    check_exactly_once(facts_of(shop), purchases)
    return Outcome(orders, opened(shop, purchases), killer.killed)


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


def opened(shop: Shop, purchases: list[Purchase]) -> tuple[bytes, ...]:
    """Every key, as its buyer opens it: all there, all different."""
    buyer = Buyer(shop.url)
    keys = tuple(key for purchase in purchases for key in buyer.reveal(purchase))
    assert len(set(keys)) == sum(purchase.quantity for purchase in purchases)
    return keys

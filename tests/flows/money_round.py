"""A thousand orders whose money arrives in every way there is, and what must be true afterwards."""

import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

from flows.money_mix import CASES, Case, Told
from sqlalchemy import create_engine, text
from support.buyer import Buyer, Purchase
from support.shop import Shop
from support.waiting import until

from bitloot.app import database_uri

BUYERS = 16
SETTINGS = {
    "RECONCILE_SECONDS": "2",
    "ORDERS_PER_MINUTE": "100000",
    "UNPAID_ORDERS_PER_EMAIL": "100000",
    "LOG_LEVEL": "WARNING",
}
_CENT = Decimal("0.01")
_ABOUT = Decimal("0.05")  # another coin is valued by the provider's estimate, not by our price
Rows = list[tuple[object, ...]]


def stocked(shop: Shop, folder: Path, keys: int) -> list[str]:
    """Products to buy: one of our own with that many keys more, and some of Kinguin's."""
    found = Buyer(shop.url).get("/catalog/products?limit=100&in_stock=true")["items"]
    assert isinstance(found, list)
    own = next(each for each in found if each["source_type"] == "custom")
    file = folder / "keys.txt"
    file.write_text("\n".join(f"MIX-{number:06d}-KEY" for number in range(keys)))
    shop.command("stock", "add", str(own["slug"]), str(file), "--unit-cost", "1.25")
    kinguin = [
        each["id"]
        for each in found
        if each["source_type"] == "kinguin" and each["stock"] >= 30 and not each["is_preorder"]
    ]
    return [*[own["id"]] * 12, *kinguin[:4]]


def money_round(shop: Shop, goods: Sequence[str], *, seed: int, orders: int) -> list[Told]:
    """Place them, let their stories happen, and wait until each has its end."""
    rng = random.Random(seed)
    weights = [case.weight for case in CASES]
    # Each story at least once, the rest as chance has it.
    drawn = [*CASES, *rng.choices(CASES, weights, k=max(0, orders - len(CASES)))][:orders]
    rng.shuffle(drawn)
    told = [
        Told(case, Purchase(f"mix{number}@example.org", rng.choice(goods)))
        for number, case in enumerate(drawn)
    ]
    with ThreadPoolExecutor(BUYERS) as pool:
        list(pool.map(lambda each: _live(shop, each), told))
    wanted = {each.purchase.id: each.case for each in told}
    until(lambda: not unsettled(shop, wanted) and not busy(shop), seconds=240, every=1.0)
    return told


def _live(shop: Shop, told: Told) -> None:
    buyer = Buyer(shop.url, patience=90)
    buyer.place(told.purchase)
    buyer.open_payment(told.purchase)
    told.case.play(shop, buyer, told.purchase)


def busy(shop: Shop) -> Rows:
    """Jobs about money that are still to be done; polls of open payments come for ever."""
    return rows(
        shop,
        "select kind from jobs where state in ('queued', 'running') and run_at <= now() "
        "and kind <> 'payments.poll' and kind not like 'catalog.%'",
    )


def unsettled(shop: Shop, wanted: dict[str, Case]) -> list[str]:
    """Orders that are not where their story ends, in words."""
    status = {str(id_): str(status) for id_, status in rows(shop, "select id, status from orders")}
    queue = attention(shop)
    return [
        f"{case.name}: {status[id_]} {sorted(queue[id_])}"
        for id_, case in wanted.items()
        if status[id_] != case.status or queue[id_] != Counter(case.attention)
    ]


def attention(shop: Shop) -> dict[str, Counter[str]]:
    """Open items by order; also of orders that have none. Breaks are told of elsewhere."""
    found: dict[str, Counter[str]] = {
        str(id_): Counter() for (id_,) in rows(shop, "select id from orders")
    }
    query = (
        "select trail_id, reason from attention_items "
        "where state = 'open' and reason <> 'books_disagree'"
    )
    for trail_id, reason in rows(shop, query):
        found.setdefault(str(trail_id), Counter())[str(reason)] += 1
    return found


def off_balance(shop: Shop) -> Rows:
    """Transactions that do not sum to zero, and the sum of all when it is not zero."""
    per_transaction = rows(
        shop,
        "select transaction_id, sum(amount) from ledger_postings "
        "group by 1 having sum(amount) <> 0",
    )
    return per_transaction + rows(
        shop, "select 'all', sum(amount) from ledger_postings having sum(amount) <> 0"
    )


def misposted(shop: Shop, told: Sequence[Told]) -> list[str]:
    """Orders whose postings are not what their story says, to the cent."""
    posted = balances(shop)
    totals = {
        str(id_): Decimal(str(total)) for id_, total in rows(shop, "select id, total from orders")
    }
    wrong: list[str] = []
    for each in told:
        total = totals[each.purchase.id]
        sold = each.case.status == "fulfilled"
        expected = {
            "liabilities:customers": -each.case.owed * total,
            "revenue:forfeited": -each.case.forfeited * total,
            "revenue:sales": -total if sold else Decimal(0),
        }
        for account, amount in expected.items():
            have = posted.get((each.purchase.id, account), Decimal(0))
            slack = _ABOUT * total if each.case.by_estimate else _CENT
            if abs(have - amount) > slack:
                wrong.append(f"{each.case.name}: {account} {have}, not {amount}")
    return wrong


def planted(shop: Shop, told: Sequence[Told]) -> set[tuple[str, str]]:
    """Things that do not agree, made behind the shop's back: the rules and references of each."""
    sandbox = shop.sandbox
    foreign = sandbox.call("POST", "/payments", {"count": 2, "order_id": "somebody-else"})
    exact = [each.purchase for each in told if each.case.name == "exact"]
    forgotten = [str(purchase.payment["provider_payment_id"]) for purchase in exact[:3]]
    for payment_id in forgotten:
        sandbox.call("DELETE", f"/payments/{payment_id}")
    number = rows(shop, "select kinguin_id from products where stock > 50 and kinguin_id > 0")[0][0]
    bought = sandbox.call("POST", "/orders", {"kinguin_id": number, "qty": 1})
    strangers = foreign["payments"]
    assert isinstance(strangers, list)
    return {
        *(("payments_ours", str(each["payment_id"])) for each in strangers),
        *(("payments_ours", payment_id) for payment_id in forgotten),
        ("purchases_ours", str(bought["orderId"])),
        ("kinguin_balance", "balance"),
    }


def breaks(shop: Shop) -> set[tuple[str, str]]:
    """Compare everything now; the rules and references of what was found."""
    shop.command("reconcile", fails=True)
    query = "select rule, reference from reconciliation_breaks where state = 'open'"
    return {(str(rule), str(reference)) for rule, reference in rows(shop, query)}


def balances(shop: Shop) -> dict[tuple[str, str], Decimal]:
    """By order and account."""
    query = (
        "select t.order_id, p.account, sum(p.amount) from ledger_postings p "
        "join ledger_transactions t on t.id = p.transaction_id "
        "where t.order_id is not null group by 1, 2"
    )
    return {
        (str(order), str(account)): Decimal(str(amount))
        for order, account, amount in rows(shop, query)
    }


def rows(shop: Shop, query: str) -> Rows:
    """Read from the shop's database."""
    engine = create_engine(database_uri(shop.running.settings["DATABASE_URL"]))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found

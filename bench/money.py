"""A thousand orders whose money arrives in every way there is; see `tests/flows/money_round.py`."""

import os
import time
from pathlib import Path

from flows.money_round import (
    SETTINGS,
    breaks,
    misposted,
    money_round,
    off_balance,
    planted,
    stocked,
)
from support.shop import running_shop


def money(data: Path) -> None:
    orders = int(os.environ.get("ORDERS", "1000"))
    with running_shop(data, SETTINGS) as shop:
        shop.sandbox.reset()
        goods = stocked(shop, data, 2 * orders)
        started = time.perf_counter()
        told = money_round(shop, goods, seed=1, orders=orders)
        print(
            f"  {orders} orders at their ends after {time.perf_counter() - started:.0f} s",
            flush=True,
        )
        print(f"  transactions off balance: {len(off_balance(shop))}")
        print(f"  orders whose postings differ from their story: {len(misposted(shop, told))}")
        print(f"  breaks before any was planted: {len(breaks(shop))}")
        wanted = planted(shop, told)
        found = breaks(shop)
        print(f"  breaks planted {len(wanted)}, found {len(found)}, the same: {found == wanted}")

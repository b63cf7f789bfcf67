"""The chaos of `tests/flows/test_chaos.py`, as many rounds as asked, each with another seed."""

import os
from pathlib import Path

from flows.chaos_round import SETTINGS, chaos_round
from support.shop import running_shop


def chaos(data: Path) -> None:
    rounds = int(os.environ.get("ROUNDS", "1"))
    for number in range(1, rounds + 1):
        with running_shop(data / str(number), SETTINGS) as shop:
            outcome = chaos_round(shop, seed=number, orders=200, kills=24)
        print(f"  round {number}/{rounds}: {outcome}", flush=True)

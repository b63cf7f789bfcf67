"""The coins: networks, wallet patterns and extra ids as `/full-currencies` gives them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

USD_PER_FIAT = {
    "usd": Decimal(1),
    "eur": Decimal("1.158"),
    "gbp": Decimal("1.314"),
    "cad": Decimal("0.713"),
    "aud": Decimal("0.651"),
    "ils": Decimal("0.306"),
    "ron": Decimal("0.2276"),
}
"""The fiat currencies a price may be in, at made-up rates."""


@dataclass(frozen=True)
class Coin:
    """One row of `coins.csv`."""

    id: int
    code: str
    name: str
    ticker: str
    network: str
    usd: Decimal
    """The made-up price of one coin."""
    min_usd: Decimal
    """The least a floating-rate payment may be worth."""
    precision: int
    color: str
    stable: bool
    popular: bool
    extra_regex: str | None
    """The pattern of the memo or tag the payer must add; None where there is none."""
    contract: str | None
    explorer: str | None
    regex: str
    """The pattern of a wallet address."""


@cache
def coins() -> dict[str, Coin]:
    """Return every coin by its lower-case code, in the order of the file."""
    table = resources.files(__package__).joinpath("coins.csv").read_text(encoding="utf-8")
    return {row["code"]: _coin(row) for row in csv.DictReader(table.splitlines())}


def _coin(row: dict[str, str]) -> Coin:
    return Coin(
        id=int(row["id"]),
        code=row["code"],
        name=row["name"],
        ticker=row["ticker"],
        network=row["network"],
        usd=Decimal(row["usd"]),
        min_usd=Decimal(row["min_usd"]),
        precision=int(row["precision"]),
        color=row["color"],
        stable=row["stable"] == "1",
        popular=row["popular"] == "1",
        extra_regex=row["extra_regex"] or None,
        contract=row["contract"] or None,
        explorer=row["explorer"] or None,
        regex=row["regex"],
    )

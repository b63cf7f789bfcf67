"""The prepaid balance."""

from __future__ import annotations

from bitloot.sandbox.documents import whole
from bitloot.sandbox.journal import Journal

KIND = "kinguin_account"
OPENING_CENTS = 2_500_000


def balance_cents(journal: Journal) -> int:
    """What is left, in EUR cents."""
    stored = journal.get(KIND, "balance")
    return OPENING_CENTS if stored is None else whole(stored, "cents")


def store_balance(journal: Journal, cents: int) -> None:
    """Set what is left."""
    journal.put(KIND, "balance", {"cents": cents})


def credit(journal: Journal, cents: int) -> None:
    """Add money back; a negative amount takes it."""
    with journal.lock:
        store_balance(journal, balance_cents(journal) + cents)

"""Rule 5: `assets:kinguin` in our books is the live balance.

A purchase on its way has left the balance a moment before it is in the books. So the difference
counts only when it stays the same over several looks in which our books stood still.
"""

import time

from bitloot.core.db import transaction
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.entries import balance_of, open_kinguin
from bitloot.providers.kinguin import get_kinguin
from bitloot.reconciliation.breaks import open_by_rule
from bitloot.reconciliation.findings import Finding, UndecidedError
from bitloot.reconciliation.models import Remedy, Rule
from bitloot.reconciliation.sheet import Sheet

BALANCE = "balance"
_LOOKS, _SAME = 10, 3
_PAUSE = 0.3  # seconds between looks


def scan(sheet: Sheet) -> None:
    """There is one balance; the first look ever opens it in the books."""
    opening = get_kinguin().balance()
    with transaction():
        open_kinguin(opening)
        sheet.see([(BALANCE, True)])
    sheet.count(1)


def judge(reference: str) -> Finding | None:
    """Raises UndecidedError while purchases keep both moving, and the provider's errors."""
    difference = _settled_difference()
    if not difference.amount:
        return None
    more = difference > Money.zero()
    with transaction():
        unexplained = not open_by_rule()[Rule.PURCHASES_OURS]
    return Finding(
        Rule.KINGUIN_BALANCE,
        reference,
        f"Kinguin has {_text(difference)} {'more' if more else 'less'} than the books say. "
        f"{_because(more=more, unexplained=unexplained)}",
        Remedy.TOP_UP if more and unexplained else Remedy.REVIEW,
        None,
        {"difference": difference.plain()},
    )


def surplus() -> Money:
    """What to enter as a top-up: what Kinguin has more, once both stand still."""
    return _settled_difference()


def _text(amount: Money) -> str:
    return str(amount if amount > Money.zero() else -amount)


def _because(*, more: bool, unexplained: bool) -> str:
    """A purchase that does not agree moves the balance, too; no top-up makes up for it."""
    if not unexplained:
        return "Mend the purchases first: they may explain it."
    return "A top-up may not have been entered." if more else "Somebody may have spent it."


def _settled_difference() -> Money:
    last, same = None, 0
    for look in range(_LOOKS):
        if look:
            time.sleep(_PAUSE)
        before, live, after = _booked(), get_kinguin().balance(), _booked()
        difference = live - after
        if before != after:
            last, same = None, 0
            continue
        if not difference.amount:
            return difference
        same = same + 1 if difference == last else 1
        last = difference
        if same >= _SAME:
            return difference
    raise UndecidedError("Kinguin's balance and our books kept moving; compare at a quieter time.")


def _booked() -> Money:
    """In whole cents, as Kinguin counts."""
    with transaction():
        return balance_of(Account.KINGUIN).rounded()

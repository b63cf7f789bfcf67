"""Rule 5: `assets:kinguin` in our books is the live balance.

A purchase has left the balance a moment before it is in the books. It was written down before it
was asked for: while one is in the air, or came into the books while Kinguin was asked, a difference
says nothing yet, and whoever looks has to look again.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from bitloot.core.clock import utcnow
from bitloot.core.config import get_settings
from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.core.steps import Steps, outside
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.ledger.accounts import Account
from bitloot.ledger.entries import balance_of, open_kinguin
from bitloot.providers.kinguin import get_kinguin
from bitloot.reconciliation.breaks import open_by_rule
from bitloot.reconciliation.findings import Finding, NotYetError
from bitloot.reconciliation.models import Remedy, Rule
from bitloot.reconciliation.sheet import Sheet

BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class _Books:
    """What they hold, in whole cents as Kinguin counts, and how many purchases are in the air."""

    balance: Money
    in_the_air: int


def scan(sheet: Sheet) -> Steps[None]:
    """There is one balance; the first look ever opens it in the books."""
    opening = yield from outside(_live)
    open_kinguin(opening)
    sheet.see([(BALANCE, True)])
    sheet.count(1)


def judge(reference: str) -> Steps[Finding | None]:
    """Raises NotYetError while purchases are in the air, and the provider's errors."""
    difference = yield from surplus()
    if not difference.amount:
        return None
    more = difference > Money.zero()
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


def surplus() -> Steps[Money]:
    """What Kinguin has more than the books say. Raises NotYetError, and the provider's errors."""
    before = _books()
    live = yield from outside(_live)
    after = _books()
    difference = live - after.balance
    if difference.amount and (before != after or after.in_the_air):
        raise NotYetError("Purchases were under way while Kinguin was asked for its balance.")
    return difference


def _live() -> Money:
    return get_kinguin().balance()


def _books() -> _Books:
    """An unanswered request has certainly arrived or been lost after a while: then it counts."""
    lost = utcnow() - timedelta(seconds=get_settings().kinguin_settle_seconds)
    in_the_air = select(func.count()).where(
        FulfillmentAttempt.status == AttemptStatus.PLACING, FulfillmentAttempt.placing_since > lost
    )
    return _Books(balance_of(Account.KINGUIN).rounded(), db.session.scalar(in_the_air) or 0)


def _text(amount: Money) -> str:
    return str(amount if amount > Money.zero() else -amount)


def _because(*, more: bool, unexplained: bool) -> str:
    """A purchase that does not agree moves the balance, too; no top-up makes up for it."""
    if not unexplained:
        return "Mend the purchases first: they may explain it."
    return "A top-up may not have been entered." if more else "Somebody may have spent it."

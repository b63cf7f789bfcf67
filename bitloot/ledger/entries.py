"""What people post: top-ups, opening balances, payouts and corrections. Never an edit."""

from uuid import UUID

from sqlalchemy import func, select

from bitloot.core.audit import Actor, audit
from bitloot.core.db import db
from bitloot.core.errors import invalid
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.amounts import amount_text
from bitloot.ledger.closings import movements
from bitloot.ledger.models import LedgerTransaction
from bitloot.ledger.positions import Position, transfer
from bitloot.ledger.posting import Subject, SubjectKind, post

_OPENING = "opening:assets:kinguin"
_KINGUIN = UUID("6b696e67-7569-8e00-8000-000000000001")
"""The subject of Kinguin's opening balance: there is one Kinguin account."""


def balance_of(account: Account) -> Money:
    """Everything posted to it; an asset's is what we should have."""
    moved = movements()
    total = db.session.scalar(select(func.sum(moved.amount)).where(moved.account == account))
    return total or Money.zero()


def top_up(amount: Money, actor: Actor, *, reason: str) -> LedgerTransaction:
    """Somebody has paid `amount` into our balance at Kinguin. Audited; InvalidError on `amount`."""
    _check(amount)
    subject = Subject(SubjectKind.TOP_UP, new_id(), "Kinguin top-up")
    lines = transfer(amount, debit=Account.KINGUIN, credit=Account.OWNER)
    return _by_hand(subject, lines, actor, reason, "ledger.top_up")


def enter(
    debit: Account, credit: Account, amount: Money, actor: Actor, *, reason: str
) -> LedgerTransaction:
    """Move `amount` from one account to another: a payout, a correction. Audited."""
    _check(amount)
    if debit is credit:
        raise invalid("credit", "Choose two accounts.")
    subject = Subject(SubjectKind.ENTRY, new_id(), "Entry by hand")
    return _by_hand(subject, transfer(amount, debit=debit, credit=credit), actor, reason)


def open_kinguin(balance: Money) -> bool:
    """Once in the shop's life: make `assets:kinguin` the live balance; whether this call did.

    What was spent and topped up before stays posted; the rest is what the owner had put in.
    """
    missing = balance - balance_of(Account.KINGUIN)
    subject = Subject(SubjectKind.OPENING, _KINGUIN, "Opening balance at Kinguin")
    lines = {Account.KINGUIN: missing, Account.OWNER: -missing}
    return post(subject, lines, _OPENING, f"Opening balance at Kinguin: {balance}")


def _check(amount: Money) -> None:
    if amount <= Money.zero():
        raise invalid("amount", "Write an amount above zero.")


def _by_hand(
    subject: Subject,
    lines: Position,
    actor: Actor,
    reason: str,
    action: str = "ledger.entry",
) -> LedgerTransaction:
    source = f"{subject.kind}:{subject.id}"
    post(subject, lines, source, f"{subject.name}: {reason}")
    moved = {account.value: amount_text(amount) for account, amount in lines.items()}
    audit(actor, action, ("ledger", subject.id), reason=reason, after={**moved})
    query = select(LedgerTransaction).where(LedgerTransaction.source == source)
    return db.session.scalars(query).one()

"""Reading the books: the trial balance, an account's statement, single transactions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal, select, tuple_
from sqlalchemy.orm import contains_eager

from bitloot.core.db import db
from bitloot.core.errors import NotFoundError, invalid
from bitloot.core.money import Money
from bitloot.core.pagination import Page, decode_cursor, encode_cursor
from bitloot.ledger.accounts import Account
from bitloot.ledger.closings import balance_upto, movements
from bitloot.ledger.models import LedgerTransaction, Posting


@dataclass(frozen=True, slots=True)
class Balance:
    """An account and all that was posted to it; debits positive."""

    account: Account
    balance: Money
    postings: int


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """Every account. `total` is zero, or something is very wrong."""

    accounts: list[Balance]

    @property
    def total(self) -> Money:
        """Of all balances."""
        return sum((each.balance for each in self.accounts), Money.zero())

    @property
    def debits(self) -> Money:
        """Of all accounts with more debits."""
        zero = Money.zero()
        return sum((each.balance for each in self.accounts if each.balance > zero), zero)

    @property
    def credits(self) -> Money:
        """Of all accounts with more credits, without its sign."""
        return self.debits - self.total

    @property
    def holds(self) -> bool:
        """Whether the books sum to zero."""
        return self.total == Money.zero()


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A posting and the account's balance after it."""

    posting: Posting
    balance: Money


def trial_balance() -> TrialBalance:
    """In the order of the chart; accounts that nothing was posted to are zero."""
    moved = movements()
    rows = db.session.execute(
        select(moved.account, func.sum(moved.amount), func.sum(moved.postings)).group_by(
            moved.account
        )
    )
    found = {account: (total, count) for account, total, count in rows}
    nothing = (Money.zero(), 0)
    return TrialBalance([Balance(account, *found.get(account, nothing)) for account in Account])


def postings_query(
    account: Account, since: datetime | None = None, until: datetime | None = None
) -> Select[Posting]:
    """Of one account, `since` ≤ t < `until`."""
    query = select(Posting).where(Posting.account == account)
    if since is not None:
        query = query.where(Posting.posted_at >= since)
    if until is not None:
        query = query.where(Posting.posted_at < until)
    return query


def statement(
    account: Account,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int,
    cursor: str | None = None,
) -> Page[StatementLine]:
    """Newest first, each with the balance after it: all that was posted up to then, ever."""
    query = postings_query(account, since, until)
    if cursor:
        query = query.where(tuple_(Posting.posted_at, Posting.id) < _position(cursor))
    rows = list(
        db.session.scalars(
            query.join(Posting.transaction)
            .options(contains_eager(Posting.transaction).lazyload(LedgerTransaction.postings))
            .order_by(Posting.posted_at.desc(), Posting.id.desc())
            .limit(limit + 1)
        )
    )
    following = _cursor(rows[limit - 1]) if len(rows) > limit else None
    return Page(_with_balances(account, rows[:limit]), limit, following)


def transactions_query(
    *,
    order_id: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Select[LedgerTransaction]:
    """All transactions, or those of one order: its money and its goods."""
    query = select(LedgerTransaction)
    if order_id is not None:
        query = query.where(LedgerTransaction.order_id == order_id)
    if since is not None:
        query = query.where(LedgerTransaction.posted_at >= since)
    if until is not None:
        query = query.where(LedgerTransaction.posted_at < until)
    return query


def transactions_of(order_id: UUID) -> list[LedgerTransaction]:
    """Oldest first."""
    query = transactions_query(order_id=order_id)
    return list(
        db.session.scalars(query.order_by(LedgerTransaction.posted_at, LedgerTransaction.id))
    )


def one(transaction_id: UUID) -> LedgerTransaction:
    """Raises NotFoundError."""
    found = db.session.get(LedgerTransaction, transaction_id)
    if found is None:
        raise NotFoundError("There is no such transaction in the ledger.")
    return found


def _with_balances(account: Account, rows: Sequence[Posting]) -> list[StatementLine]:
    if not rows:
        return []
    balance = balance_upto(account, rows[0])
    lines = []
    for row in rows:
        lines.append(StatementLine(row, balance))
        balance -= row.amount
    return lines


def _cursor(row: Posting) -> str:
    return encode_cursor([row.posted_at.isoformat(), row.id])


def _position(cursor: str) -> ColumnElement[tuple[datetime, int]]:
    try:
        at, posting_id = decode_cursor(cursor)
        return tuple_(literal(datetime.fromisoformat(str(at))), literal(int(posting_id)))
    except ValueError:
        raise invalid("cursor", "This cursor was not given out by us.") from None

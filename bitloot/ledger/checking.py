"""Whether closed days say what their postings say, and adding what they lack."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    and_,
    cast,
    func,
    insert,
    literal,
    or_,
    select,
    union_all,
)

from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.closings import closed_until, floor, midnight
from bitloot.ledger.models import Closing, Posting

_Lacking = Select[date, Account, Money, int]


def untrue_days(since: datetime | None = None) -> list[date]:
    """Closed days that do not say what was posted, from that of `since` on. One statement."""
    until = closed_until()
    if until is None:
        return []
    first = datetime(1, 1, 1, tzinfo=UTC) if since is None else floor(since)
    days = _lacking(first, until).subquery().c.day
    return list(db.session.scalars(select(days).distinct().order_by(days)))


def lacking(day: date) -> dict[Account, Money]:
    """What the closing of a day lacks, by account; zero where only the number of postings does."""
    rows = db.session.execute(_lacking(midnight(day), midnight(day) + timedelta(days=1)))
    return {account: amount for _, account, amount, _ in rows}


def add_lacking(day: date) -> None:
    """Append what it lacks: nothing that was written is changed. Flushes only."""
    rows = _lacking(midnight(day), midnight(day) + timedelta(days=1))
    columns = ["day", "account", "amount", "postings"]
    db.session.execute(insert(Closing).from_select(columns, rows))


def _lacking(since: datetime, until: datetime) -> _Lacking:
    """One statement sees one moment: what is posted meanwhile is in both or in neither."""
    at = func.timezone("UTC", Posting.posted_at)
    posted = select(cast(at, Date).label("day"), Posting.account, Posting.amount, literal(1))
    closed = select(Closing.day, Closing.account, -Closing.amount, -Closing.postings)
    both = union_all(
        posted.where(_within(since, until)),
        closed.where(Closing.day >= since.date(), Closing.day < until.date()),
    ).subquery()
    day, account, amount, postings = both.c
    amounts, counts = func.sum(amount), func.sum(postings)
    grouped = select(day.label("day"), account.label("account"), amounts, counts)
    return grouped.group_by(day, account).having(or_(amounts != Money.zero(), counts != 0))


def _within(since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(Posting.account.in_(Account), Posting.posted_at >= since, Posting.posted_at < until)

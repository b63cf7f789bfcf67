"""Closed days: what moved on each account is summed once, and read instead of its postings.

A day is closed by one transaction of a job. Whoever posts waits for it (a few milliseconds: the sum
of one day), and it waits for whoever is posting: so a posting is either in the sum or sees that its
day is closed, and then the database adds it to the day (`guards.LATE`). There is no counter that
every order would have to wait for. READ COMMITTED is assumed: a trigger sees what is committed.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    DateTime,
    Integer,
    Select,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    tuple_,
    union_all,
)

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.models import Closing, Posting

_WAIT = "2s"  # while it waits others wait behind it
_DAY = timedelta(days=1)
_Rows = Select[Account, datetime, Money, int]


@dataclass(frozen=True, slots=True)
class Movements:
    """The columns of a subquery over postings and closed days."""

    account: ColumnElement[Account]
    at: ColumnElement[datetime]
    amount: ColumnElement[Money]
    postings: ColumnElement[int]

    @classmethod
    def of(cls, rows: _Rows | CompoundSelect[Account, datetime, Money, int]) -> Self:
        """In that order."""
        named = rows.subquery("movements")
        account, at, amount, postings = named.c
        return cls(account, at, amount, postings)


def close_day() -> date | None:
    """Close the oldest open day that is over and has postings; which one. Flushes only.

    Raises sqlalchemy's OperationalError when somebody was posting for two seconds: try again.
    """
    db.session.execute(text(f"set local lock_timeout = '{_WAIT}'"))
    db.session.execute(text("lock table ledger_postings in share mode"))
    first = _first_since(closed_until())
    if first is None or first.date() >= utcnow().date():
        return None
    day, begin = first.date(), midnight(first.date())
    moved = (
        select(literal(day), Posting.account, func.sum(Posting.amount), func.count())
        .where(_within(begin, begin + _DAY), Posting.account.in_(Account))
        .group_by(Posting.account)
    )
    columns = ["day", "account", "amount", "postings"]
    db.session.execute(insert(Closing).from_select(columns, moved))
    return day


def closed_until() -> datetime | None:
    """Everything before is closed."""
    newest = db.session.scalar(select(func.max(Closing.day)))
    return None if newest is None else midnight(newest) + _DAY


def midnight(day: date) -> datetime:
    """Its beginning (UTC)."""
    return datetime.combine(day, time(), UTC)


def floor(moment: datetime) -> datetime:
    """The beginning of its day (UTC)."""
    return midnight(moment.astimezone(UTC).date())


def ceiling(moment: datetime) -> datetime:
    """The first midnight (UTC) that is not before it."""
    begin = floor(moment)
    return begin if begin == moment else begin + _DAY


def movements(since: datetime | None = None, until: datetime | None = None) -> Movements:
    """What was posted, `since` ≤ t < `until`.

    Whole days that are closed come as one row each at their midnight, the rest as it was posted.
    """
    closed = closed_until()
    first = None if since is None else ceiling(since)
    last = closed if closed is None or until is None else min(closed, floor(until))
    if last is None or (first is not None and first >= last):
        return Movements.of(_posted(since, until))
    parts = [_closed(first, last), _posted(last, until)]
    if since is not None and since != first:
        parts.append(_posted(since, first))
    return Movements.of(union_all(*parts))


def balance_upto(account: Account, posting: Posting) -> Money:
    """All that was posted to it up to that posting, this one included."""
    closed, begin = closed_until(), floor(posting.posted_at)
    start = None if closed is None else min(closed, begin)
    upto = tuple_(Posting.posted_at, Posting.id) <= tuple_(posting.posted_at, posting.id)
    rest = select(Posting.amount).where(Posting.account == account, upto)
    if start is None:
        return db.session.scalar(select(func.sum(rest.subquery().c.amount))) or Money.zero()
    before = select(Closing.amount).where(Closing.account == account, Closing.day < start.date())
    both = union_all(before, rest.where(Posting.posted_at >= start)).subquery()
    return db.session.scalar(select(func.sum(both.c.amount))) or Money.zero()


def _first_since(moment: datetime | None) -> datetime | None:
    """The earliest posting from then on; by index, account by account."""
    found = [db.session.scalar(_first_of(account, moment)) for account in Account]
    return min((at.astimezone(UTC) for at in found if at is not None), default=None)


def _first_of(account: Account, moment: datetime | None) -> Select[datetime]:
    query = select(Posting.posted_at).where(Posting.account == account)
    if moment is not None:
        query = query.where(Posting.posted_at >= moment)
    return query.order_by(Posting.posted_at).limit(1)


def _closed(first: datetime | None, last: datetime) -> _Rows:
    at = func.timezone("UTC", cast(Closing.day, DateTime), type_=DateTime(timezone=True))
    query = select(Closing.account, at.label("at"), Closing.amount, Closing.postings)
    query = query.where(Closing.day < last.date())
    return query if first is None else query.where(Closing.day >= first.date())


def _posted(since: datetime | None, until: datetime | None) -> _Rows:
    one = cast(literal(1), Integer)
    return select(
        Posting.account, Posting.posted_at.label("at"), Posting.amount, one.label("postings")
    ).where(_within(since, until), Posting.account.in_(Account))


def _within(since: datetime | None, until: datetime | None) -> ColumnElement[bool]:
    after = Posting.posted_at >= (since or datetime.min.replace(tzinfo=UTC))
    return after if until is None else after & (Posting.posted_at < until)

"""Closed days say exactly what their postings say, whatever is posted when, and by whom."""

import threading
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from support.books import entry
from support.working import RunJobs

from bitloot.core import clock
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.ids import new_id
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import Money
from bitloot.insights.periods import Period
from bitloot.insights.profit import Profit, Step, profit, profit_over
from bitloot.ledger.accounts import Account
from bitloot.ledger.closings import close_day, closed_until
from bitloot.ledger.entries import balance_of
from bitloot.ledger.models import Closing, LedgerTransaction, Posting
from bitloot.ledger.posting import Subject, SubjectKind, post
from bitloot.ledger.statements import statement, trial_balance
from bitloot.ledger.tasks import start_closing

pytestmark = pytest.mark.usefixtures("app")
TODAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
NOW = TODAY + timedelta(hours=12)  # ahead of the database's clock, by which jobs are woken
ACCOUNTS = (Account.SALES, Account.NOWPAYMENTS, Account.GOODS_KINGUIN, Account.PROVIDER_FEES)
HOURS = 24 * 12


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_now", lambda: NOW)


def posted(hours: float, debit: Account, credit: Account, amount: str) -> None:
    """So many hours ago."""
    subject = Subject(SubjectKind.ENTRY, new_id(), "Test")
    at = NOW - timedelta(hours=hours)
    post(subject, entry(debit, credit, amount), f"test:{subject.id}", "test", at=at)
    commit()


def ago(days: int) -> date:
    return (TODAY - timedelta(days=days)).date()


def close_all() -> list[date]:
    days: list[date] = []
    while True:
        with transaction():
            day = close_day()
        if day is None:
            return days
        days.append(day)


Lines = list[tuple[Account, datetime, Money]]


def plain_profit(lines: Lines, since: datetime, until: datetime) -> Profit:
    """Added up here, line by line."""
    inside = [(account, amount) for account, at, amount in lines if since <= at < until]

    def total(*accounts: Account) -> Money:
        return sum((amount for account, amount in inside if account in accounts), Money.zero())

    fees = total(Account.PROVIDER_FEES)
    return Profit(-total(Account.SALES), total(Account.GOODS_KINGUIN), fees, Money.zero())


def all_agrees(period: Period) -> None:
    query = select(Posting.account, Posting.posted_at, Posting.amount)
    lines: Lines = [tuple(row) for row in db.session.execute(query)]
    for each in trial_balance().accounts:
        amounts = [amount for account, _, amount in lines if account is each.account]
        assert (each.balance, each.postings) == (sum(amounts, Money.zero()), len(amounts))
    for account in ACCOUNTS:
        rows = statement(account, limit=1000).items
        running = Money.zero()
        for line in reversed(rows):
            running += line.posting.amount
            assert line.balance == running
        assert balance_of(account) == running
        bounded = statement(account, since=period.since, until=period.until, limit=1000).items
        whole = {line.posting.id: line.balance for line in rows}
        assert [line.balance for line in bounded] == [whole[b.posting.id] for b in bounded]
    assert profit(period) == plain_profit(lines, period.since, period.until)
    for step, length in ((Step.HOUR, 1), (Step.DAY, 24)):
        for part in profit_over(period, step):
            until = min(part.at + timedelta(hours=length), period.until)
            assert part.profit == plain_profit(lines, max(part.at, period.since), until)


AMOUNTS = st.decimals(Decimal(-50), Decimal(50), places=8, allow_nan=False).filter(bool)
POSTINGS = st.lists(
    st.tuples(
        st.floats(0, HOURS, allow_nan=False), st.permutations(ACCOUNTS), AMOUNTS, st.booleans()
    ),
    min_size=1,
    max_size=12,
)
MOMENTS = st.tuples(st.integers(0, HOURS), st.integers(0, HOURS)).filter(lambda m: m[0] != m[1])


@settings(max_examples=25, deadline=None)
@given(POSTINGS, MOMENTS)
def test_with_closings_and_without_the_figures_are_the_same(
    postings: list[tuple[float, list[Account], Decimal, bool]], moments: tuple[int, int]
) -> None:
    """In any order, days closed in between: what comes later may belong into a closed day."""
    db.session.execute(
        text("truncate ledger_closings, ledger_postings, ledger_transactions restart identity")
    )
    commit()
    first, last = sorted(moments)
    period = Period(NOW - timedelta(hours=last), NOW - timedelta(hours=first))
    for hours, accounts, amount, close in postings:
        posted(hours, accounts[0], accounts[1], str(amount))
        if close:
            close_all()
            all_agrees(period)
    all_agrees(period)


def test_a_day_is_closed_once_and_only_when_it_is_over() -> None:
    for hours in (1, 13, 30, 100):
        posted(hours, Account.NOWPAYMENTS, Account.SALES, "12.90")
    assert close_all() == [ago(4), ago(1)]
    assert close_all() == []
    assert closed_until() == TODAY
    rows = select(func.count(), func.sum(Closing.postings)).select_from(Closing)
    assert db.session.execute(rows).one() == (4, 6)


def test_what_is_posted_into_a_closed_day_is_added_to_it() -> None:
    posted(30, Account.NOWPAYMENTS, Account.SALES, "12.90")
    close_all()
    posted(30, Account.NOWPAYMENTS, Account.SALES, "1.00")
    posted(100, Account.NOWPAYMENTS, Account.SALES, "2.00")
    assert db.session.scalar(select(func.count()).select_from(Closing)) == 6
    assert balance_of(Account.SALES) == Money.eur("-15.90")
    assert close_all() == []


def test_what_is_closed_is_not_edited() -> None:
    posted(30, Account.NOWPAYMENTS, Account.SALES, "12.90")
    close_all()
    with pytest.raises(IntegrityError, match="ledger_closings is append only"):
        db.session.execute(text("update ledger_closings set amount = 0"))


def insert_raw(hours: float) -> None:
    """Its postings, not yet committed."""
    subject = Subject(SubjectKind.ENTRY, new_id(), "Slow")
    lines = entry(Account.NOWPAYMENTS, Account.SALES, "5.00")
    post(subject, lines, f"slow:{subject.id}", "slow", at=NOW - timedelta(hours=hours))


def test_whoever_is_posting_meanwhile_is_waited_for(app: ShopFlask) -> None:
    posted(30, Account.NOWPAYMENTS, Account.SALES, "12.90")
    insert_raw(30)
    failed: list[str] = []

    def close() -> None:
        with app.app_context():
            try:
                close_all()
            except OperationalError as busy:
                failed.append(str(busy.orig))

    thread = threading.Thread(target=close)
    thread.start()
    thread.join(20)
    assert "lock timeout" in failed[0]
    assert closed_until() is None
    commit()
    close_all()
    assert balance_of(Account.SALES) == Money.eur("-17.90")
    assert db.session.scalar(select(func.sum(Closing.postings))) == 4


def test_nobody_posts_past_a_closing(app: ShopFlask) -> None:
    """Many post into the day that is being closed; whatever the order, nothing is lost."""
    posted(30, Account.NOWPAYMENTS, Account.SALES, "1.00")

    def go() -> None:
        with app.app_context():
            for _ in range(20):
                with transaction():
                    insert_raw(30)

    threads = [threading.Thread(target=go) for _ in range(4)]
    for thread in threads:
        thread.start()
    days = close_all()
    for thread in threads:
        thread.join(60)
    assert days == [ago(1)]
    assert close_all() == []
    assert balance_of(Account.SALES) == Money.eur("-401.00")
    assert db.session.scalar(select(func.sum(Closing.postings))) == 162
    assert db.session.scalar(select(func.count()).select_from(LedgerTransaction)) == 81


def test_by_the_clock(run_jobs: RunJobs) -> None:
    posted(30, Account.NOWPAYMENTS, Account.SALES, "1.00")
    for _ in range(2):
        with transaction():
            start_closing()
        run_jobs()
    assert db.session.scalars(select(Job.state)).all() == [JobState.DONE]
    assert closed_until() == TODAY

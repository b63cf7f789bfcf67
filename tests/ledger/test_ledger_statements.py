"""Balances after each posting, whatever the page; entries by hand; the opening balance."""

from datetime import timedelta

import pytest
from support.books import balances, entry, transactions

from bitloot.core.audit import Actor, AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.errors import InvalidError, NotFoundError
from bitloot.core.ids import new_id
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.amounts import amount_text
from bitloot.ledger.entries import balance_of, enter, open_kinguin, top_up
from bitloot.ledger.posting import Subject, SubjectKind, post
from bitloot.ledger.statements import one, statement, trial_balance

pytestmark = pytest.mark.usefixtures("app")
ADA = Actor("ada")
NOW = utcnow()


def posted(amounts: list[str]) -> None:
    """One transaction an hour, the last one now; two of them in the same instant."""
    for number, amount in enumerate(amounts):
        subject = Subject(SubjectKind.ENTRY, new_id(), "Test")
        at = NOW - timedelta(hours=max(1, len(amounts) - number))
        lines = entry(Account.KINGUIN, Account.OWNER, amount)
        post(subject, lines, f"test:{number}", f"number {number}", at=at)
    commit()


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_the_balance_runs_on_over_pages(limit: int) -> None:
    amounts = ["5", "-2.5", "0.00000001", "10", "-1"]
    posted(amounts)
    seen, cursor = [], None
    while True:
        page = statement(Account.KINGUIN, limit=limit, cursor=cursor)
        seen += [(line.posting.transaction.text, amount_text(line.balance)) for line in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == [
        ("number 4", "11.50000001"),
        ("number 3", "12.50000001"),
        ("number 2", "2.50000001"),
        ("number 1", "2.50"),
        ("number 0", "5.00"),
    ]


def test_a_stretch_of_time_keeps_the_balances_of_all_time() -> None:
    posted(["5", "-2.5", "1", "10"])
    since, until = NOW - timedelta(hours=3.5), NOW - timedelta(hours=1.5)
    page = statement(Account.KINGUIN, since=since, until=until, limit=10)
    assert [amount_text(line.balance) for line in page.items] == ["3.50", "2.50"]
    assert statement(Account.STOCK, limit=10).items == []


@pytest.mark.parametrize("cursor", ["x", "WyJ4Il0", "WzEsMl0"])
def test_a_strange_cursor_is_explained(cursor: str) -> None:
    with pytest.raises(InvalidError, match="not given out by us"):
        statement(Account.KINGUIN, limit=10, cursor=cursor)


def test_the_trial_balance_names_every_account_and_sums_to_zero() -> None:
    posted(["5", "-2.5"])
    books = trial_balance()
    assert [each.account for each in books.accounts] == list(Account)
    assert books.holds
    assert (books.debits, books.credits) == (Money.eur("2.5"), Money.eur("2.5"))
    assert {each.account.value: each.postings for each in books.accounts}["assets:kinguin"] == 2


def test_kinguin_is_opened_once_around_what_was_posted() -> None:
    top_up(Money.eur("100"), ADA, reason="transfer 1")
    assert open_kinguin(Money.eur("75.20"))
    assert balance_of(Account.KINGUIN) == Money.eur("75.20")
    assert not open_kinguin(Money.eur("10.00"))
    assert balance_of(Account.KINGUIN) == Money.eur("75.20")
    commit()


def test_an_opening_that_changes_nothing_is_an_opening_too() -> None:
    assert open_kinguin(Money.zero())
    commit()
    assert not open_kinguin(Money.eur("10.00"))
    assert (balances(), transactions()) == ({}, 1)


def test_what_is_posted_by_hand_is_audited() -> None:
    done = enter(Account.OWNER, Account.NOWPAYMENTS, Money.eur("70"), ADA, reason="payout")
    commit()
    assert balances() == {"assets:nowpayments": "-70", "equity:owner": "70"}
    act = db.session.query(AuditEntry).one()
    assert (act.action, act.actor, act.reason) == ("ledger.entry", "ada", "payout")
    assert one(done.id).source == done.source
    with pytest.raises(NotFoundError):
        one(new_id())


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_nothing_and_less_than_nothing_are_refused(amount: str) -> None:
    with pytest.raises(InvalidError, match="above zero"):
        top_up(Money.eur(amount), ADA, reason="typo")


@pytest.mark.parametrize(
    ("amount", "text"),
    [("0", "0.00"), ("12.9", "12.90"), ("-3", "-3.00"), ("1E+2", "100.00"), ("0.00000001",) * 2],
)
def test_amounts_are_written_exactly(amount: str, text: str) -> None:
    assert amount_text(Money.eur(amount)) == text

"""The books and the profit, as the console shows them."""

import csv
import io
from uuid import UUID

import pytest
from support.books import a_purchase, a_sold_product, an_empty_order, money
from support.console_browser import Browser

from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db
from bitloot.core.money import Money
from bitloot.ledger.accounts import Account
from bitloot.ledger.entries import balance_of
from bitloot.ledger.models import LedgerTransaction
from bitloot.ledger.subjects import post_attempt, post_order


@pytest.fixture
def order_id(owner: Browser) -> UUID:
    """Sold for 12.90, bought for 10.00, of which the provider kept a strange part."""
    order = an_empty_order(a_sold_product("console-goods"))
    money(order, "12.90", credited="12.87654321")
    post_order(order.id)
    post_attempt(a_purchase(order, "10.00").id)
    commit()
    return order.id


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_trial_balance_has_its_check_mark(owner: Browser, order_id: UUID) -> None:
    text = owner.get("/admin/ledger/").text
    assert "✓ Sums to zero" in text
    assert '12.87<span class="tail">654321</span>' in text
    assert "22.90" in text  # all debits: 12.87654321 + 0.02345679 + 10


def test_a_statement_shows_the_balance_after_each_posting(owner: Browser, order_id: UUID) -> None:
    text = owner.get("/admin/ledger/accounts/assets:kinguin").text
    assert "goods from Kinguin" in text
    assert "\N{MINUS SIGN}10.00" in text
    assert owner.get("/admin/ledger/accounts/assets:piggybank").status_code == 404


def test_a_transaction_leads_to_its_order_and_payment(owner: Browser, order_id: UUID) -> None:
    found = db.session.query(LedgerTransaction).filter_by(subject_kind="order").one()
    text = owner.get(f"/admin/ledger/transactions/{found.id}").text
    assert f'href="/admin/orders/{order_id}"' in text
    assert 'href="/admin/payments/' in text
    assert found.source in text


def test_an_order_shows_what_was_earned_by_it(owner: Browser, order_id: UUID) -> None:
    text = owner.get(f"/admin/orders/{order_id}").text
    assert "expenses:goods:kinguin" in text
    assert "profit 2.88" in text


def test_the_journal_is_exported_exactly(owner: Browser, order_id: UUID) -> None:
    lines = read(owner.get("/admin/ledger/journal.csv").text)
    amounts = {line["account"]: line["amount"] for line in lines}
    assert amounts == {
        "assets:nowpayments": "12.87654321",
        "expenses:provider_fees": "0.02345679",
        "revenue:sales": "-12.9",
        "expenses:goods:kinguin": "10",
        "assets:kinguin": "-10",
    }
    (only,) = read(owner.get("/admin/ledger/accounts/assets:kinguin/export.csv").text)
    assert only["amount"] == "-10"
    assert "goods from Kinguin" in owner.get("/admin/ledger/journal").text


def test_profit_by_range_product_and_order(owner: Browser, order_id: UUID) -> None:
    for wanted in ("24h", "7d", "30d", "all", "nonsense"):
        text = owner.get(f"/admin/profit/?range={wanted}").text
        assert "22.3 %" in text  # 2.87654321 of 12.90
        assert "Console Goods" in owner.get(f"/admin/profit/products?range={wanted}").text
    for chart in ("over-time", "where", "margins"):
        figure = owner.get(f"/admin/profit/charts/{chart}.json?range=24h").get_json()
        assert figure["data"]
    assert owner.get("/admin/profit/charts/luck.json").status_code == 404
    assert "2.88" in owner.get("/admin/profit/orders").text
    (line,) = read(owner.get("/admin/profit/export.csv").text)
    assert (line["revenue"], line["cost"], line["profit"]) == ("12.9", "10", "2.87654321")


def test_a_top_up_is_recorded_with_its_reason(owner: Browser) -> None:
    answer = owner.send("/admin/ledger/top-up", amount="500,00", reason="SEPA 4711")
    assert answer.status_code == 303
    assert balance_of(Account.KINGUIN) == Money.eur("500.00")
    entry = db.session.query(AuditEntry).filter_by(action="ledger.top_up").one()
    assert (entry.reason, entry.after["assets:kinguin"]) == ("SEPA 4711", "500.00")


@pytest.mark.parametrize("amount", ["", "0", "-5", "1e30", "NaN", "1.001", "five"])
def test_a_strange_amount_is_refused(owner: Browser, amount: str) -> None:
    answer = owner.send("/admin/ledger/top-up", amount=amount, reason="SEPA 4711")
    assert answer.status_code == 422
    assert balance_of(Account.KINGUIN) == Money.zero()


def test_an_entry_moves_money_between_two_accounts(owner: Browser) -> None:
    form = {"amount": "70.00", "reason": "payout to the bank", "debit": "equity:owner"}
    same = owner.send("/admin/ledger/entry", credit="equity:owner", **form)
    assert same.status_code == 422
    unknown = owner.send("/admin/ledger/entry", credit="assets:piggybank", **form)
    assert unknown.status_code == 422
    assert owner.send("/admin/ledger/entry", credit="assets:nowpayments", **form).status_code == 303
    assert balance_of(Account.NOWPAYMENTS) == Money.eur("-70.00")

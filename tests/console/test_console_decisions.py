"""The decision table in the console, its simulator, and what is said of a payment by hand."""

from decimal import Decimal

import pytest
from support.books import entry
from support.console_browser import Browser
from support.console_rows import Rows

from bitloot.core.db import commit, db
from bitloot.core.ids import new_id
from bitloot.insights.periods import Period
from bitloot.insights.profit import profit
from bitloot.ledger.accounts import Account
from bitloot.ledger.posting import Subject, SubjectKind, post
from bitloot.payments.decisions import ROWS
from bitloot.payments.models import Payment

PATH = "/admin/payments/decisions"
OVERRIDE = {
    "status": "finished",
    "actually_paid": "0.0004",
    "payin_hash": "3f" * 32,
    "evidence": "A letter of the provider's support.",
    "reason": "Their record is stuck.",
}


def test_the_whole_table_is_shown_with_one_row_marked(owner: Browser, rows: Rows) -> None:
    del rows
    text = owner.get(PATH).text
    assert text.count('aria-current="true"') == 1
    assert all(f'id="row-{number}"' in text for number in range(1, len(ROWS) + 1))
    assert 'href="/admin/payments/decisions"' in owner.get("/admin/payments/").text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "<strong>paid</strong>"),
        ("paid=0.005", "<strong>paid over</strong>"),
        ("paid=0.005&timing=late", "The excess is owed."),
        ("paid=0.003&status=partially_paid", "<strong>underpaid</strong>"),
        ("asset=wrong", "<strong>wrong asset</strong>"),
        ("denied=1", "<strong>ipn disagrees</strong>"),
        ("paid=NaN", "is not an amount"),
        ("paid=1e30", "is not an amount"),
        ("status=nonsense", "There is no status"),
    ],
)
def test_a_situation_stands_in_the_address(
    owner: Browser, rows: Rows, query: str, says: str
) -> None:
    del rows
    answer = owner.get(f"{PATH}?{query}")
    assert answer.status_code == 200
    assert says in answer.text


def test_a_payment_leads_to_its_row(owner: Browser, rows: Rows) -> None:
    page = owner.get(f"/admin/payments/{rows.short}").text
    start = page.index(f'href="{PATH}?') + len('href="')
    link = page[start : page.index('"', start)].replace("&amp;", "&")
    assert "status=partially_paid" in link
    assert owner.get(link).status_code == 200


def test_statistics_lead_to_rows(owner: Browser, rows: Rows) -> None:
    del rows
    text = owner.get("/admin/payments/statistics").text
    assert "Opened" in text
    assert 'href="/admin/payments/?from=' in text


def test_fees_are_those_of_the_books(owner: Browser, rows: Rows) -> None:
    del rows
    lines = entry(Account.PROVIDER_FEES, Account.NOWPAYMENTS, "1234.56")
    post(Subject(SubjectKind.ENTRY, new_id(), "fee"), lines, "test:fee", "fee")
    commit()
    booked = profit(Period.last_days(30)).fees.rounded().amount
    assert booked >= Decimal("1234.56")
    assert f"{booked:,.2f}" in owner.get("/admin/payments/statistics").text


def test_a_status_is_set_by_hand_and_the_table_answers(owner: Browser, rows: Rows) -> None:
    path = f"/admin/payments/{rows.payment}/override"
    missing = owner.send(path, **{**OVERRIDE, "evidence": ""})
    assert missing.status_code == 422
    assert owner.send(path, **OVERRIDE).status_code == 303
    db.session.rollback()
    payment = db.session.get_one(Payment, rows.payment)
    assert (payment.status.value, payment.coverage.value) == ("finished", "exact")
    assert payment.verdict is not None


def test_a_value_needs_money_that_came(owner: Browser, rows: Rows) -> None:
    refused = owner.send(
        f"/admin/payments/{rows.payment}/value", credited="1.00", reason="by the market"
    )
    assert refused.status_code == 409
    done = owner.send(
        f"/admin/payments/{rows.short}/value", credited="1.00", reason="by the market"
    )
    assert done.status_code == 303

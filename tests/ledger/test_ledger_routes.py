"""The staff API over the books and the profit."""

import pytest
from flask.testing import FlaskClient
from support.books import a_purchase, a_sold_product, an_empty_order, money
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.core.db import commit
from bitloot.ledger.subjects import post_attempt, post_order

BASE = "/api/v1/admin/ledger"
TOP_UP = {"amount": "500.00", "reason": "SEPA 4711"}


@pytest.fixture
def order_id(app: object) -> str:
    order = an_empty_order(a_sold_product())
    money(order, "12.90", credited="12.87654321")
    post_order(order.id)
    post_attempt(a_purchase(order, "10.00").id)
    commit()
    return str(order.id)


def test_the_accounts_sum_to_zero(client: FlaskClient, order_id: str) -> None:
    books = client.get(f"{BASE}/accounts", headers=staff_headers(Role.FINANCE)).get_json()
    assert (books["balanced"], books["total"], books["currency"]) == (True, "0.00", "EUR")
    assert {a["account"]: a["balance"] for a in books["accounts"]}["assets:nowpayments"] == (
        "12.87654321"
    )


def test_a_statement_is_paged(client: FlaskClient, order_id: str) -> None:
    headers = staff_headers(Role.FINANCE)
    for _ in range(2):
        client.post(f"{BASE}/kinguin-top-ups", headers=headers, json=TOP_UP)
    path = f"{BASE}/accounts/assets:kinguin/statement?limit=2"
    first = client.get(path, headers=headers).get_json()
    assert [line["balance"] for line in first["items"]] == ["990.00", "490.00"]
    rest = client.get(f"{path}&cursor={first['page']['next_cursor']}", headers=headers).get_json()
    assert [(line["amount"], line["order_id"]) for line in rest["items"]] == [("-10.00", order_id)]
    missing = client.get(f"{BASE}/accounts/assets:none/statement", headers=headers)
    assert missing.status_code == 404


def test_an_orders_transactions(client: FlaskClient, order_id: str) -> None:
    headers = staff_headers(Role.FINANCE)
    listed = client.get(f"{BASE}/transactions?order_id={order_id}", headers=headers).get_json()
    assert [each["subject_kind"] for each in listed["items"]] == ["attempt", "order"]
    found = client.get(f"{BASE}/transactions/{listed['items'][0]['id']}", headers=headers)
    assert {(p["account"], p["amount"]) for p in found.get_json()["postings"]} == {
        ("expenses:goods:kinguin", "10.00"),
        ("assets:kinguin", "-10.00"),
    }


def test_a_top_up_with_the_same_key_is_recorded_once(client: FlaskClient) -> None:
    headers = {**staff_headers(Role.FINANCE), "Idempotency-Key": "sepa-4711"}
    first = client.post(f"{BASE}/kinguin-top-ups", headers=headers, json=TOP_UP)
    again = client.post(f"{BASE}/kinguin-top-ups", headers=headers, json=TOP_UP)
    assert (first.status_code, again.get_json()) == (201, first.get_json())
    other = client.post(
        f"{BASE}/kinguin-top-ups", headers=headers, json={**TOP_UP, "amount": "1.00"}
    )
    assert other.status_code == 409


@pytest.mark.parametrize("amount", ["-1.00", "1e3", "1.001", "NaN", "", "99999999999", 5])
def test_strange_amounts_are_refused(client: FlaskClient, amount: object) -> None:
    body = {**TOP_UP, "amount": amount}
    answer = client.post(f"{BASE}/kinguin-top-ups", headers=staff_headers(), json=body)
    assert answer.status_code == 422
    assert "amount" in str(answer.get_json()["errors"])


def test_an_entry(client: FlaskClient) -> None:
    body = {**TOP_UP, "debit": "equity:owner", "credit": "assets:nowpayments"}
    headers = staff_headers(Role.FINANCE)
    assert client.post(f"{BASE}/entries", headers=headers, json=body).status_code == 201
    same = {**body, "credit": "equity:owner"}
    assert client.post(f"{BASE}/entries", headers=headers, json=same).status_code == 422


def test_only_finance_may_look_and_post(client: FlaskClient) -> None:
    support = staff_headers(Role.SUPPORT)
    assert client.get(f"{BASE}/accounts", headers=support).status_code == 403
    assert client.post(f"{BASE}/kinguin-top-ups", headers=support, json=TOP_UP).status_code == 403


@pytest.mark.parametrize(("wanted", "step"), [("24h", "hour"), ("7d", "day"), ("all", "hour")])
def test_profit(client: FlaskClient, order_id: str, wanted: str, step: str) -> None:
    path = f"/api/v1/admin/profit?range={wanted}"
    report = client.get(path, headers=staff_headers(Role.VIEWER)).get_json()
    now = report["now"]
    assert (now["revenue"], now["cost"], now["fees"]) == ("12.90", "10.00", "0.02")
    assert (now["profit"], round(now["margin"], 3)) == ("2.88", 0.223)
    assert report["step"] == step
    assert sum(float(part["revenue"]) for part in report["parts"]) == pytest.approx(12.9)
    (product,) = report["products"]
    assert (product["title"], product["sold"], product["profit"]) == ("Ledger Goods", 1, "2.88")
    assert report["rest"]["profit"] == "0.00"

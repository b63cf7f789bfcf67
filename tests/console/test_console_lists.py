"""Lists: filters in the address, keyset pages, and the CSV behind them."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from support.console_browser import Browser
from support.console_rows import EMAIL, NUMBER, Rows, a_product, an_order

from admin_console.exports import cell
from admin_console.listing import PER_PAGE
from bitloot.catalog.models import SourceType
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.money import Money
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus

LISTS = ("attention", "orders", "payments", "webhooks", "products", "stock", "mails", "jobs")


@pytest.mark.parametrize("name", [*LISTS, "sync"])
def test_an_empty_list_says_what_would_be_here(name: str, owner: Browser) -> None:
    answer = owner.get(f"/admin/{name}/")
    assert answer.status_code == 200
    assert 'class="empty"' in answer.text


@pytest.mark.parametrize("name", [*LISTS, "audit", "staff"])
def test_a_list_shows_its_rows(name: str, owner: Browser, rows: Rows) -> None:
    del rows
    text = owner.get(f"/admin/{name}/").text
    assert "<tbody>" in text
    assert 'class="empty"' not in text


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("status=paid", True),
        ("status=expired", False),
        ("source=kinguin", True),
        ("source=custom", False),
        ("coin=BTC", True),
        ("coin=eth", False),
        (f"q={NUMBER.lower()}", True),
        (f"q={EMAIL}", True),
        ("q=5745459419", True),
        ("q=bc1qexampleaddress", True),
        (f"q={'ab' * 32}", True),
        ("q=nobody@example.com", False),
        ("from=2020-01-01&to=2020-01-02", False),
        ("from=2020-01-01", True),
    ],
)
def test_orders_are_filtered(filters: str, found: bool, owner: Browser, rows: Rows) -> None:  # noqa: FBT001
    del rows
    for path in ("/admin/orders/", "/admin/orders/export.csv"):
        assert (NUMBER in owner.get(f"{path}?{filters}").text) is found


@pytest.mark.parametrize("wrong", ["status=stolen", "from=yesterday", "cursor=nonsense"])
def test_a_wrong_filter_is_explained(wrong: str, owner: Browser) -> None:
    answer = owner.get(f"/admin/orders/?{wrong}")
    assert answer.status_code == 422
    assert "text/html" in answer.content_type


def many_orders(count: int) -> list[str]:
    product = a_product("many", SourceType.CUSTOM)
    numbers = [f"BL-MANY0-{number:05d}" for number in range(count)]
    for age, number in enumerate(numbers):
        order = an_order(product, number=number)
        order.created_at = utcnow() - timedelta(minutes=age)
    commit()
    return numbers


def test_every_order_stands_on_exactly_one_page(owner: Browser) -> None:
    numbers = many_orders(2 * PER_PAGE + 7)
    seen: list[str] = []
    path: str | None = "/admin/orders/?status=paid"
    while path:
        text = owner.get(path).text
        seen += [number for number in numbers if f">{number}<" in text]
        _, _, rest = text.partition('rel="next" href="')
        path = rest.partition('"')[0].replace("&amp;", "&") or None
    assert seen == numbers


def read(answer_text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer_text.removeprefix("\ufeff"))))


def test_an_export_holds_all_that_match_and_is_streamed(owner: Browser) -> None:
    numbers = many_orders(PER_PAGE + 1)
    answer = owner.get("/admin/orders/export.csv?status=paid")
    assert answer.is_streamed
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="bitloot-orders-')
    lines = read(answer.text)
    assert [line["number"] for line in lines] == numbers
    assert (lines[0]["total"], lines[0]["currency"]) == ("12.90", "EUR")
    assert lines[0]["created_at"].endswith("Z")


@pytest.mark.parametrize("name", ["orders", "payments", "audit"])
def test_exports_of_every_list_are_read_back(name: str, owner: Browser, rows: Rows) -> None:
    del rows
    lines = read(owner.get(f"/admin/{name}/export.csv").text)
    assert lines
    assert all(None not in line for line in lines)


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_nothing_in_an_export_is_a_formula(evil: str, owner: Browser, rows: Rows) -> None:
    order = db.session.get_one(Order, rows.order)
    order.email = evil + "@example.com"
    commit()
    (line,) = read(owner.get("/admin/orders/export.csv?status=paid").text)
    assert line["email"].startswith("'")


def test_numbers_stay_numbers() -> None:
    assert cell(Money.eur("-3.5")) == "-3.50"
    assert cell(Decimal("0.000000010000000000")) == "0.00000001"
    assert cell(None) == ""
    assert cell(OrderStatus.PAID) == "paid"
    assert cell(["late", "overpaid"]) == "late overpaid"

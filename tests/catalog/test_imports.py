"""Which of Kinguin's products come in: rules, and what staff choose."""

from collections.abc import Callable
from decimal import Decimal
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from support.catalog import Doc, RunJobs, Sync, rows
from support.sandbox import SandboxControl
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog.imports import rules
from bitloot.catalog.imports.wanting import Wish, is_wanted
from bitloot.catalog.models import Product
from bitloot.catalog.tasks import refresh
from bitloot.core.audit import COMMAND_LINE, AuditEntry
from bitloot.core.db import db, transaction
from bitloot.core.money import Money
from bitloot.providers.kinguin import get_kinguin

Call = Callable[..., Doc]
ROW = {
    "title": "Starless Harbor Steam CD Key",
    "genres": ["Action", "Indie"],
    "platform": "Steam",
    "stock": 7,
    "cost": Money.eur("12.50"),
}


@pytest.fixture
def call(client: FlaskClient) -> Call:
    headers = staff_headers(Role.CATALOGUE)

    def send(method: str, path: str, body: Doc | None = None, *, status: int = 200) -> Doc:
        answer = client.open(
            f"/api/v1/admin/imports{path}", method=method, json=body, headers=headers
        )
        assert answer.status_code == status, answer.text
        document: Doc = answer.get_json(silent=True) or {}
        return document

    return send


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(Product)) or 0


@pytest.mark.parametrize(
    ("wish", "wanted"),
    [
        (Wish(), True),
        (Wish(genres=frozenset({"indie", "rpg"})), True),
        (Wish(genres=frozenset({"rpg"})), False),
        (Wish(platforms=frozenset({"steam"})), True),
        (Wish(platforms=frozenset({"gog"})), False),
        (Wish(words=("harbor", "key")), True),
        (Wish(words=("harbor", "gift")), False),
        (Wish(min_price=Money.eur("12.50"), max_price=Money.eur("12.50")), True),
        (Wish(min_price=Money.eur("12.51")), False),
        (Wish(max_price=Money.eur("12.49")), False),
        (Wish(min_stock=7), True),
        (Wish(min_stock=8), False),
        (Wish(genres=frozenset({"indie"}), min_stock=8), False),
    ],
)
def test_a_wish_is_fulfilled_as_a_whole(wish: Wish, *, wanted: bool) -> None:
    assert wish.fits(ROW) is wanted
    assert is_wanted(ROW, [wish]) is wanted
    assert is_wanted(ROW, [wish, Wish(words=("starless",))])
    assert is_wanted(ROW, [])


def test_a_sync_takes_what_the_rules_want_and_keeps_what_is_here(sync: Sync) -> None:
    with transaction():
        rule = rules.create(
            {"name": "cheap and plenty", "max_price": Money.eur(10), "min_stock": 20}, COMMAND_LINE
        )
        rule_id = rule.id
    run = sync()
    listed = run.expected
    assert 0 < run.created < listed
    assert run.created + run.skipped == listed
    assert run.created == _count()
    dear = select(Product.id).where(Product.cost > Money.eur(10))
    assert db.session.scalar(dear.limit(1)) is None
    again = sync()
    assert (again.created, again.unchanged, again.skipped) == (0, run.created, run.skipped)
    with transaction():
        rules.edit(rule_id, {"words": "no product is called like that"}, COMMAND_LINE)
    third = sync()
    assert (third.created, third.unchanged, third.retired) == (0, run.created, 0)
    with transaction():
        rules.edit(rule_id, {"enabled": False}, COMMAND_LINE)
    assert sync().created == listed - run.created


def test_a_webhook_brings_in_what_is_wanted_alone(app: Flask) -> None:
    assert app.extensions
    one, other, *_ = get_kinguin().products_page(1).products
    with transaction():
        rules.create({"name": "one", "words": one.name}, COMMAND_LINE)
    assert refresh(one.kinguin_id)
    refresh(other.kinguin_id)
    assert _count() == 1
    refresh(other.kinguin_id, chosen=True)
    assert _count() == 2


def test_staff_look_through_kinguin_and_choose(call: Call, run_jobs: RunJobs) -> None:
    found = call("GET", "/kinguin?platform=PC%20Steam&max_price=30&min_stock=5")
    items = rows(found)
    assert items
    assert found["total"] >= len(items)
    assert all(each["platform"] == "Steam" and each["product_id"] is None for each in items)
    assert all(Decimal(str(each["price"])) <= 30 and int(str(each["stock"])) >= 5 for each in items)
    numbers = [int(str(each["kinguin_id"])) for each in items[:3]]
    done = call("POST", "/kinguin", {"kinguin_ids": numbers}, status=202)
    assert done == {"chosen": 3, "new": 3}
    run_jobs()
    assert set(db.session.scalars(select(Product.kinguin_id))) == set(numbers)
    marked = rows(call("GET", "/kinguin?platform=PC%20Steam&max_price=30&min_stock=5"))
    assert [each["kinguin_id"] for each in marked if each["product_id"]] == numbers
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.after["kinguin_ids"]) == ("catalog.import", numbers)


@pytest.mark.parametrize("name", ["Steam", "PC Steam", "steam"])
def test_a_platform_is_found_under_all_its_names(call: Call, name: str) -> None:
    asked = [get_kinguin().search(1, {"platform": each}) for each in ("Steam", "PC Steam")]
    assert all(page.item_count for page in asked)
    found = call("GET", f"/kinguin?platform={quote(name)}")
    assert found["total"] == sum(page.item_count for page in asked)


def test_prices_that_the_provider_does_not_heed_are_left_out(
    call: Call, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.price_filters": False})
    prices = [Decimal(str(each["price"])) for each in rows(call("GET", "/kinguin"))]
    middle = sorted(prices)[len(prices) // 2]
    dear = rows(call("GET", f"/kinguin?min_price={middle}"))
    cheap = rows(call("GET", f"/kinguin?max_price={middle}"))
    assert len(dear) == sum(each >= middle for each in prices) < len(prices)
    assert len(cheap) == sum(each <= middle for each in prices) < len(prices)


def test_pages_of_kinguin_are_the_providers(call: Call) -> None:
    first, second = call("GET", "/kinguin"), call("GET", "/kinguin?page=2")
    ids = {each["kinguin_id"] for page in (first, second) for each in rows(page)}
    assert len(ids) == len(rows(first)) + len(rows(second))
    assert first["has_more"] is True
    assert rows(call("GET", "/kinguin?page=900")) == []


@pytest.mark.parametrize(
    "query", ["name=ab", "min_price=-1", "page=0", "region_id=x", "max_price=NaN"]
)
def test_a_search_that_cannot_be_is_refused(call: Call, query: str) -> None:
    call("GET", f"/kinguin?{query}", status=422)


def test_a_provider_that_is_away_is_said(call: Call, sandbox: SandboxControl) -> None:
    sandbox.switch(**{"kinguin.api.outage": "down"})
    call("GET", "/kinguin", status=503)


def test_rules_over_the_api(call: Call) -> None:
    made = call(
        "POST", "/rules", {"name": "RPG", "genres": ["RPG"], "max_price": "9.90"}, status=201
    )
    assert (made["genres"], made["max_price"], made["enabled"]) == (["RPG"], "9.90", True)
    path = f"/rules/{made['id']}"
    assert call("PATCH", path, {"min_stock": 5, "max_price": None})["max_price"] is None
    call("PATCH", path, {"min_price": "5", "max_price": "4"}, status=422)
    assert [each["id"] for each in rows(call("GET", "/rules"))] == [made["id"]]
    call("DELETE", path, status=204)
    call("GET", path, status=404)
    actions = db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions == ["import_rule.create", "import_rule.edit", "import_rule.delete"]

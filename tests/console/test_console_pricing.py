"""From a rule to new prices in three clicks: preview, apply, confirm."""

import re

import pytest
from support.console_browser import Browser
from support.console_rows import Rows
from support.jobs import RunJobs

from bitloot.catalog.models import Product
from bitloot.catalog.repricing import tasks
from bitloot.core.attention import AttentionItem, raise_attention
from bitloot.core.db import commit, db
from bitloot.core.money import Money

RULE = {"name": "More", "kind": "margin", "scope": "global", "percent": "50", "enabled": "on"}
WHY = "because of the test"


def add(owner: Browser, **more: str) -> None:
    answer = owner.send("/admin/pricing/new", **{**RULE, **more}, reason=WHY)
    assert answer.status_code == 303, answer.text


def looked_at(owner: Browser) -> str:
    """The page of a preview that was made just now."""
    data = {"csrf_token": owner.token("/admin/pricing/")}
    answer = owner.client.post("/admin/pricing/preview", data=data)
    assert answer.status_code == 303, answer.text
    return owner.get(answer.headers["Location"]).text


def test_rule_preview_apply(owner: Browser, rows: Rows, run_jobs: RunJobs) -> None:
    add(owner)
    listed = owner.get("/admin/pricing/").text
    assert "50 % on the cost" in listed
    assert "not in force yet" in listed
    assert 'action="/admin/pricing/preview"' in listed
    shown = looked_at(owner)
    assert "Starless Harbor" in shown
    found = re.search(r'href="(/admin/pricing/apply\?version=\w+)"', shown)
    assert found is not None
    answer = owner.send(found[1], reason=WHY)
    assert answer.status_code == 303, answer.text
    run_jobs()
    product = db.session.get(Product, rows.product)
    assert product is not None
    assert product.price == Money.eur("15.49")
    listed = owner.get("/admin/pricing/").text
    assert "not in force yet" not in listed
    explained = owner.get(f"/admin/products/{rows.product}").text
    assert "50 % on the cost, for everything." in explained


def test_rules_that_lose_money_have_no_button(owner: Browser, rows: Rows) -> None:
    add(owner, percent="-50")
    shown = looked_at(owner)
    assert "would be below the cost of 10.00 EUR" in shown
    assert "/admin/pricing/apply" not in shown


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("percent", "lots"),
        ("percent", "NaN"),
        ("priority", "1.5"),
        ("min_cost", "1e30"),
        ("max_cost", "1e999999999"),
        ("starts_at", "soon"),
        ("kind", "gift"),
        ("scope", "all"),
        ("ending", "98"),
    ],
)
def test_what_cannot_be_read_is_said_in_the_form(owner: Browser, field: str, typed: str) -> None:
    answer = owner.send("/admin/pricing/new", **{**RULE, field: typed}, reason=WHY)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="More"' in answer.text


def test_edit_and_delete(owner: Browser) -> None:
    add(owner)
    found = re.search(r'href="(/admin/pricing/[\w-]+)/edit"', owner.get("/admin/pricing/").text)
    assert found is not None
    assert 'value="50"' in owner.get(f"{found[1]}/edit").text
    owner.send(f"{found[1]}/edit", **{**RULE, "percent": "7,5"}, reason=WHY)
    assert "7.5 % on the cost" in owner.get("/admin/pricing/").text
    owner.send(f"{found[1]}/remove", reason=WHY)
    assert "No rules yet" in owner.get("/admin/pricing/").text


def test_the_histogram_draws_the_counts_of_its_address(owner: Browser) -> None:
    figure = owner.get("/admin/pricing/margins.json?before=1,2&after=3,4,x").get_json()
    assert [trace["name"] for trace in figure["data"]] == ["now", "by the rules"]


def test_a_cost_that_jumped_is_accepted_from_the_queue(owner: Browser, rows: Rows) -> None:
    product = db.session.get(Product, rows.product)
    assert product is not None
    product.cost_held_from = Money.eur("4.00")
    raise_attention(
        "cost_jumped",
        subject=("product", product.id),
        trail_id=None,
        summary="It jumped.",
        action="accept_cost",
    )
    commit()
    item = db.session.query(AttentionItem).filter_by(reason="cost_jumped").one()
    answer = owner.send(f"/admin/attention/{item.id}/resolve", reason=WHY)
    assert answer.status_code == 303, answer.text
    db.session.refresh(product)
    assert product.cost_held_from is None


def test_a_large_catalogue_is_looked_at_while_one_watches(
    owner: Browser, rows: Rows, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_PATIENCE_SECONDS", 0)
    add(owner)
    assert owner.get("/admin/pricing/preview").headers["Location"] == "/admin/pricing/"
    shown = looked_at(owner)
    assert 'role="progressbar"' in shown
    assert 'hx-trigger="every 1s"' in shown
    assert "/admin/pricing/apply" not in shown
    run_jobs()
    path = owner.get("/admin/pricing/preview").headers["Location"]
    fragment = owner.client.get(path, headers={"HX-Request": "true"}).text
    assert "<!doctype" not in fragment
    assert "every 1s" not in fragment
    assert "/admin/pricing/apply" in fragment


def test_rules_that_were_changed_are_looked_at_again(owner: Browser, rows: Rows) -> None:
    add(owner)
    looked_at(owner)
    path = owner.get("/admin/pricing/preview").headers["Location"]
    add(owner, name="Again", kind="markup", percent="", amount="1")
    shown = owner.get(path).text
    assert "Look again" in shown
    assert "/admin/pricing/apply" not in shown

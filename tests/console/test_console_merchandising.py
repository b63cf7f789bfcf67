"""Groups, deals, bundles, rows and categories as staff keep them in the console."""

from datetime import timedelta

import pytest
from support.console_browser import Browser
from support.shelf import on_sale

from bitloot.core.clock import utcnow
from bitloot.core.db import db
from bitloot.merchandising.families import read_titles
from bitloot.merchandising.models import Bundle, Category, FlashDeal, ProductGroup, Section

WHY = "because of the test"


@pytest.fixture(autouse=True)
def goods(owner: Browser) -> None:
    on_sale("Elden Ring", platform="Steam")
    on_sale("Elden Ring Deluxe Edition", platform="Steam")


def at(hours: int) -> str:
    return f"{utcnow() + timedelta(hours=hours):%Y-%m-%dT%H:%M}"


def test_a_group_by_hand(owner: Browser) -> None:
    form = {"title": "Ring", "members": "elden-ring\nelden-ring-deluxe-edition | De luxe"}
    answer = owner.send("/admin/groups/new", **form, published="on", reason=WHY)
    assert answer.status_code == 303, answer.text
    assert "Standard · De luxe" in owner.get("/admin/groups/").text
    group = db.session.scalars(db.select(ProductGroup)).one()
    answer = owner.send(f"/admin/groups/{group.id}/edit", title="R", members="", reason=WHY)
    assert answer.status_code == 303, answer.text
    assert owner.send(f"/admin/groups/{group.id}/remove", reason=WHY).status_code == 303
    assert "No groups yet" in owner.get("/admin/groups/").text


def test_a_suggested_group_is_one_click(owner: Browser) -> None:
    read_titles()
    db.session.commit()
    page = owner.get("/admin/groups/suggested").text
    address = page.split('href="/admin/groups/suggested/accept')[1].split('"')[0]
    path = f"/admin/groups/suggested/accept{address}".replace("&amp;", "&")
    assert owner.send(path, reason=WHY).status_code == 303
    assert "Nothing to suggest" in owner.get("/admin/groups/suggested").text


def test_a_deal_and_its_state(owner: Browser) -> None:
    form = {"product": "/products/elden-ring", "percent": "50", "stock": "3", "enabled": "on"}
    answer = owner.send("/admin/deals/new", **form, starts_at=at(-1), ends_at=at(1), reason=WHY)
    assert answer.status_code == 303, answer.text
    page = owner.get("/admin/deals/").text
    assert "0 of 3" in page
    assert "running" in page
    deal = db.session.scalars(db.select(FlashDeal)).one()
    assert owner.send(f"/admin/deals/{deal.id}/remove", reason=WHY).status_code == 303


@pytest.mark.parametrize(
    "change",
    [
        {"product": "nothing"}, {"product": ""}, {"percent": "0"}, {"percent": "1.5"},
        {"stock": "-1"}, {"starts_at": "soon"}, {"ends_at": ""}, {"ends_at": "2001-01-01T00:00"},
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_in_the_dialog(owner: Browser, change: dict[str, str]) -> None:
    form = {"product": "elden-ring", "percent": "50", "stock": "3", "enabled": "on",
            "starts_at": at(-1), "ends_at": at(1), **change}  # fmt: skip
    answer = owner.send("/admin/deals/new", **form, reason=WHY)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    db.session.rollback()
    assert db.session.scalars(db.select(FlashDeal)).all() == []


@pytest.mark.parametrize(
    ("kind", "model", "more"),
    [("bundles", Bundle, {"percent": "10"}), ("sections", Section, {"position": "1"})],
)
def test_bundles_and_rows(
    owner: Browser, kind: str, model: type[Bundle] | type[Section], more: dict[str, str]
) -> None:
    form = {"title": "Both", "products": "elden-ring\nelden-ring-deluxe-edition", "enabled": "on"}
    answer = owner.send(f"/admin/{kind}/new", **form, **more, reason=WHY)
    assert answer.status_code == 303, answer.text
    assert "Both" in owner.get(f"/admin/{kind}/").text
    row = db.session.scalars(db.select(model)).one()
    assert "elden-ring-deluxe-edition" in owner.get(f"/admin/{kind}/{row.id}/edit").text
    bad = owner.send(f"/admin/{kind}/new", **{**form, "products": "x"}, **more, reason=WHY)
    assert bad.status_code == 422
    assert owner.send(f"/admin/{kind}/{row.id}/remove", reason=WHY).status_code == 303


def test_categories(owner: Browser) -> None:
    for name in ("Games", "Toys"):
        form = {"name": name, "position": "1"}
        assert owner.send("/admin/categories/new", **form, reason=WHY).status_code == 303
    found = {each.slug: each.id for each in db.session.scalars(db.select(Category))}
    refused = owner.send(f"/admin/categories/{found['games']}/remove", reason=WHY)
    assert refused.status_code == 409
    assert owner.send(f"/admin/categories/{found['toys']}/remove", reason=WHY).status_code == 303

"""Products by hand: made, edited field by field, given back, many at once."""

import html
import re
from collections.abc import Callable

import pytest
from sqlalchemy import select
from support.console_browser import Browser
from support.console_rows import Rows
from support.paid import own_product

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db
from bitloot.core.jobs.models import Job
from bitloot.core.money import Money

WHY = "because of the test"
NEW = {"title": "Brass Lantern", "price": "12,90", "category": "games", "delivery_type": "key"}


def product(product_id: object) -> Product:
    db.session.rollback()
    return db.session.get_one(Product, product_id)


def form_of(owner: Browser, path: str) -> dict[str, str]:
    """The form as the page gives it, as a browser would send it back."""
    page = owner.get(path).text
    fields: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="(\w+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            fields[name[1]] = html.unescape(value[1]) if value else "on"
    for name, text in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>([^<]*)<', page):
        fields[name] = html.unescape(text).replace("\n", "\r\n")
    selects = re.compile(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', re.DOTALL)
    for name, options in selects.findall(page):
        chosen = re.search(r'value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    return fields


def test_a_product_is_made(owner: Browser) -> None:
    fields = {**NEW, "genres": "RPG\r\nIndie", "published": "on", "excluded_countries": "de, at"}
    answer = owner.send("/admin/products/new", **fields, reason=WHY)
    assert answer.status_code == 303, answer.text
    made = db.session.scalars(select(Product)).one()
    assert (made.slug, made.price, made.published) == ("brass-lantern", Money.eur("12.90"), True)
    assert (made.genres, made.excluded_countries) == (["RPG", "Indie"], ["DE", "AT"])


def test_pictures_videos_and_requirements_are_lines(owner: Browser) -> None:
    fields = {
        "screenshots": "https://pictures.example/1.jpg\r\nhttps://pictures.example/2.jpg",
        "videos": "bvI62FUDpKA",
        "system_requirements": "Windows: 8 GB RAM\r\nWindows: DirectX: 12\r\nA mouse",
    }
    answer = owner.send("/admin/products/new", **NEW, **fields, reason=WHY)
    assert answer.status_code == 303, answer.text
    made = db.session.scalars(select(Product)).one()
    urls = fields["screenshots"].split("\r\n")
    assert made.screenshots == [{"url": url, "thumbnail": url} for url in urls]
    assert made.videos == [{"video_id": "bvI62FUDpKA"}]
    assert made.system_requirements == [
        {"system": "Windows", "requirement": ["8 GB RAM", "DirectX: 12"]},
        {"system": "Any", "requirement": ["A mouse"]},
    ]
    path = f"/admin/products/{made.id}/edit"
    stands = form_of(owner, path)
    lines = stands["system_requirements"].split("\r\n")
    assert lines[1:] == ["Windows: DirectX: 12", "Any: A mouse"]
    answer = owner.send(path, **stands | {"videos": "not an id!", "reason": WHY})
    assert answer.status_code == 422
    assert owner.send(path, **stands | {"videos": "", "reason": WHY}).status_code == 303
    kept = product(made.id)
    assert (kept.videos, len(kept.screenshots), len(kept.system_requirements)) == ([], 2, 2)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "x" * 301),
        ("price", "free"),
        ("price", "-1"),
        ("price", "NaN"),
        ("cost", "1e30"),
        ("category", "toys"),
        ("delivery_type", "letter"),
        ("release_date", "soon"),
        ("metacritic_score", "101"),
        ("cover_url", "javascript:alert(1)"),
        ("excluded_countries", "Germany"),
        ("slug", "!!!"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(owner: Browser, field: str, typed: str) -> None:
    answer = owner.send("/admin/products/new", **{**NEW, field: typed}, reason=WHY)
    assert answer.status_code == 422
    assert f'id="bad-{field}"' in answer.text
    assert field == "title" or 'value="Brass Lantern"' in answer.text
    assert db.session.scalars(select(Product)).all() == []


def test_only_what_was_typed_over_is_kept_from_the_sync(owner: Browser, rows: Rows) -> None:
    path = f"/admin/products/{rows.product}/edit"
    before = product(rows.product)
    price = before.price
    fields = form_of(owner, path)
    unchanged = owner.send(path, **{**fields, "reason": WHY})
    assert unchanged.status_code == 409
    answer = owner.send(path, **{**fields, "subtitle": "Ours", "title": "New", "reason": WHY})
    assert answer.status_code == 303, answer.text
    after = product(rows.product)
    assert (after.title, after.subtitle, after.price) == ("New", "Ours", price)
    assert after.overrides == ["title"]
    shown = owner.get(f"/admin/products/{rows.product}").text
    assert f"/admin/products/{rows.product}/give-back/title" in shown


def test_a_stale_form_overwrites_nothing(owner: Browser, rows: Rows) -> None:
    path = f"/admin/products/{rows.product}/edit"
    mine, theirs = form_of(owner, path), form_of(owner, path)
    assert owner.send(path, **{**theirs, "title": "Theirs", "reason": WHY}).status_code == 303
    late = owner.send(path, **{**mine, "title": "Mine", "reason": WHY})
    assert late.status_code == 409
    assert product(rows.product).title == "Theirs"


def test_a_field_is_given_back(owner: Browser, rows: Rows) -> None:
    row = product(rows.product)
    row.overrides, row.provider_digest = ["price", "title"], "x"
    commit()
    path = f"/admin/products/{rows.product}/give-back/title"
    assert owner.send(path, reason=WHY).status_code == 303
    row = product(rows.product)
    assert (row.overrides, row.provider_digest) == (["price"], None)
    kinds = db.session.scalars(select(Job.kind).where(Job.kind == "catalog.refresh")).all()
    assert len(kinds) == 1
    assert owner.send(path, reason=WHY).status_code == 422  # nothing is left to give back


def test_many_at_once_after_a_look(owner: Browser, rows: Rows) -> None:
    del rows
    chosen = [own_product(f"game-{n}") for n in range(3)]
    chosen[0].published = False
    commit()
    ids = "&".join(f"id={each.id}" for each in chosen)
    path = f"/admin/products/bulk?act=unpublish&{ids}"
    look = owner.get(path)
    assert look.status_code == 200
    assert "<strong>2</strong> of 3" in look.text
    assert product(chosen[1].id).published  # a look changes nothing
    answer = owner.send(path, reason=WHY)
    assert answer.status_code == 303, answer.text
    assert not any(product(each.id).published for each in chosen)
    audited = select(AuditEntry).where(AuditEntry.action == "product.unpublish")
    assert {each.object_id for each in db.session.scalars(audited)} == {
        str(each.id) for each in chosen[1:]
    }


def test_all_that_fit_a_filter(owner: Browser, rows: Rows) -> None:
    for n in range(3):
        own_product(f"lantern-{n}")
    featured = "/admin/products/bulk?act=feature&all=on&q=lantern"
    assert "<strong>3</strong> of 3" in owner.get(featured).text
    assert owner.send(featured, reason=WHY).status_code == 303
    assert not product(rows.product).featured
    assert len(db.session.scalars(select(Product).where(Product.featured)).all()) == 3


@pytest.mark.parametrize("query", ["", "act=sell&all=on", "act=feature", "act=feature&id=x"])
def test_a_selection_that_means_nothing(owner: Browser, query: str) -> None:
    assert owner.get(f"/admin/products/bulk?{query}").status_code == 422


def test_who_may_only_look(sign_in: Callable[[Role], Browser], rows: Rows) -> None:
    browser = sign_in(Role.SUPPORT)
    page = browser.get("/admin/products/").text
    assert "/admin/products/new" not in page
    assert 'name="act"' not in page
    for path in ("new", "bulk?act=feature&all=on", f"{rows.product}/edit"):
        assert browser.get(f"/admin/products/{path}").status_code == 403
    assert browser.get(f"/admin/products/{rows.product}/availability").status_code == 200


def test_why_it_is_available_or_not(owner: Browser, rows: Rows) -> None:
    path = f"/admin/products/{rows.product}/availability"
    assert "It can be bought" in owner.get(path).text
    product(rows.product).published = False
    commit()
    page = owner.get(path).text
    assert "It cannot be bought" in page
    assert "It is not published." in page


def test_the_pictures_page_stands(owner: Browser) -> None:
    assert owner.get("/admin/images/?state=failed").status_code == 200
    assert owner.get("/admin/images/").status_code == 200

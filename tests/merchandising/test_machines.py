"""What machines read: sitemap, robots, structured data; and old addresses that lead to new ones."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from support.shelf import STAFF, deal_for, on_sale

from bitloot import pwa
from bitloot.app import create_app
from bitloot.catalog import editing
from bitloot.catalog.models import Product
from bitloot.catalog.slug_redirects import SlugRedirect
from bitloot.catalog.slugs import custom_slug, provider_slugs
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.merchandising import sitemap
from bitloot.merchandising.families import read_titles
from bitloot.merchandising.models import Category
from config.settings import Settings

SHELL = (
    '<!doctype html><html><head>\n    <title>BitLoot</title></head><body id="root"></body></html>'
)
PUBLIC = "/api/v1/catalog/products"


@pytest.fixture
def pages(app: ShopFlask, settings: Settings, tmp_path: Path) -> FlaskClient:
    """The storefront over a shell of two lines."""
    (tmp_path / "index.html").write_text(SHELL)
    storefront = create_app(settings)
    pwa.mount(storefront, tmp_path)
    return storefront.test_client()


def locations(xml: str) -> list[str]:
    root = ET.fromstring(xml)  # noqa: S314 (our own)
    return [each.text or "" for each in root.iter() if each.tag.endswith("loc")]


def rename(product: Product, title: str) -> str:
    editing.edit(product.id, {"title": title}, STAFF)
    commit()
    return product.slug


def test_the_sitemap_lists_what_is_listed_and_nothing_else(
    pages: FlaskClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "LARGEST_PART", 2)
    for name in ("One", "Other", "Third"):
        on_sale(name)
    on_sale("Hidden", published=False)
    shelves = [Category(slug=slug, name=slug) for slug in ("games", "empty")]
    db.session.add_all(shelves)
    commit()
    index = locations(pages.get("/sitemap.xml").text)
    assert [each.removeprefix(settings.public_url) for each in index] == [
        "/sitemaps/pages.xml", "/sitemaps/products-1.xml", "/sitemaps/products-2.xml",
    ]  # fmt: skip
    found = [
        location
        for number in (1, 2)
        for location in locations(pages.get(f"/sitemaps/products-{number}.xml").text)
    ]
    names = {each.removeprefix(f"{settings.public_url}/products/") for each in found}
    assert names == {"one", "other", "third"}
    assert len(found) == 3
    for path in ("/sitemaps/products-0.xml", "/sitemaps/products-3.xml"):
        assert pages.get(path).status_code == 404
    own = [
        each.removeprefix(settings.public_url)
        for each in locations(pages.get("/sitemaps/pages.xml").text)
    ]
    assert [each for each in own if "category" in each] == ["/products?category=games"]
    robots = pages.get("/robots.txt").text
    assert f"Sitemap: {settings.public_url}/sitemap.xml" in robots
    assert "Disallow: /admin/" in robots


def test_a_product_s_page_says_what_it_is(pages: FlaskClient, settings: Settings) -> None:
    title = 'A "Title" </title><script>alert(1)</script>'
    product = on_sale(title, slug="strange", description="</script><b>\u2028 & more", price="20.00")
    deal_for(product)
    answer = pages.get("/products/strange")
    html = answer.text
    assert answer.status_code == 200
    assert "<script>alert" not in html
    assert f'href="{settings.public_url}/products/strange"' in html
    scripts = re.findall(r'<script data-served type="application/ld\+json">(.*?)</script>', html)
    good, crumbs = (json.loads(each) for each in scripts)
    assert (good["@type"], good["name"]) == ("Product", title)
    assert (good["offers"]["price"], good["offers"]["availability"]) == (
        "10.00",
        "https://schema.org/InStock",
    )
    assert crumbs["@type"] == "BreadcrumbList"
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    again = pages.get("/products/strange", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", ["nothing", "%00", "a" * 400, "%F0%9F%92%A9", "../../etc/passwd"])
def test_pages_of_nothing_are_the_shell(pages: FlaskClient, path: str) -> None:
    answer = pages.get(f"/products/{path}")
    assert answer.status_code in {404, 200}
    assert "<title>BitLoot</title>" in answer.text


def test_an_old_slug_leads_to_the_present_one(pages: FlaskClient, client: FlaskClient) -> None:
    product = on_sale("First Name")
    assert rename(product, "Second Name") == "second-name"
    assert rename(product, "Third Name") == "third-name"
    for old in ("first-name", "second-name"):
        answer = pages.get(f"/products/{old}?ref=x")
        assert answer.status_code == 301
        assert answer.headers["Location"].endswith("/products/third-name?ref=x")
        assert client.get(f"{PUBLIC}/{old}").json["slug"] == "third-name"
    assert rename(product, "First Name") == "first-name"
    assert pages.get("/products/first-name").status_code == 200
    assert pages.get("/products/third-name").headers["Location"].endswith("/products/first-name")
    known = set(db.session.scalars(db.select(SlugRedirect.slug)))
    assert known == {"second-name", "third-name"}


def test_no_new_product_takes_a_slug_that_leads_elsewhere(app: ShopFlask) -> None:
    rename(on_sale("First Name"), "Second Name")
    assert custom_slug("First Name") == "first-name-2"
    assert provider_slugs([(7, "first-name"), (8, "second-name"), (9, "free")]) == {
        7: "first-name-7", 8: "second-name-8", 9: "free",
    }  # fmt: skip


def test_a_number_that_leaves_the_title_leaves_the_slug(app: ShopFlask) -> None:
    assert rename(on_sale("Half Life 2"), "Half Life") == "half-life"
    twin = on_sale("Half Life", slug="half-life-3")
    assert rename(twin, "Half-Life!") == "half-life-3"


def test_what_the_provider_renames_follows(app: ShopFlask, client: FlaskClient) -> None:
    product = on_sale("First Name")
    read_titles()
    product.title = "Better Name"
    commit()
    assert read_titles() == 1
    commit()
    assert read_titles() == 0
    assert product.slug == "better-name"
    assert client.get(f"{PUBLIC}/first-name").json["slug"] == "better-name"
    product.title = "Better Name!"
    commit()
    read_titles()
    assert product.slug == "better-name"

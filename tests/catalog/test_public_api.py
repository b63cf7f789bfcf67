"""The public catalogue over HTTP: lists, filters, pages, one product, bad input."""

import re
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from support.catalog import Doc, Get, rows
from support.sandbox import SandboxControl

from bitloot.catalog.models import Product, SyncRun
from bitloot.catalog.tasks import refresh_from_provider
from bitloot.core.db import db

pytestmark = pytest.mark.usefixtures("synced")

CARD = {
    "id", "slug", "title", "subtitle", "platform", "region", "category", "source_type",
    "delivery_type", "cover_url", "price", "currency", "compare_at_price", "in_stock", "stock",
    "is_preorder", "release_date", "featured", "genres", "rating", "review_count",
    "cover", "deal", "group",
}  # fmt: skip


def _page(document: Doc) -> Doc:
    page = document["page"]
    assert isinstance(page, dict)
    return page


def test_a_list_has_the_agreed_shape(get: Get, synced: SyncRun) -> None:
    document = get("/products")
    cards = rows(document)
    assert len(cards) == 24
    assert set(cards[0]) == CARD
    assert _page(document)["total"] == synced.created
    assert all(re.fullmatch(r"\d+\.\d\d", str(card["price"])) for card in cards)
    assert all(isinstance(card["stock"], int) and card["stock"] <= 10 for card in cards)


def test_cursors_walk_through_everything_once(get: Get) -> None:
    for sort in ("relevance", "price_asc", "price_desc", "newest", "title"):
        for q in ("", "steam"):
            _walk(get, sort, q)


def _walk(get: Get, sort: str, q: str) -> None:
    seen: list[object] = []
    query: Doc = {"sort": sort, "limit": 100, "q": q}
    document = get("/products", **query)
    total = _page(document)["total"]
    while True:
        seen += [card["id"] for card in rows(document)]
        cursor = _page(document)["next_cursor"]
        if cursor is None:
            break
        document = get("/products", **query, cursor=cursor)
    assert len(seen) == len(set(seen)) == total, (sort, q)


def test_prices_are_in_order(get: Get) -> None:
    for sort, down in (("price_asc", False), ("price_desc", True)):
        prices = [Decimal(str(c["price"])) for c in rows(get("/products", sort=sort, limit=100))]
        assert prices == sorted(prices, reverse=down), sort


def test_newest_first(get: Get) -> None:
    dates = [str(c["release_date"]) for c in rows(get("/products", sort="newest", limit=50))]
    assert dates == sorted(dates, reverse=True)


def test_numbered_pages_agree_with_cursors(get: Get) -> None:
    first = get("/products", sort="title", limit=10)
    second = get("/products", sort="title", limit=10, page=2)
    followed = get("/products", sort="title", limit=10, cursor=_page(first)["next_cursor"])
    assert rows(second) == rows(followed)


def test_filters_narrow_and_several_values_mean_any(get: Get) -> None:
    both = get("/products", platform="Steam,GOG", limit=100)
    assert {card["platform"] for card in rows(both)} == {"Steam", "GOG"}
    old_name = get("/products", platform="pc steam", limit=1)
    steam = get("/products", platform="Steam", limit=1)
    assert _page(old_name)["total"] == _page(steam)["total"]
    software = rows(get("/products", category="software", limit=100))
    assert {card["category"] for card in software} == {"software"}
    cheap = rows(get("/products", price_min="5", price_max="9.99", limit=100))
    assert all(5 <= Decimal(str(card["price"])) <= Decimal("9.99") for card in cheap)
    assert cheap


def test_every_category_is_there(get: Get) -> None:
    values = {row["value"] for row in rows(get("/facets"), "category")}
    assert values == {"games", "dlc", "software", "subscriptions", "gift-cards"}


FILTERS: list[Doc] = [
    {},
    {"platform": "Steam"},
    {"platform": "Steam,GOG", "genre": "RPG"},
    {"category": "games", "price_min": "5", "price_max": "19.99"},
    {"region": "Global", "in_stock": "true"},
    {"q": "steam", "platform": "Steam"},
    {"q": "caelwik"},
]


def test_facets_agree_with_the_list(get: Get) -> None:
    for chosen in FILTERS:
        _compare(get, chosen)


def _compare(get: Get, chosen: Doc) -> None:
    facets = get("/facets", **chosen)
    for name in ("platform", "region", "genre", "category"):
        for row in rows(facets, name)[:4]:
            listed = get("/products", **(chosen | {name: row["value"], "limit": 1}))
            assert _page(listed)["total"] == row["count"], (name, row)
    for row in rows(facets, "availability"):
        flag = row["value"] == "in_stock"
        listed = get("/products", **(chosen | {"in_stock": flag, "limit": 1}))
        assert _page(listed)["total"] == row["count"]
    for band in rows(facets, "price_band"):
        ends = {"price_min": band["min"]} | ({"price_max": band["max"]} if band["max"] else {})
        without = {k: v for k, v in chosen.items() if not k.startswith("price")}
        listed = get("/products", **(without | ends | {"limit": 1}))
        assert _page(listed)["total"] == band["count"], band


def test_a_product_by_slug(get: Get, product: Product) -> None:
    document = get(f"/products/{product.slug}")
    assert document["id"] == str(product.id)
    assert set(document) > CARD | {"description", "system_requirements", "updated_at"}
    assert document["max_quantity"] == min(9, product.stock)
    related = rows(document, "related")
    assert related
    assert product.slug not in {card["slug"] for card in related}
    get("/products/no-such-thing", status=404)


def test_sold_out_and_unpublished(get: Get, product: Product, sandbox: SandboxControl) -> None:
    sandbox.set_product(product.kinguin_id or 0, qty=0)
    assert refresh_from_provider(product.id) is False
    document = get(f"/products/{product.slug}")
    assert (document["in_stock"], document["stock"], document["max_quantity"]) == (False, 0, 0)
    db.session.get_one(Product, product.id).published = False
    db.session.commit()
    get("/products/" + product.slug, status=404, nocache=1)


BAD: list[tuple[Doc, str]] = [
    ({"limit": 101}, "limit"),
    ({"limit": 0}, "limit"),
    ({"limit": "many"}, "limit"),
    ({"page": 0}, "page"),
    ({"page": 10_000, "limit": 100}, "page"),
    ({"sort": "random"}, "sort"),
    ({"price_min": "cheap"}, "price_min"),
    ({"price_max": "NaN"}, "price_max"),
    ({"price_max": "1e99"}, "price_max"),
    ({"in_stock": "perhaps"}, "in_stock"),
    ({"q": "x" * 201}, "q"),
    ({"cursor": "nonsense"}, "cursor"),
    ({"cursor": "WyJ0aXRsZSIsMV0"}, "cursor"),
    ({"cursor": "WzFd", "page": 1}, "cursor"),
    ({"cursor": "W10"}, "cursor"),
]


def test_bad_input_is_named(get: Get) -> None:
    for query, field in BAD:
        assert f"'{field}'" in str(get("/products", status=422, **query)), query


ODD_WORDS = [
    "%", "_", "\\", "'", '"', "''; drop table products; --", "a & b | !c", "((((", ":*", "<->",
    "-", "- -", "or or", '"open', "日本語", "Ключ", "مفتاح", "🎮🎮", "a" * 200, "é" * 200,
    "\x00", "a\x00b", "   ", "x:*&y", "\u202e", "\u017f", "\u0130",
]  # fmt: skip


def test_no_words_break_the_search(get: Get) -> None:
    for words in ODD_WORDS:
        for path in ("/products", "/suggest", "/facets"):
            get(path, q=words)


def test_wildcards_mean_themselves(get: Get) -> None:
    assert rows(get("/products", q="%%%")) == []
    assert rows(get("/suggest", q="%")) == []


def test_an_answer_is_remembered_until_something_changes(
    client: FlaskClient, product: Product, sandbox: SandboxControl
) -> None:
    path = f"/api/v1/catalog/products/{product.slug}"
    first = client.get(path)
    assert "public" in first.headers["Cache-Control"]
    known = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert product.cost is not None
    dearer = round(float(product.cost.amount) * 1.2 + 1, 2)  # not so much that it would be held
    sandbox.set_product(product.kinguin_id or 0, price=dearer)
    refresh_from_provider(product.id)
    changed = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.get_json()["price"] != first.get_json()["price"]

"""A running deal is in every price that customers are shown: each says what the basket charges."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from support.catalog import Doc
from support.checkout import checkout
from support.paid import placed_order
from support.shelf import STAFF, bundle_of, deal_for, on_sale

from bitloot import pwa
from bitloot.app import create_app
from bitloot.catalog import versions
from bitloot.catalog.adorning import is_adorned, may_be_lowered
from bitloot.catalog.models import Offer, Product
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.core.reading import get_reader
from bitloot.insights.together import count_together
from bitloot.merchandising import group_editing, sections
from bitloot.merchandising.families import read_titles
from bitloot.merchandising.group_editing import Membership
from bitloot.orders import service as orders
from config.settings import Settings

PUBLIC = "/api/v1/catalog"
CHARGED = "10.00"
ON_DEAL, SIBLING, FRIEND = "elden-ring", "elden-ring-deluxe-edition", "friend"


@pytest.fixture
def shelf(app: ShopFlask) -> Product:
    """A product at half its 20.00, in every place that there is for one."""
    product = on_sale("Elden Ring", price="20.00", platform="Steam")
    sibling = on_sale("Elden Ring Deluxe Edition", price="30.00", platform="Steam")
    friend = on_sale("Friend", price="5.00")
    offer = {"provider_offer_id": "1", "merchant": "m", "quantity": 5, "text_quantity": 0}
    product.offers.append(Offer(price=Money.eur("1.00"), **offer))
    variants = [Membership(product.id, "Standard"), Membership(sibling.id, "Deluxe")]
    group_editing.create({"title": "Elden Ring"}, variants, STAFF)
    sections.create({"title": "Row"}, [product.id], STAFF)
    bundle_of(product, friend, percent=60)
    orders.mark_paid(placed_order((product, 1), (friend, 1)), cause="test")
    read_titles()
    commit()
    count_together()
    deal_for(product, percent=50)
    versions.changed()
    commit()
    return product


def of_cards(cards: object) -> list[str]:
    """What one of the product on deal costs, by the cards among these; never nothing."""
    assert isinstance(cards, list)
    found = [card for card in cards if card["slug"] == ON_DEAL]
    return [card["deal"]["price"] if card["deal"] else card["price"] for card in found]


def of_variants(card: Doc) -> list[str]:
    group = card["group"]
    assert isinstance(group, dict)
    return [each["price"] for each in group["variants"] if each["slug"] == ON_DEAL]


def one_by_one(bundle: Doc) -> list[str]:
    """Its products one by one, less the friend's 5.00."""
    return [(Money.eur(str(bundle["compare_at_price"])) - Money.eur("5.00")).plain()]


def sibling_in(document: Doc) -> Doc:
    items = document["items"]
    assert isinstance(items, list)
    return next(each for each in items if each["slug"] == SIBLING)


Place = tuple[str, Callable[..., list[str]]]
PLACES: dict[str, Place] = {
    "list": ("/products", lambda d: of_cards(d["items"])),
    "list by price": ("/products?sort=price_asc", lambda d: of_cards(d["items"])),
    "list, chooser": ("/products", lambda d: of_variants(sibling_in(d))),
    "search": ("/products?q=elden", lambda d: of_cards(d["items"])),
    "search, misspelt": ("/products?q=eldne", lambda d: of_cards(d["items"])),
    "suggestion": (
        "/suggest?q=elde",
        lambda d: [e["price"] for e in d["items"] if e["slug"] == ON_DEAL],
    ),
    "suggestion, short": (
        "/suggest?q=e",
        lambda d: [e["price"] for e in d["items"] if e["slug"] == ON_DEAL],
    ),
    "suggestion, misspelt": (
        "/suggest?q=eldne",
        lambda d: [e["price"] for e in d["items"] if e["slug"] == ON_DEAL],
    ),
    "page": (f"/products/{ON_DEAL}", lambda d: of_cards([d])),
    "page, chooser": (f"/products/{ON_DEAL}", of_variants),
    "page, merchants": (f"/products/{ON_DEAL}", lambda d: [d["offers"]["cheapest"]]),
    "page, bundle": (f"/products/{ON_DEAL}", lambda d: one_by_one(d["bundles"][0])),
    "page of a sibling, chooser": (f"/products/{SIBLING}", of_variants),
    "page of a sibling, related": (f"/products/{SIBLING}", lambda d: of_cards(d["related"])),
    "page of a friend, bought with": (
        f"/products/{FRIEND}",
        lambda d: of_cards(d["bought_together"]),
    ),
    "page of a friend, bundle": (f"/products/{FRIEND}", lambda d: one_by_one(d["bundles"][0])),
    "page of a friend, in a bundle": (
        f"/products/{FRIEND}",
        lambda d: of_cards(d["bundles"][0]["products"]),
    ),
    "groups": ("/groups", lambda d: [d["items"][0]["price_from"]]),
    "groups, members": (
        "/groups",
        lambda d: of_cards([e["product"] for e in d["items"][0]["members"]]),
    ),
    "group": ("/groups/elden-ring", lambda d: [d["price_from"]]),
    "group, chooser": (
        "/groups/elden-ring",
        lambda d: of_variants(d["members"][1]["product"]),
    ),
    "rows of the home page": ("/sections", lambda d: of_cards(d["items"][0]["products"])),
    "deals": ("/deals", lambda d: of_cards(d["items"])),
    "bundles": ("/bundles", lambda d: one_by_one(d["items"][0])),
    "bundle": ("/bundles/two-in-one", one_by_one),
}


def test_every_place_says_what_the_basket_charges(client: FlaskClient, shelf: Product) -> None:
    said = {name: read(client.get(f"{PUBLIC}{path}").json) for name, (path, read) in PLACES.items()}
    assert said == {name: [CHARGED] for name in PLACES}
    assert checkout(client, (shelf.id, 1)).order["total"] == CHARGED


def test_machines_read_the_same(shelf: Product, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><head>\n    <title>BitLoot</title></head></html>")
    storefront = create_app(settings)
    pwa.mount(storefront, tmp_path)
    page = storefront.test_client().get(f"/products/{shelf.slug}").text
    (found,) = re.findall(r'<script[^>]*ld\+json">([^<]*"@type":"Product"[^<]*)</script>', page)
    assert json.loads(found)["offers"]["price"] == CHARGED


WITHOUT_A_DEAL = {
    ("ProductCard", "price"),  # the usual one, which the deal beside it lowers
    ("Product", "price"),
    ("ProductCard", "compare_at_price"),  # what staff have struck through
    ("Product", "compare_at_price"),
    ("Bundle", "price"),  # bundles and deals do not add up
    ("PriceBand", "min"),
    ("PriceBand", "max"),
}
WITH_IT = {
    ("Deal", "price"),
    ("Variant", "price"),
    ("Suggestion", "price"),
    ("Offers", "cheapest"),
    ("Group", "price_from"),
    ("Bundle", "compare_at_price"),
}


def amounts_in(schemas: dict[str, Doc], name: str, found: dict[str, set[str]]) -> None:
    """Fill in, by schema, every amount of money that an answer of this schema can hold."""
    if name in found:
        return
    found[name] = set()
    for field, said in dict(schemas[name].get("properties", {})).items():
        if said.get("format") == "decimal":
            found[name].add(field)
        for inner in re.findall(r"#/components/schemas/(\w+)", json.dumps(said)):
            amounts_in(schemas, inner, found)


def test_no_price_of_the_catalogue_is_missing_here(client: FlaskClient) -> None:
    """Whoever adds one to a public answer says here whether deals lower it, and above where."""
    spec = client.get("/api/openapi.json").json
    found: dict[str, set[str]] = {}
    for path, methods in spec["paths"].items():
        if path.startswith(PUBLIC):
            answer = json.dumps(methods["get"]["responses"]["200"])
            for name in re.findall(r"#/components/schemas/(\w+)", answer):
                amounts_in(spec["components"]["schemas"], name, found)
    assert {(name, each) for name, some in found.items() for each in some} == (
        WITH_IT | WITHOUT_A_DEAL
    )


def test_only_those_are_asked_about_that_have_something(shelf: Product) -> None:
    """Otherwise every list and suggestion pays for a deal of a product that it does not hold."""
    for condition, slugs in (
        (may_be_lowered(), {ON_DEAL}),
        (is_adorned(), {ON_DEAL, SIBLING}),
    ):
        rows = get_reader().read(f"select slug from products where {condition}", {})  # noqa: S608
        assert {row[0] for row in rows} == slugs


def test_a_deal_that_is_over_lowers_nothing(client: FlaskClient, shelf: Product) -> None:
    db.session.execute(db.text("update flash_deals set ends_at = now()"))
    versions.changed()
    commit()
    for name in ("suggestion", "page of a sibling, chooser", "group", "bundle", "page, merchants"):
        path, read = PLACES[name]
        assert read(client.get(f"{PUBLIC}{path}").json) == ["20.00"], name
    assert checkout(client, (shelf.id, 1)).order["total"] == "20.00"

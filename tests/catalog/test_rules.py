"""Prices, words and texts: pure rules."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bitloot.catalog.normalizing import digest, row_of
from bitloot.catalog.plaintext import plain_text
from bitloot.catalog.pricing import price_from_cost
from bitloot.catalog.slugs import slugify
from bitloot.catalog.vocabulary import category_of, platform_name, region_name
from bitloot.core.money import Money
from bitloot.core.types import JsonObject
from bitloot.providers.kinguin.products import Product, Requirement, fingerprint

costs = st.decimals("0", "100000", places=4)
margins = st.decimals("-50", "300", places=2)


@given(costs, margins)
def test_a_price_is_never_below_cost(cost: Decimal, margin: Decimal) -> None:
    price = price_from_cost(Money.eur(cost), margin)
    assert price.amount >= cost
    assert price.amount >= Decimal("0.01")
    assert price == price.rounded()
    assert str(price.amount)[-1] == "9"


@given(costs, costs)
def test_what_costs_more_is_not_cheaper(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    margin = Decimal(12)
    assert price_from_cost(Money.eur(low), margin) <= price_from_cost(Money.eur(high), margin)


@pytest.mark.parametrize(
    ("cost", "price"),
    [("0.50", "0.59"), ("4.00", "4.49"), ("8.00", "8.99"), ("8.80", "9.99"), ("20.00", "22.99")],
)
def test_prices_have_friendly_endings(cost: str, price: str) -> None:
    assert price_from_cost(Money.eur(cost), Decimal(12)) == Money.eur(price)


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("Steam", "Steam"),
        ("PC Steam", "Steam"),
        ("Uplay", "Ubisoft Connect"),
        ("PC Ubisoft Connect", "Ubisoft Connect"),
        ("EA App", "EA App"),
        ("Origin", "EA App"),
        ("PC Digital Download", "PC"),
        ("PC", "PC"),
        ("Xbox Series X|S", "Xbox Series X|S"),
        ("PC Brand New Store", "Brand New Store"),
        (None, None),
    ],
)
def test_one_word_for_each_platform(given_name: str | None, name: str | None) -> None:
    assert platform_name(given_name) == name


def test_regions_go_by_id() -> None:
    spellings = ("Region free", "Region Free", "REGION FREE", None)
    assert {region_name(3, given_name) for given_name in spellings} == {"Global"}
    assert region_name(10, " Rest of the world (RoW) - custom") == "Rest of World"
    assert region_name(84, " Nordics ") == "Nordics"
    assert region_name(None, None) is None


@pytest.mark.parametrize(
    ("name", "genres", "tags", "category"),
    [
        ("A Game Steam CD Key", ["Action"], ["base"], "games"),
        ("A Game", ["Action"], ["dlc"], "dlc"),
        ("A Game - Season Pass", [], [], "dlc"),
        ("Office", ["Software"], [], "software"),
        ("Office", [], ["software"], "software"),
        ("Pass 1 Month", ["Subscription"], [], "subscriptions"),
        ("Wallet 10 EUR Gift Card", ["Casual"], ["prepaid"], "gift-cards"),
        ("Store Card 10 USD", ["Casual"], [], "gift-cards"),
    ],
)
def test_categories(name: str, genres: list[str], tags: list[str], category: str) -> None:
    assert category_of(name, genres, tags) == category


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (None, ""),
        ("It&#39;s &amp; more", "It's & more"),
        ("one\r\ntwo", "one\ntwo"),
        ("<p>Open <b>it</b></p><ul><li>a</li><li>b</li></ul>", "Open it\n\na\n\nb"),
        ("<script>alert(1)</script>safe", "safe"),
        ("a < b and 3 > 2", "a < b and 3 > 2"),
    ],
)
def test_texts_lose_their_markup(markup: str | None, text: str) -> None:
    assert plain_text(markup) == text


@given(st.text())
def test_no_text_breaks_the_reader(markup: str) -> None:
    plain_text(markup)
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in slugify(markup))


def test_slugs_are_plain() -> None:
    assert slugify("Kestrel Steppe: Über & Out — Édition") == "kestrel-steppe-uber-and-out-edition"
    assert slugify("日本語") == ""


PRODUCT = Product(1, "a1", "Caf&eacute; Racer Steam CD Key", Money.eur("4"), 2, 2, 9)


def test_a_row_is_cleaned() -> None:
    product = replace(
        PRODUCT,
        platform="PC Steam",
        languages=("English", "Chinese", "Chinese "),
        requirements=(Requirement("Windows", ("Minimum:\n\nOS: Ten\n\nMemory: 8 GB",)),),
        excluded_countries=("de", "Atlantis"),
    )
    row = row_of(product)
    assert row["title"] == "Café Racer Steam CD Key"
    assert (row["platform"], row["drm"]) == ("Steam", "Steam")
    assert row["languages"] == ["English", "Chinese"]
    assert row["system_requirements"] == [
        {"system": "Windows", "requirement": ["Minimum:", "OS: Ten", "Memory: 8 GB"]}
    ]
    assert row["excluded_countries"] == ["DE"]
    assert row["cover_url"] is None


def test_the_fingerprint_sees_what_is_stored_and_nothing_else() -> None:
    said: JsonObject = {"kinguinId": 7, "qty": 2, "price": Decimal("3.10"), "updatedAt": "then"}
    again = dict(reversed(said.items()))
    assert fingerprint(said) == fingerprint(again | {"updatedAt": "now", "totalQty": 9})
    assert fingerprint(said) != fingerprint(said | {"qty": 3})
    assert digest(fingerprint(said)) != digest(fingerprint(said | {"price": Decimal("3.11")}))

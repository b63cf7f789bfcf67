"""How staff find products: words of titles and parts of them, slugs, the provider's number."""

import pytest
from sqlalchemy import select
from support.console_rows import a_product

from bitloot.catalog.finding import found_by
from bitloot.catalog.models import Product, SourceType
from bitloot.core.db import db

pytestmark = pytest.mark.usefixtures("app")
TITLES = (
    "Moorcraft: Überhof Steam CD Key",
    "Craftlands 2077 GOG",
    "Kepler's Orchard",
    "100% Lantern_Bay",
    "Łódź o\\clock a/b/c.exe",
)


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("craft", {0, 1}),
        ("CRAFT moor", {0}),
        ("orcraft steam", {0}),
        ("überhof", {0}),
        ("uberhof", {0}),
        ("berho", {0}),
        ("207", {1}),
        ("gog craftl", {1}),
        ("keple", {2}),
        ("kepler's", {2}),
        ("s", {2}),
        ("chard", {2}),
        ("lantern_bay", {3}),
        ("ntern 100", {3}),
        ("lodz", {4}),
        ("craft orchard", set()),
        ("%", set()),
        ("_", set()),
        ("\\", set()),
        ("' | craft", {0, 1}),
        ("craft:*", {0, 1}),
        ("!craft & (", {0, 1}),
        ("the-slug-2", {2}),
        ("77003", {3}),
        ("99999999999999999999", set()),
        ("\x00craft", {0, 1}),
        ("zzz " * 500, set()),
    ],
)
def test_staff_find_by_words_and_parts_of_them(typed: str, places: set[int]) -> None:
    for place, title in enumerate(TITLES):
        product = a_product(f"the-slug-{place}", SourceType.CUSTOM)
        product.title, product.kinguin_id = title, 77000 + place
    db.session.commit()
    found = db.session.scalars(select(Product.title).where(found_by(typed)))
    assert set(found) == {TITLES[place] for place in places}


def test_a_word_as_the_database_made_it_may_hold_anything() -> None:
    """Addresses and paths are words of titles too; such a one is looked for, not read."""
    product = a_product("odd", SourceType.CUSTOM)
    product.title = "Visit site.example/it's?x=\\craft now"
    db.session.commit()
    for typed in ("example", "raft", "site"):
        assert product.title in db.session.scalars(select(Product.title).where(found_by(typed)))

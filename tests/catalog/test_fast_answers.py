"""The fast answers say what the slow ones would: by the schema, by the list, by the version."""

from decimal import Decimal
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from support.catalog import Doc, Get, rows
from support.reading import at

from bitloot.catalog import versions
from bitloot.catalog.models import Product
from bitloot.catalog.schemas import ProductCardSchema
from bitloot.core.db import db, transaction
from bitloot.core.money import Money

pytestmark = pytest.mark.usefixtures("synced")
again = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
LIST = "/api/v1/catalog/products"


def test_a_card_of_the_database_is_that_of_the_schema(get: Get) -> None:
    with transaction():
        odd = db.session.scalars(select(Product).order_by(Product.id).limit(3)).all()
        odd[0].cover = {
            "widths": [160, 320], "base": "/images/x", "color": "#aabbcc", "height": 9, "width": 16
        }  # fmt: skip
        odd[0].rating, odd[0].compare_at_price = Decimal("4.50"), Money.eur("99.995")
        odd[1].title, odd[1].subtitle = 'A "quoted" \\ title\t<b>日本</b>\u2028', "🎮"
        odd[2].price, odd[2].stock = Money.eur("1234.50000000"), 3
        versions.changed()
    schema = ProductCardSchema()
    for page in range(1, 6):
        for card in rows(get("/products", limit=100, sort="title", page=page)):
            product = db.session.get_one(Product, UUID(str(card["id"])))
            dumped = schema.dump(product)
            assert list(card) == list(dumped)
            assert card == dumped | {"deal": card["deal"], "group": card["group"]}


PLATFORMS = ("Steam", "GOG", "Xbox One", "PlayStation 4", "nowhere, at all")
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["steam", "caelwick", "kestrel", "vpn", "dlc", "caelwik", "deluxe"]),
        "platform": st.lists(st.sampled_from(PLATFORMS), min_size=2, max_size=3),
        "region": st.sampled_from(["Global", "Europe"]),
        "category": st.sampled_from(["games", "dlc", "software,games"]),
        "genre": st.sampled_from(["Action", "RPG", "Action,Indie"]),
        "price_min": st.sampled_from(["0", "5", "12.5"]),
        "price_max": st.sampled_from(["9.99", "40"]),
        "in_stock": st.booleans(),
    },
)


@again
@given(FILTERS)
def test_facets_count_what_the_list_would_show(get: Get, chosen: Doc) -> None:
    facets = get("/facets", **chosen)
    for name in ("platform", "region", "genre", "category"):
        for row in rows(facets, name)[:2]:
            listed = get("/products", **(chosen | {name: f'"{row["value"]}"', "limit": 1}))
            assert at(listed, "page", "total") == row["count"], (name, row)


def test_a_value_may_hold_a_comma_and_be_repeated(get: Get) -> None:
    with transaction():
        for product in db.session.scalars(select(Product).limit(2)):
            product.genres = ["Cards, Dice", "RPG"]
        versions.changed()
    for genre in ('"Cards, Dice"', ["Cards, Dice", "No such"], '"Cards, Dice",No such'):
        assert at(get("/products", genre=genre), "page", "total") == 2, genre


def test_a_known_answer_is_given_again_before_the_application_is_asked(
    client: FlaskClient,
) -> None:
    first = client.get(LIST)
    second = client.get(LIST)
    assert second.data == first.data
    changing = {"X-Request-Id", "Date"}
    assert {k: v for k, v in first.headers if k not in changing} == {
        k: v for k, v in second.headers if k not in changing
    }
    assert first.headers["X-Request-Id"] != second.headers["X-Request-Id"]
    for known in (first.headers["ETag"], f'"x", W/{first.headers["ETag"]}', "*"):
        same = client.get(LIST, headers={"If-None-Match": known})
        assert (same.status_code, same.data) == (304, b""), known
    assert client.get(LIST, headers={"If-None-Match": '"other"'}).status_code == 200


def test_what_this_process_changes_it_knows_at_once(client: FlaskClient) -> None:
    before = client.get(f"{LIST}?sort=title").get_json()
    with transaction():
        first = db.session.get_one(Product, UUID(before["items"][0]["id"]))
        first.price = Money.eur("77.77")
        versions.changed()
    assert client.get(f"{LIST}?sort=title").get_json()["items"][0]["price"] == "77.77"


PATHS = ("products", "facets", "suggest")
ANY_TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=260) | st.text(
    st.sampled_from("%_\\'\"&|!():*<->-~^$.[]{}?+ \x00\t\u202e\u0301éßæ日م🎮aor"), max_size=200
)


@settings(parent=again, max_examples=150)
@given(
    ANY_TEXT, st.sampled_from(["products", "facets", "suggest"]), st.sampled_from(["q", "genre"])
)
def test_any_text_is_answered(client: FlaskClient, words: str, path: str, name: str) -> None:
    given_text = {"q": "a", name: words} if path == "suggest" else {name: words}
    answer = client.get(f"/api/v1/catalog/{path}", query_string=given_text)
    assert answer.status_code in {200, 422}, (words, answer.text)
    slug = client.get(f"{LIST}/{words.replace('/', '') or 'x'}")
    assert slug.status_code in {200, 301, 308, 404}, (words, slug.text)

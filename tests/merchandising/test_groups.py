"""Groups: explicit members, one card, and what titles suggest."""

import pytest
from flask.testing import FlaskClient
from support.catalog import Doc
from support.shelf import deal_for, on_sale
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core.db import commit
from bitloot.core.edge import ShopFlask
from bitloot.merchandising.families import read_titles
from bitloot.merchandising.groups import is_group, names_of_groups

ADMIN = "/api/v1/admin/catalog"
PUBLIC = "/api/v1/catalog"


@pytest.fixture
def three(app: ShopFlask) -> list[Product]:
    editions = ("", " Deluxe Edition", " Ultimate Edition")
    return [
        on_sale(f"Elden Ring{edition} Steam CD Key", price=price, platform="Steam")
        for edition, price in zip(editions, ("59.99", "69.99", "89.99"), strict=True)
    ]


def members(products: list[Product]) -> list[Doc]:
    labels = ("Standard", "Deluxe", "Ultimate")
    return [
        {"product_id": str(each.id), "label": label}
        for each, label in zip(products, labels, strict=True)
    ]


def test_a_group_from_making_to_deleting(client: FlaskClient, three: list[Product]) -> None:
    headers = staff_headers()
    body = {"title": "Elden Ring", "members": members(three)}
    made = client.post(f"{ADMIN}/groups", json=body, headers=headers)
    assert made.status_code == 201, made.text
    group = made.json
    shown = client.get(f"{PUBLIC}/groups/elden-ring").json
    assert [each["label"] for each in shown["members"]] == ["Standard", "Deluxe", "Ultimate"]
    assert shown["price_from"] == "59.99"
    assert len(client.get(f"{PUBLIC}/groups").json["items"]) == 1
    page = client.get(f"{PUBLIC}/products/{three[0].slug}").json
    assert [each["slug"] for each in page["group"]["variants"]] == [each.slug for each in three]
    address = f"{ADMIN}/groups/{group['id']}"
    turned = {"members": members(three)[::-1], "slug": "ring"}
    edited = client.patch(address, json=turned, headers=headers)
    assert [each["label"] for each in edited.json["members"]] == ["Ultimate", "Deluxe", "Standard"]
    assert client.get(f"{PUBLIC}/groups/ring").status_code == 200
    assert client.delete(address, headers=headers).status_code == 204
    assert client.get(f"{PUBLIC}/groups/ring").status_code == 404
    assert client.get(f"{PUBLIC}/products/{three[1].slug}").json["group"] is None


def test_cards_know_their_group_and_deal(client: FlaskClient, three: list[Product]) -> None:
    body = {"title": "Elden Ring", "members": members(three)}
    client.post(f"{ADMIN}/groups", json=body, headers=staff_headers())
    deal_for(three[0])
    cards = {each["slug"]: each for each in client.get(f"{PUBLIC}/products").json["items"]}
    card = cards[three[0].slug]
    assert card["group"]["title"] == "Elden Ring"
    assert (card["price"], card["deal"]["price"], card["deal"]["left"]) == ("59.99", "30.00", 10)
    assert cards[three[1].slug]["deal"] is None


def test_pricing_rules_may_name_a_group(client: FlaskClient, three: list[Product]) -> None:
    body = {"title": "Elden Ring", "members": members(three)}
    group = client.post(f"{ADMIN}/groups", json=body, headers=staff_headers()).json
    found = names_of_groups([three[0].id])
    assert all(is_group(name) for name in found[three[0].id])
    assert not is_group("nobody")
    assert found == {three[0].id: frozenset({group["id"], "elden-ring"})}


def test_titles_suggest_groups_that_staff_accept(client: FlaskClient, three: list[Product]) -> None:
    on_sale("Elden Ring Deluxe Edition PS5 Key", platform="PlayStation")
    on_sale("Something Else Steam CD Key", platform="Steam")
    read_titles()
    commit()
    headers = staff_headers()
    (suggested,) = client.get(f"{ADMIN}/group-suggestions", headers=headers).json["items"]
    assert suggested["title"] == "Elden Ring"
    assert [each["label"] for each in suggested["members"]] == ["Standard", "Deluxe", "Ultimate"]
    body = {"key": suggested["key"]}
    made = client.post(f"{ADMIN}/group-suggestions/accept", json=body, headers=headers)
    assert made.status_code == 201, made.text
    assert client.get(f"{ADMIN}/group-suggestions", headers=headers).json["items"] == []
    again = client.post(f"{ADMIN}/group-suggestions/accept", json=body, headers=headers)
    assert again.status_code == 404


def test_a_product_is_in_one_group(client: FlaskClient, three: list[Product]) -> None:
    headers = staff_headers()
    body = {"title": "One", "members": members(three)}
    assert client.post(f"{ADMIN}/groups", json=body, headers=headers).status_code == 201
    second = client.post(f"{ADMIN}/groups", json=body | {"title": "Two"}, headers=headers)
    assert second.status_code == 409
    assert "members.0" in second.json["errors"]["json"]


BAD: list[Doc] = [
    {},
    {"title": ""},
    {"title": "   "},
    {"title": "x" * 121},
    {"title": "a\x00b"},
    {"title": 7},
    {"title": "x", "slug": "///"},
    {"title": "x", "members": {}},
    {"title": "x", "members": [{"product_id": "x", "label": "y"}]},
    {
        "title": "x",
        "members": [{"product_id": "00000000-0000-0000-0000-000000000001", "label": "y"}],
    },
    {"title": "x", "members": [{"label": "y"}]},
    {"title": "x", "members": [None]},
    {"title": "x", "position": 1},
]


@pytest.mark.parametrize("body", BAD)
def test_bad_groups_are_refused(client: FlaskClient, three: list[Product], body: Doc) -> None:
    answer = client.post(f"{ADMIN}/groups", json=body, headers=staff_headers())
    assert answer.status_code == 422, answer.text
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("slug", ["x", "%00", "a" * 500, "..", "%25", "ü"])
def test_groups_that_are_not_there(client: FlaskClient, app: ShopFlask, slug: str) -> None:
    assert client.get(f"{PUBLIC}/groups/{slug}").status_code == 404
    assert client.get(f"{PUBLIC}/bundles/{slug}").status_code == 404


@pytest.mark.parametrize("kind", ["groups", "categories", "sections", "deals", "bundles"])
def test_only_those_who_may_change_anything(client: FlaskClient, app: ShopFlask, kind: str) -> None:
    assert client.get(f"{ADMIN}/{kind}").status_code == 401
    viewer = staff_headers(Role.VIEWER)
    assert client.get(f"{ADMIN}/{kind}", headers=viewer).status_code == 200
    assert client.post(f"{ADMIN}/{kind}", json={}, headers=viewer).status_code in {403, 422}
    unknown = f"{ADMIN}/{kind}/00000000-0000-0000-0000-000000000001"
    assert client.delete(unknown, headers=viewer).status_code == 403

"""Shelves, rows of the home page, deals and bundles over the staff API and the public one."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from support.catalog import Doc
from support.shelf import STAFF, bundle_of, deal_for, on_sale
from support.staff import staff_headers

from bitloot.catalog.models import Product
from bitloot.core.clock import utcnow
from bitloot.core.db import commit
from bitloot.core.edge import ShopFlask
from bitloot.merchandising import sections

ADMIN = "/api/v1/admin/catalog"
PUBLIC = "/api/v1/catalog"


@pytest.fixture
def two(app: ShopFlask) -> list[Product]:
    return [on_sale("One"), on_sale("Other")]


def ids(products: list[Product]) -> list[str]:
    return [str(each.id) for each in products]


def test_rows_stand_in_their_order_between_their_dates(
    client: FlaskClient, two: list[Product]
) -> None:
    headers, now = staff_headers(), utcnow()
    rows: list[Doc] = [
        {"title": "Second", "position": 2},
        {"title": "First", "position": 1},
        {"title": "Over", "ends_at": (now - timedelta(hours=1)).isoformat()},
        {"title": "Later", "starts_at": (now + timedelta(hours=1)).isoformat()},
        {"title": "Off", "enabled": False},
    ]
    for row in rows:
        made = client.post(
            f"{ADMIN}/sections", json=row | {"product_ids": ids(two)}, headers=headers
        )
        assert made.status_code == 201, made.text
    shown = client.get(f"{PUBLIC}/sections").json["items"]
    assert [each["title"] for each in shown] == ["First", "Second"]
    assert [each["title"] for each in shown[0]["products"]] == ["One", "Other"]
    stands = client.get(f"{ADMIN}/sections", headers=headers).json["items"]
    found = {each["title"]: each["standing"] for each in stands}
    assert found == {
        "Second": "running", "First": "running", "Over": "ended", "Later": "planned", "Off": "off",
    }  # fmt: skip


def test_rows_with_nothing_on_sale_take_no_place(app: ShopFlask, client: FlaskClient) -> None:
    gone, there = on_sale("Gone", published=False), on_sale("There")
    for number in range(sections.MOST_SHOWN):
        sections.create({"title": f"Empty {number}"}, [gone.id] if number % 2 else [], STAFF)
    sections.create({"title": "Full", "position": 9}, [gone.id, there.id], STAFF)
    commit()
    (shown,) = client.get(f"{PUBLIC}/sections").json["items"]
    assert (shown["title"], len(shown["products"])) == ("Full", 1)


def test_a_section_is_edited_and_deleted(client: FlaskClient, two: list[Product]) -> None:
    headers = staff_headers()
    body = {"title": "Row", "product_ids": ids(two)}
    row = client.post(f"{ADMIN}/sections", json=body, headers=headers).json
    address = f"{ADMIN}/sections/{row['id']}"
    changed = client.patch(
        address, json={"product_ids": ids(two)[::-1], "title": "New"}, headers=headers
    )
    assert changed.json["product_ids"] == ids(two)[::-1]
    twice = client.patch(address, json={"product_ids": ids(two[:1]) * 2}, headers=headers)
    assert twice.status_code == 422
    assert client.delete(address, headers=headers).status_code == 204
    assert client.get(f"{PUBLIC}/sections").json["items"] == []


def test_categories_say_how_much_is_on_them(client: FlaskClient, two: list[Product]) -> None:
    headers = staff_headers()
    for name, position in (("Toys", 1), ("Games", 2)):
        body = {"name": name, "position": position}
        made = client.post(f"{ADMIN}/categories", json=body, headers=headers)
        assert made.status_code == 201, made.text
    shown = client.get(f"{PUBLIC}/categories").json["items"]
    assert shown == [{"slug": "games", "name": "Games", "count": 2}]
    everything = client.get(f"{ADMIN}/categories", headers=headers).json["items"]
    assert [each["slug"] for each in everything] == ["toys", "games"]
    full, empty = everything[1]["id"], everything[0]["id"]
    assert client.delete(f"{ADMIN}/categories/{full}", headers=headers).status_code == 409
    assert client.delete(f"{ADMIN}/categories/{empty}", headers=headers).status_code == 204


def test_a_product_goes_on_a_shelf_that_staff_made(client: FlaskClient, two: list[Product]) -> None:
    headers, address = staff_headers(), f"{ADMIN}/products/{two[0].id}"
    refused = client.patch(address, json={"category": "toys"}, headers=headers)
    assert (refused.status_code, list(refused.json["errors"]["json"])) == (422, ["category"])
    assert (
        client.post(f"{ADMIN}/categories", json={"name": "Toys"}, headers=headers).status_code
        == 201
    )
    moved = client.patch(address, json={"category": "toys"}, headers=headers)
    assert moved.status_code == 200, moved.text
    shown = client.get(f"{PUBLIC}/products", query_string={"category": "toys"}).json["items"]
    assert [each["id"] for each in shown] == [str(two[0].id)]
    (shelf,) = client.get(f"{ADMIN}/categories", headers=headers).json["items"]
    gone = client.delete(f"{ADMIN}/categories/{shelf['id']}", headers=headers)
    assert gone.status_code == 409


def test_deals_and_bundles_over_http(client: FlaskClient, two: list[Product]) -> None:
    headers, now = staff_headers(), utcnow()
    body: Doc = {
        "product_id": str(two[0].id), "percent": 25, "stock": 3,
        "starts_at": (now - timedelta(hours=1)).isoformat(),
        "ends_at": (now + timedelta(hours=1)).isoformat(),
    }  # fmt: skip
    deal = client.post(f"{ADMIN}/deals", json=body, headers=headers)
    assert deal.status_code == 201, deal.text
    assert (deal.json["standing"], deal.json["price"]) == ("running", "15.00")
    (card,) = client.get(f"{PUBLIC}/deals").json["items"]
    assert card["deal"]["price"] == "15.00"
    address = f"{ADMIN}/deals/{deal.json['id']}"
    off = client.patch(address, json={"enabled": False}, headers=headers)
    assert off.json["standing"] == "off"
    assert client.get(f"{PUBLIC}/deals").json["items"] == []
    assert client.delete(address, headers=headers).status_code == 204
    pack = {"title": "Both", "percent": 10, "product_ids": ids(two)}
    bundle = client.post(f"{ADMIN}/bundles", json=pack, headers=headers)
    assert (bundle.status_code, bundle.json["price"]) == (201, "36.00")
    page = client.get(f"{PUBLIC}/products/one").json
    assert [each["slug"] for each in page["bundles"]] == ["both"]
    assert client.get(f"{PUBLIC}/bundles/both").json["compare_at_price"] == "40.00"


BAD_DEALS: list[Doc] = [
    {"percent": 0}, {"percent": 96}, {"percent": "ten"}, {"percent": 10.5}, {"percent": True},
    {"stock": 0}, {"stock": 10**12}, {"stock": None}, {"ends_at": "soon"},
    {"ends_at": "2001-01-01T00:00:00Z"}, {"starts_at": "2199-01-01T00:00:00Z"},
    {"starts_at": "2026-11-24T10:00:00"}, {"product_id": "x"},
    {"product_id": "00000000-0000-0000-0000-000000000001"}, {"price": "1.00"},
]  # fmt: skip


@pytest.mark.parametrize("change", BAD_DEALS)
def test_bad_deals_name_their_field(client: FlaskClient, two: list[Product], change: Doc) -> None:
    now = utcnow()
    body: Doc = {
        "product_id": str(two[0].id), "percent": 25, "stock": 3,
        "starts_at": now.isoformat(), "ends_at": (now + timedelta(hours=1)).isoformat(), **change,
    }  # fmt: skip
    answer = client.post(f"{ADMIN}/deals", json=body, headers=staff_headers())
    assert answer.status_code == 422, answer.text
    field = "ends_at" if change.get("starts_at", "").startswith("2199") else next(iter(change))
    assert field in str(answer.json["errors"])


def test_a_deal_is_gone_from_the_page_with_its_last_piece(
    client: FlaskClient, two: list[Product]
) -> None:
    deal_for(two[0], stock=1)
    bundle_of(*two)
    body = {"email": "a@bitloot.example", "terms_version": "2026-11-01",
            "items": [{"product_id": str(two[0].id), "quantity": 1}]}  # fmt: skip
    assert client.post("/api/v1/orders", json=body).status_code == 201
    assert client.get(f"{PUBLIC}/deals").json["items"] == []
    (deal,) = client.get(f"{ADMIN}/deals", headers=staff_headers()).json["items"]
    assert (deal["taken"], deal["standing"]) == (1, "sold_out")

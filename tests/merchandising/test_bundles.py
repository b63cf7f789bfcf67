"""Bundles: one price, spread over lines whose sums hold to the cent."""

from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from support.checkout import body_of, checkout
from support.shelf import STAFF, bundle_of, on_sale

from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import InvalidError
from bitloot.core.money import Money
from bitloot.merchandising import bundle_editing
from bitloot.merchandising.bundles import shown_bundle, spread
from bitloot.merchandising.deals import reduced

PRICES = st.lists(st.integers(1, 1_000_000), min_size=2, max_size=10)


@given(PRICES, st.integers(1, 95))
def test_shares_add_up_and_none_is_free_or_dearer(cents: list[int], percent: int) -> None:
    prices = [Money(Decimal(each) / 100) for each in cents]
    shares = spread(prices, percent)
    wanted = reduced(sum(prices, Money.zero()), percent)
    least = Money(Decimal(len(prices)) / 100)
    total = sum(shares, Money.zero())
    assert total == wanted or (wanted < total and total.amount <= wanted.amount + least.amount)
    for share, price in zip(shares, prices, strict=True):
        assert Money.eur("0.01") <= share <= price
        assert share == share.rounded()


def test_a_bundle_is_placed_as_lines_at_their_shares(app: ShopFlask, client: FlaskClient) -> None:
    one, other = on_sale("One", price="19.99"), on_sale("Other", price="5.01")
    bundle = bundle_of(one, other, percent=33)
    wanted = [{"bundle_id": str(bundle.id), "quantity": 2}]
    placed = checkout(client, bundles=wanted, expected_total="33.50")
    shares = [
        (item["title"], item["unit_price"], item["quantity"]) for item in placed.order["items"]
    ]
    assert shares == [("One", "13.39", 2), ("Other", "3.36", 2)]
    assert {item["offer"] for item in placed.order["items"]} == {"Bundle Two in one, -33 %"}
    assert (placed.order["subtotal"], placed.order["discount"]) == ("33.50", "0.00")
    assert shown_bundle(bundle.slug)["price"] == Money.eur("16.75")


def test_a_product_can_be_bought_beside_its_bundle(app: ShopFlask, client: FlaskClient) -> None:
    one, other = on_sale("One"), on_sale("Other", stock=2)
    bundle = bundle_of(one, other)
    wanted = [{"bundle_id": str(bundle.id), "quantity": 1}]
    assert len(checkout(client, (other.id, 1), bundles=wanted).order["items"]) == 3
    more = body_of((other.id, 2), bundles=wanted)
    answer = client.post("/api/v1/orders", json=more)
    assert answer.status_code == 409
    assert "bundles.0.quantity" in answer.json["errors"]["json"]


BAD: list[tuple[object, int]] = [
    ([{"bundle_id": "00000000-0000-0000-0000-000000000001", "quantity": 1}], 422),
    ([{"bundle_id": "x", "quantity": 1}], 422),
    ([{"bundle_id": None, "quantity": 1}], 422),
    ([{"quantity": 1}], 422),
    ({}, 422),
    ("x", 422),
    ([], 422),
]


@pytest.mark.parametrize(("wanted", "status"), BAD)
def test_what_is_no_bundle_is_refused(
    app: ShopFlask, client: FlaskClient, wanted: object, status: int
) -> None:
    assert client.post("/api/v1/orders", json=body_of(bundles=wanted)).status_code == status


def test_a_bundle_is_not_sold_without_one_of_its_products(
    app: ShopFlask, client: FlaskClient
) -> None:
    one, other = on_sale("One"), on_sale("Other")
    bundle = bundle_of(one, other)
    wanted = body_of(bundles=[{"bundle_id": str(bundle.id), "quantity": 1}])
    other.published = False
    commit()
    assert client.post("/api/v1/orders", json=wanted).status_code == 422
    other.published, other.stock = True, 0
    commit()
    assert client.post("/api/v1/orders", json=wanted).status_code == 409
    other.stock, other.cost = 5, Money.eur("19.00")
    commit()
    assert client.post("/api/v1/orders", json=wanted).status_code == 422


def test_staff_may_not_bundle_one_thing(app: ShopFlask) -> None:
    one = on_sale("One")
    for ids in ([one.id], [one.id, one.id], []):
        with pytest.raises(InvalidError):
            bundle_editing.create({"title": "x", "percent": 10}, ids, STAFF)
        db.session.rollback()

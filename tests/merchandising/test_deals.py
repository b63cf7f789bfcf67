"""Flash deals: a price for the first so many, counted with the order, never oversold."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import body_of, checkout
from support.shelf import STAFF, deal_for, on_sale

from bitloot.catalog.models import Product
from bitloot.core import clock
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError, InvalidError
from bitloot.core.money import Money
from bitloot.merchandising import deal_editing
from bitloot.merchandising.deals import on_now, reduced, taken_of
from bitloot.merchandising.models import DealClaim
from bitloot.orders import service as orders
from bitloot.orders.expiry import expire_due
from bitloot.orders.models import Order, OrderItem


def left(deal_id: UUID, stock: int) -> int:
    db.session.rollback()
    return stock - taken_of([deal_id]).get(deal_id, 0)


def test_the_price_of_a_deal_is_the_server_s(app: ShopFlask, client: FlaskClient) -> None:
    product = on_sale("Elden Ring", price="59.99")
    deal = deal_for(product, percent=33)
    placed = checkout(client, (product.id, 2))
    (item,) = placed.order["items"]
    assert (item["unit_price"], item["list_price"]) == ("40.19", "59.99")
    assert item["offer"] == "Flash deal, -33 %"
    assert placed.order["total"] == "80.38"
    assert left(deal.id, 10) == 8


def test_fifty_buyers_at_once_do_not_oversell_a_deal(app: ShopFlask) -> None:
    product_id = on_sale("Elden Ring").id
    deal_id = deal_for(db.session.get_one(Product, product_id), stock=7).id

    def buy(number: int) -> str:
        body = body_of((product_id, 1), email=f"b{number}@bitloot.example")
        answer = app.test_client().post("/api/v1/orders", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json["total"])

    with ThreadPoolExecutor(10) as pool:
        totals = list(pool.map(buy, range(50)))
    assert sorted(totals) == ["10.00"] * 7 + ["20.00"] * 43
    assert left(deal_id, 7) == 0


def test_who_was_shown_another_total_buys_nothing(app: ShopFlask, client: FlaskClient) -> None:
    product = on_sale("Elden Ring")
    deal = deal_for(product, stock=1)
    shown = {"expected_total": "10.00"}
    assert checkout(client, (product.id, 1), **shown).order["total"] == "10.00"
    late = client.post("/api/v1/orders", json=body_of((product.id, 1), **shown))
    assert late.status_code == 409
    assert late.json["type"].endswith("price-changed")
    assert len(db.session.scalars(select(Order)).all()) == 1
    assert left(deal.id, 1) == 0


def test_more_than_are_left_are_bought_at_the_usual_price(
    app: ShopFlask, client: FlaskClient
) -> None:
    product = on_sale("Elden Ring")
    deal = deal_for(product, stock=1)
    assert checkout(client, (product.id, 2)).order["total"] == "40.00"
    assert left(deal.id, 1) == 1


@pytest.mark.parametrize("end", ["expired", "cancelled"])
def test_what_is_not_paid_is_given_back(
    app: ShopFlask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    product = on_sale("Elden Ring")
    deal = deal_for(product, stock=3, ends_at=utcnow() + timedelta(days=2))
    placed = checkout(client, (product.id, 3))
    assert left(deal.id, 3) == 0
    with transaction():
        if end == "cancelled":
            orders.mark_cancelled(orders.lock(placed.id), cause="test")
        else:
            later = utcnow() + timedelta(hours=2)
            monkeypatch.setattr(clock, "_now", lambda: later)
            assert expire_due() == 1
    assert placed.row().status == end
    assert left(deal.id, 3) == 3


def test_an_order_paid_after_it_expired_counts_again(app: ShopFlask, client: FlaskClient) -> None:
    product = on_sale("Elden Ring")
    deal = deal_for(product, stock=3)
    placed = checkout(client, (product.id, 2))
    with transaction():
        orders.mark_expired(orders.lock(placed.id), cause="test")
    assert left(deal.id, 3) == 3
    with transaction():
        orders.mark_paid(orders.lock(placed.id), cause="test")
    assert left(deal.id, 3) == 1
    assert placed.look()["total"] == "20.00"


def test_a_refused_order_takes_nothing(app: ShopFlask, client: FlaskClient) -> None:
    product, gone = on_sale("Elden Ring"), on_sale("Gone", stock=0)
    deal = deal_for(product)
    body = body_of((product.id, 1), (gone.id, 1))
    assert client.post("/api/v1/orders", json=body).status_code == 409
    assert left(deal.id, 10) == 10
    assert db.session.scalars(select(DealClaim)).all() == []


def test_a_deal_is_on_between_its_moments_alone(
    app: ShopFlask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    product, now = on_sale("Elden Ring"), utcnow()
    deal_for(product, starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=2))
    for hours, total in ((0, "20.00"), (1, "10.00"), (2, "20.00")):
        monkeypatch.setattr(clock, "_now", lambda at=now + timedelta(hours=hours): at)
        assert checkout(client, (product.id, 1)).order["total"] == total, hours


def test_a_deal_that_became_a_loss_is_off(app: ShopFlask, client: FlaskClient) -> None:
    product = on_sale("Elden Ring")
    deal_for(product)
    product.cost = Money.eur("10.01")
    commit()
    assert on_now() == []
    assert checkout(client, (product.id, 1)).order["total"] == "20.00"


BAD: list[tuple[dict[str, object], type[Exception]]] = [
    ({"percent": 96}, Exception),
    ({"ends_at": utcnow() - timedelta(hours=1)}, InvalidError),
    ({"product_id": UUID(int=1)}, InvalidError),
]


@pytest.mark.parametrize(("change", "error"), BAD)
def test_bad_deals_are_refused(
    app: ShopFlask, change: dict[str, object], error: type[Exception]
) -> None:
    product = on_sale("Elden Ring")
    with pytest.raises(error):
        deal_for(product, **change)


def test_a_loss_needs_a_word(app: ShopFlask) -> None:
    product = on_sale("Elden Ring", cost=Money.eur("15.00"))
    with pytest.raises(InvalidError):
        deal_for(product)
    db.session.rollback()
    assert deal_for(product, below_cost_allowed=True).percent == 50


def test_deals_of_a_product_do_not_overlap(app: ShopFlask) -> None:
    product = on_sale("Elden Ring")
    first = deal_for(product)
    with pytest.raises(ConflictError):
        deal_for(product)
    db.session.rollback()
    deal_editing.edit(first.id, {"enabled": False}, STAFF)
    commit()
    assert deal_for(product).stock == 10


def test_a_used_deal_is_kept(app: ShopFlask, client: FlaskClient) -> None:
    product = on_sale("Elden Ring")
    deal = deal_for(product, stock=5)
    checkout(client, (product.id, 2))
    with pytest.raises(ConflictError):
        deal_editing.remove(deal.id, STAFF)
    with pytest.raises(InvalidError):
        deal_editing.edit(deal.id, {"stock": 1}, STAFF)
    db.session.rollback()
    item = db.session.scalars(select(OrderItem)).one()
    assert item.unit_price == Money.eur("10.00")


def test_nothing_is_ever_free() -> None:
    assert reduced(Money.eur("0.01"), 95) == Money.eur("0.01")
    assert reduced(Money.eur("0.99"), 50) == Money.eur("0.50")

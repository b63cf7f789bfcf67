import pytest
from sqlalchemy import select
from support.opening import opened
from support.paid import listed, offered, paid_order
from support.rows import every_row
from support.sandbox import SandboxControl
from support.working import RunJobs, Work

from bitloot.catalog.models import Product
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import OrderItem
from bitloot.orders.states import OrderStatus


def test_a_paid_line_is_bought_and_delivered_in_one_go(
    line: OrderItem,
    run_jobs: RunJobs,
    sandbox: SandboxControl,
) -> None:
    run_jobs()
    assert line.order.status is OrderStatus.FULFILLED
    assert [key.decode() for key in opened(line.id)] == sandbox.issued_keys()
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert attempt.status is AttemptStatus.COMPLETED
    assert attempt.external_id == f"{line.id.hex}-1"
    assert len(attempt.external_id) <= 40
    assert attempt.paid_price == line.unit_cost
    bought = sandbox.kinguin_orders()
    assert [order["orderExternalId"] for order in bought] == [attempt.external_id]
    assert [order["orderId"] for order in bought] == [attempt.provider_order_id]


def test_no_key_stands_in_any_row(
    line: OrderItem, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    run_jobs()
    (key,) = sandbox.issued_keys()
    found = [row for row in every_row() if key in row or key.encode().hex() in row]
    assert found == []


def test_keys_that_come_later_are_waited_for(
    line: OrderItem,
    work: Work,
    sandbox: SandboxControl,
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    with pytest.raises(AssertionError, match="processing"):
        work(line.id)
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    assert work(line.id) == []
    assert len(opened(line.id)) == 1
    assert len(sandbox.kinguin_orders()) == 1


def test_partly_delivered_keys_reach_the_buyer_before_the_rest(
    game: Product,
    run_jobs: RunJobs,
    work: Work,
    sandbox: SandboxControl,
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "partial"})
    item = paid_order((game, 4)).items[0]
    run_jobs()
    assert (item.status.value, item.delivered_count) == ("partly_delivered", 2)
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    work(item.id)
    assert sorted(key.decode() for key in opened(item.id)) == sorted(sandbox.issued_keys())
    assert item.order.status is OrderStatus.FULFILLED


def test_more_than_one_order_holds(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    """28 keys: three orders of nine and one of one, each key once."""
    item = paid_order((game, 28)).items[0]
    run_jobs()
    keys = [key.decode() for key in opened(item.id)]
    assert len(set(keys)) == 28
    assert sorted(keys) == sorted(sandbox.issued_keys())
    numbers = [attempt.quantity for attempt in db.session.scalars(select(FulfillmentAttempt))]
    assert sorted(numbers) == [1, 9, 9, 9]
    positions = db.session.scalars(select(Delivery.position).order_by(Delivery.position)).all()
    assert positions == list(range(1, 29))


def test_a_picture_is_delivered_as_a_picture(
    app: ShopFlask,
    run_jobs: RunJobs,
    sandbox: SandboxControl,
) -> None:
    sandbox.switch(**{"kinguin.key_type": "image"})
    product = listed(offered(lambda each: each.total_quantity > 2 and not each.is_preorder))
    item = paid_order((product, 1)).items[0]
    run_jobs()
    (picture,) = opened(item.id)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert db.session.scalars(select(Delivery.content_type)).all() == ["image/png"]


def test_split_lines_and_prices_as_text(
    game: Product,
    run_jobs: RunJobs,
    sandbox: SandboxControl,
) -> None:
    sandbox.switch(
        **{
            "kinguin.split_lines": True,
            "kinguin.payment_price_text": True,
            "kinguin.price_drop_percent": 10,
        }
    )
    item = paid_order((game, 3)).items[0]
    run_jobs()
    assert len(opened(item.id)) == 3
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert attempt.paid_price is not None
    assert Money.zero() < attempt.paid_price < attempt.requested_price * 3


def test_dearer_offers_fill_up_what_the_cheapest_lacks(
    app: ShopFlask,
    run_jobs: RunJobs,
) -> None:
    offer = offered(
        lambda each: (
            len(each.offers) > 1
            and each.quantity < 9 <= each.total_quantity
            and not each.is_preorder
            and all(o.available == o.quantity for o in each.offers)
        )
    )
    product = listed(offer)
    product.price = Money.eur(100)
    item = paid_order((product, offer.quantity + 1)).items[0]
    run_jobs()
    assert len(opened(item.id)) == offer.quantity + 1
    assert len(db.session.scalars(select(FulfillmentAttempt)).all()) == 1

"""One request for what one order buys, within the limits of requests."""

from decimal import Decimal

import pytest
from sqlalchemy import select
from support.opening import opened
from support.paid import paid_order, shelf
from support.sandbox import SandboxControl
from support.working import RunJobs, pass_time

from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.core.types import JsonObject
from bitloot.fulfillment.companions import MOST_LINES
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.providers.kinguin.client import KinguinClient
from bitloot.providers.kinguin.orders import Order, Wish, read_order


def attempts() -> list[FulfillmentAttempt]:
    return list(db.session.scalars(select(FulfillmentAttempt).order_by(FulfillmentAttempt.id)))


def test_lines_of_an_order_are_one_request_and_each_gets_its_own_keys(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    games = shelf(3)
    order = paid_order((games[0], 2), (games[1], 1), (games[2], 3))
    run_jobs()
    assert order.status is OrderStatus.FULFILLED
    (bought,) = sandbox.kinguin_orders()
    assert {line["productId"] for line in bought["products"]} == {
        game.kinguin_product_id for game in games
    }
    assert [len(set(opened(item.id))) for item in order.items] == [2, 1, 3]
    every = [key.decode() for item in order.items for key in opened(item.id)]
    assert sorted(every) == sorted(sandbox.issued_keys())
    assert {attempt.external_id for attempt in attempts()} == {bought["orderExternalId"]}
    paid = [attempt.paid_price or Money.zero() for attempt in attempts()]
    assert sum(paid, Money.zero()) == Money.eur(Decimal(str(bought["paymentPrice"])))
    for item, attempt in zip(order.items, attempts(), strict=True):
        assert item.unit_cost is not None
        assert attempt.paid_price == item.unit_cost * item.quantity


def test_more_lines_than_a_request_holds_are_split(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    order = paid_order(*((game, 1) for game in shelf(MOST_LINES + 2)))
    run_jobs()
    assert order.status is OrderStatus.FULFILLED
    sizes = [len(bought["products"]) for bought in sandbox.kinguin_orders()]
    assert sorted(sizes) == [2, MOST_LINES]


def test_more_pieces_than_an_offer_gives_at_once_are_split(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    games = shelf(2)
    order = paid_order((games[0], 20), (games[1], 1))
    run_jobs()
    assert order.status is OrderStatus.FULFILLED
    assert sorted(bought["totalQty"] for bought in sandbox.kinguin_orders()) == [2, 9, 10]
    assert [len(set(opened(item.id))) for item in order.items] == [20, 1]


def test_keys_of_one_request_beyond_the_first_page_are_all_fetched(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    """36 keys in one order at the provider, which shows 25 of them unless it is asked for more."""
    order = paid_order(*((game, 9) for game in shelf(4)))
    run_jobs()
    (bought,) = sandbox.kinguin_orders()
    assert bought["totalQty"] == 36
    every = [key.decode() for item in order.items for key in opened(item.id)]
    assert sorted(every) == sorted(set(sandbox.issued_keys()))
    assert len(every) == 36


def sold_at(item: OrderItem, price: Money) -> None:
    item.unit_price, item.total = price, price * item.quantity
    commit()


def paid_for(attempts_of: list[FulfillmentAttempt]) -> Money:
    return sum((each.paid_price or Money.zero() for each in attempts_of), Money.zero())


def test_the_same_product_on_two_lines_is_one_line_there(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    """As in a bundle and beside it, at two prices: a request names a product once."""
    games = shelf(2)
    order = paid_order((games[0], 2), (games[1], 1), (games[0], 3))
    sold_at(order.items[2], order.items[2].unit_price * Decimal("0.97"))
    run_jobs()
    run_jobs(ahead=30)
    assert order.status is OrderStatus.FULFILLED
    (bought,) = sandbox.kinguin_orders()
    asked = {line["productId"]: line["qty"] for line in bought["products"]}
    assert asked == {games[0].kinguin_product_id: 5, games[1].kinguin_product_id: 1}
    every = [key.decode() for item in order.items for key in opened(item.id)]
    assert sorted(every) == sorted(set(sandbox.issued_keys()))
    assert [len(opened(item.id)) for item in order.items] == [2, 1, 3]
    assert paid_for(attempts()) == Money.eur(Decimal(str(bought["paymentPrice"])))
    first, last = (each for each in attempts() if each.product_id == games[0].kinguin_product_id)
    assert first.paid_price is not None
    assert last.paid_price is not None
    assert first.paid_price * 3 == last.paid_price * 2
    assert {each.status for each in attempts()} == {AttemptStatus.COMPLETED}


def test_two_lines_of_a_product_beside_another_are_merged_as_well(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    games = shelf(2)
    order = paid_order((games[0], 1), (games[1], 4), (games[1], 5))
    run_jobs()
    run_jobs(ahead=30)
    assert order.status is OrderStatus.FULFILLED
    (bought,) = sandbox.kinguin_orders()
    assert bought["totalQty"] == 10
    assert [len(set(opened(item.id))) for item in order.items] == [1, 4, 5]


def test_more_than_an_offer_gives_at_once_is_not_merged(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    games = shelf(2)
    order = paid_order((games[0], 5), (games[1], 1), (games[0], 5))
    run_jobs()
    run_jobs(ahead=30)
    assert order.status is OrderStatus.FULFILLED
    assert sorted(bought["totalQty"] for bought in sandbox.kinguin_orders()) == [5, 6]


def test_a_line_that_does_not_bear_the_price_of_all_is_asked_for_alone(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    """Its own guard decides then, and the other line does not wait for what staff say."""
    game = shelf(1)[0]
    order = paid_order((game, 2), (game, 1))
    order.items[1].unit_cost = Money.eur("0.01")
    sold_at(order.items[1], Money.eur("0.01"))
    run_jobs()
    run_jobs(ahead=30)
    assert [item.status for item in order.items] == [ItemStatus.DELIVERED, ItemStatus.HELD]
    assert [bought["totalQty"] for bought in sandbox.kinguin_orders()] == [2]


@pytest.mark.parametrize("fate", ["500_after", "drop_after", "500_before", "order_failed"])
def test_merged_lines_are_bought_once_whatever_is_answered(
    fate: str, app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    game = shelf(1)[0]
    sandbox.switch(**{"kinguin.fail_next": fate})
    order = paid_order((game, 2), (game, 3))
    for _ in range(4):
        run_jobs(ahead=30)
        pass_time()
    assert order.status is OrderStatus.FULFILLED
    every = [key.decode() for item in order.items for key in opened(item.id)]
    assert sorted(every) == sorted(set(sandbox.issued_keys()))
    assert [len(opened(item.id)) for item in order.items] == [2, 3]
    assert sum(bought["totalQty"] for bought in sandbox.kinguin_orders()) == 5
    charged = [Money.eur(Decimal(str(b["paymentPrice"]))) for b in sandbox.kinguin_orders()]
    assert paid_for([each for each in attempts() if each.provider_order_id]) == sum(
        charged, Money.zero()
    )


def test_a_line_that_is_held_does_not_hold_the_others(
    app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    games = shelf(2)
    sandbox.set_product(games[0].kinguin_id or 0, qty=0)
    order = paid_order((games[0], 1), (games[1], 1))
    run_jobs()
    assert [item.status for item in order.items] == [ItemStatus.HELD, ItemStatus.DELIVERED]


@pytest.mark.parametrize("fate", ["order_failed", "unavailable"])
def test_a_request_that_is_refused_is_taken_apart(
    fate: str, app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    games = shelf(2)
    sandbox.switch(**{"kinguin.fail_next": fate})
    order = paid_order((games[0], 1), (games[1], 1))
    run_jobs()
    run_jobs(ahead=30)
    assert order.status is OrderStatus.FULFILLED
    assert [len(bought["products"]) for bought in sandbox.kinguin_orders()] == [1, 1]
    refused = [each for each in attempts() if each.status is AttemptStatus.REFUSED]
    assert len({each.external_id for each in refused}) == 1
    assert len(refused) == 2


@pytest.mark.parametrize("fate", ["500_after", "drop_after"])
def test_lines_of_a_request_without_answer_are_adopted_together(
    fate: str, app: ShopFlask, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    games = shelf(2)
    sandbox.switch(**{"kinguin.fail_next": fate})
    order = paid_order((games[0], 1), (games[1], 2))
    run_jobs()
    run_jobs(ahead=30)
    assert order.status is OrderStatus.FULFILLED
    assert len(sandbox.kinguin_orders()) == 1


def test_shares_add_up_to_what_was_charged() -> None:
    wire: JsonObject = {
        "orderId": "A",
        "status": "completed",
        "totalPrice": 10,
        "paymentPrice": "10.00",
        "products": [
            {"productId": name, "qty": 1, "price": price}
            for name, price in (("x", "3.33"), ("y", "3.33"), ("z", "3.34"), ("x", "0.01"))
        ],
    }
    order = read_order(wire)
    parts = [order.part(name) for name in "xyz"]
    assert sum((part.paid for part in parts), Money.zero()) == order.paid
    assert [part.quantity for part in parts] == [2, 1, 1]
    assert parts[0].part("x") is parts[0]
    halves = [order.pieces(0, 1, 3), order.pieces(1, 2, 3)]
    assert sum((half.paid for half in halves), Money.zero()) == order.paid


def test_the_wish_names_every_product_once(
    app: ShopFlask, run_jobs: RunJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[Wish]] = []
    place = KinguinClient.place_order

    def watched(self: KinguinClient, wishes: list[Wish], ref: str) -> Order:
        asked.append(wishes)
        return place(self, wishes, ref)

    monkeypatch.setattr(KinguinClient, "place_order", watched)
    games = shelf(2)
    paid_order((games[0], 1), (games[1], 1), (games[0], 2))
    run_jobs()
    for wishes in asked:
        names = [wish.product_id for wish in wishes]
        assert len(names) == len(set(names))

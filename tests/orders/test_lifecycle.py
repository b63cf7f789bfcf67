"""What an order and its lines do, and what they tell the rest of the shop."""

from collections.abc import Callable
from itertools import product

import pytest
from support.paid import fill, own_product, placed_order

from bitloot.core import events
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.events import Event
from bitloot.core.states import Verdict
from bitloot.core.timeline import trail
from bitloot.orders import items, service
from bitloot.orders.events import (
    ItemDelivered,
    ItemHeld,
    OrderExpired,
    OrderFulfilled,
    OrderPaid,
    OrderRefunded,
    OrderUnderpaid,
)
from bitloot.orders.models import Order
from bitloot.orders.states import (
    ORDER,
    PAYABLE,
    RELEASED,
    SETTLED,
    UNPAID,
    ItemStatus,
    OrderEvent,
    OrderStatus,
)
from bitloot.stock.service import available, hold

S, E = OrderStatus, OrderEvent


def test_money_always_finds_its_order() -> None:
    """However an order stands, a full payment settles it or finds it settled."""
    for state in OrderStatus:
        decision = ORDER.decide(state, E.PAID)
        assert decision.to is S.PAID or (decision.verdict is Verdict.IGNORE and state in SETTLED)


def test_what_is_settled_is_never_undone_by_lesser_news() -> None:
    """One that was given back as too little may turn out underpaid; nobody has paid that."""
    for state, event in product(SETTLED, (E.PAYMENT_SEEN, E.UNDERPAID, E.EXPIRED, E.FAILED)):
        if (state, event) != (S.REFUNDED, E.UNDERPAID):
            assert ORDER.decide(state, event).verdict is Verdict.IGNORE


def test_the_named_sets_fit_the_table() -> None:
    assert {s for s in S if ORDER.decide(s, E.CANCELLED).to} == set(UNPAID)
    for state in PAYABLE - {S.CREATED}:
        assert ORDER.decide(state, E.PAYMENT_OPENED).verdict is Verdict.IGNORE
    assert not RELEASED & SETTLED


@pytest.fixture
def told(app: ShopFlask, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Events of orders, in the order they were told."""
    heard: list[Event] = []
    kinds = (
        OrderPaid, OrderFulfilled, OrderExpired, OrderUnderpaid, OrderRefunded, ItemDelivered,
        ItemHeld,
    )  # fmt: skip
    monkeypatch.setattr(events, "_reactions", dict.fromkeys(kinds, (heard.append,)))
    return heard


@pytest.fixture
def order(app: ShopFlask) -> Order:
    """One copy of a game and two of another, held."""
    first, second = own_product("first"), own_product("second")
    fill(first, "A-1")
    fill(second, "B-1", "B-2")
    order = placed_order((first, 1), (second, 2))
    for item in order.items:
        hold(item.id, item.product_id, item.quantity, order.expires_at)
    commit()
    return order


def test_it_is_fulfilled_when_the_last_line_is(order: Order, told: list[Event]) -> None:
    first, second = order.items
    assert service.mark_paid(order, cause="paid")
    assert not service.mark_paid(order, cause="again")
    for item in order.items:
        items.start(item)
    assert items.delivered(first, 1)
    assert items.delivered(second, 1)
    assert second.status is ItemStatus.PARTLY_DELIVERED
    assert order.status is S.PAID
    assert items.delivered(second, 2)
    assert not items.delivered(second, 2)
    assert not items.delivered(second, 1)
    assert (order.status, second.delivered_count) == (S.FULFILLED, 2)
    assert order.fulfilled_at is not None
    assert [type(event) for event in told] == [
        OrderPaid, ItemDelivered, ItemDelivered, OrderFulfilled,
    ]  # fmt: skip


def test_a_held_line_waits_for_somebody_to_release_it(order: Order, told: list[Event]) -> None:
    service.mark_paid(order, cause="paid")
    item = order.items[0]
    assert items.hold(item, "The price has gone up.")
    assert not items.hold(item, "The price has gone up further.")
    assert item.held_reason == "The price has gone up further."
    assert items.release(item, "staff@bitloot.example")
    assert (item.status, item.held_reason) == (ItemStatus.PENDING, None)
    assert [type(event) for event in told] == [OrderPaid, ItemHeld]


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        (service.mark_expired, S.EXPIRED),
        (service.mark_failed, S.FAILED),
        (service.mark_cancelled, S.CANCELLED),
        (service.mark_underpaid, S.UNDERPAID),
        (service.mark_refunded, S.REFUNDED),
    ],
)
def test_every_end_without_goods_gives_them_back(
    order: Order, mark: Callable[..., bool], status: OrderStatus
) -> None:
    products = [item.product_id for item in order.items]
    assert [available(product) for product in products] == [0, 0]
    assert mark(order, cause="over")
    assert not mark(order, cause="over")
    commit()
    assert order.status is status
    assert [available(product) for product in products] == [1, 2]


def test_a_refund_ends_every_line(order: Order, told: list[Event]) -> None:
    service.mark_paid(order, cause="paid")
    assert service.mark_refunded(order, cause="refunded")
    assert {item.status for item in order.items} == {ItemStatus.REFUNDED}
    assert [type(event) for event in told] == [OrderPaid, OrderRefunded]


def test_the_story_is_written_with_cause_and_actor(order: Order) -> None:
    service.mark_paid(order, cause="NOWPayments confirmed it.")
    service.mark_refunded(order, cause="Sent back by hand.", actor="staff@bitloot.example")
    db.session.flush()
    lines = [line for line in trail(order.id) if line.subject_kind == "order"]
    assert [(line.from_state, line.to_state, line.actor) for line in lines] == [
        ("created", "paid", "system"),
        ("paid", "refunded", "staff@bitloot.example"),
    ]


def test_revealing_is_marked_once(order: Order) -> None:
    item = order.items[0]
    assert items.mark_revealed(item)
    first = item.revealed_at
    assert not items.mark_revealed(item)
    assert item.revealed_at == first


def test_a_flag_is_a_fact_and_not_a_count(order: Order) -> None:
    for name in ("late", "overpaid", "late"):
        service.flag(order, name)
    commit()
    assert order.flags == ["late", "overpaid"]

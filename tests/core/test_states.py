"""Every lifecycle, as the table it is."""

from enum import StrEnum

import pytest

from bitloot.claims.states import CLAIM
from bitloot.core.states import Lifecycle, Verdict
from bitloot.fulfillment.states import ATTEMPT
from bitloot.orders.states import ITEM, ORDER, OrderEvent, OrderStatus
from bitloot.payments.states import PAYMENT, RANK
from bitloot.refunds.states import REFUND

LIFECYCLES = [ORDER, ITEM, ATTEMPT, PAYMENT, REFUND, CLAIM]


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda each: each.name)
def test_every_state_is_reached_and_no_move_stays(lifecycle: Lifecycle[StrEnum, StrEnum]) -> None:
    moves = {
        (state, event): lifecycle.decide(state, event).to
        for state in lifecycle.states
        for event in lifecycle.events
        if lifecycle.decide(state, event).verdict is Verdict.MOVE
    }
    assert all(to != state for (state, _), to in moves.items())
    first = next(iter(lifecycle.states))
    assert set(lifecycle.states) - set(moves.values()) <= {first}


@pytest.mark.parametrize("lifecycle", LIFECYCLES, ids=lambda each: each.name)
def test_a_repeat_is_never_an_error(lifecycle: Lifecycle[StrEnum, StrEnum]) -> None:
    """Whatever moved a row may come again: then it is ignored. Going back is an act."""
    allowed = {("fulfillment_attempt", "asked")}
    allowed |= {("order_item", "released"), ("order_item", "reinstated"), ("refund", "bounced")}
    for state in lifecycle.states:
        for event in lifecycle.events:
            to = lifecycle.decide(state, event).to
            if to is not None and (lifecycle.name, event.value) not in allowed:
                again = lifecycle.decide(to, event)
                assert again.verdict is Verdict.IGNORE, (state, event, to)


def test_money_for_a_closed_order_always_moves_it_to_paid() -> None:
    closed = OrderStatus.EXPIRED, OrderStatus.FAILED, OrderStatus.CANCELLED, OrderStatus.REFUNDED
    for status in closed:
        assert ORDER.decide(status, OrderEvent.PAID).to is OrderStatus.PAID


def test_nothing_undoes_a_fulfilled_order_but_a_refund() -> None:
    assert ORDER.events_from(OrderStatus.FULFILLED) == [OrderEvent.REFUNDED]


def test_a_payment_only_rises() -> None:
    for state in PAYMENT.states:
        for reported in PAYMENT.events:
            to = PAYMENT.decide(state, reported).to
            assert to is None or RANK[to] > RANK[state]

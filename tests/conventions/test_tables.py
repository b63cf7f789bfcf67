"""Money is exact, every state has a table, and what a table can say has words."""

from enum import StrEnum
from sys import modules

import pytest
from sqlalchemy import Float, Numeric
from sqlalchemy.orm import Mapper

from bitloot.claims.states import CLAIM
from bitloot.core.db import EurAmount, db
from bitloot.core.edge import ShopFlask
from bitloot.core.events import Event
from bitloot.core.states import Lifecycle
from bitloot.fulfillment.states import ATTEMPT
from bitloot.orders.states import ITEM, ORDER
from bitloot.payments.decisions import ROWS, Outcome
from bitloot.payments.effects import ATTENTION
from bitloot.payments.states import PAYMENT
from bitloot.reactions import REACTIONS
from bitloot.refunds.states import REFUND

LIFECYCLES: dict[str, Lifecycle[StrEnum, StrEnum]] = {
    each.name: each for each in (ORDER, ITEM, ATTEMPT, PAYMENT, REFUND, CLAIM)
}
EUROS, COINS = (20, 8), (36, 18)
NO_MONEY = {"products.rating", "pricing_rules.percent"}
BY_HAND = {Outcome.ACCEPTED}
"""Verdicts that no row of the table gives, because people do."""


def mappers(app: ShopFlask) -> list[Mapper[object]]:
    return [
        mapper for mapper in db.Model.registry.mappers if app and mapper.local_table is not None
    ]


def test_no_column_is_a_float_and_every_amount_has_its_width(app: ShopFlask) -> None:
    columns = [column for table in db.metadata.sorted_tables for column in table.columns]
    assert [str(column) for column in columns if isinstance(column.type, Float)] == []
    odd = []
    for column in columns:
        kind = column.type.impl if isinstance(column.type, EurAmount) else column.type
        width = (kind.precision, kind.scale) if isinstance(kind, Numeric) else None
        if width is not None and width not in {EUROS, COINS}:
            odd.append((str(column), width))
    assert [each for each in odd if each[0] not in NO_MONEY] == []


def test_every_status_is_moved_by_a_table(app: ShopFlask) -> None:
    """A column `status` that holds an enum of ours is a lifecycle's."""
    known = {lifecycle.states for lifecycle in LIFECYCLES.values()}
    found = {}
    for mapper in mappers(app):
        column = mapper.columns.get("status")
        states = getattr(column.type, "enum_class", None) if column is not None else None
        if states is not None:
            found[mapper.class_.__name__] = states
    assert {name for name, states in found.items() if states not in known} == set()
    assert set(found.values()) == known


@pytest.mark.parametrize("lifecycle", LIFECYCLES.values(), ids=LIFECYCLES)
def test_no_event_of_a_table_is_idle(lifecycle: Lifecycle[StrEnum, StrEnum]) -> None:
    moving = {event for state in lifecycle.states for event in lifecycle.events_from(state)}
    ours = {"creating"}  # a payment's first state is no report
    assert {event.value for event in lifecycle.events} - {event.value for event in moving} <= ours


@pytest.mark.parametrize("outcome", sorted(set(Outcome) - BY_HAND))
def test_every_verdict_has_a_row_with_a_sentence(outcome: Outcome) -> None:
    rows = [row for row in ROWS if row.outcome is outcome]
    assert rows
    assert all(row.arrives and row.order and row.then for row in rows)


def test_a_row_that_asks_for_people_says_so_and_has_a_question() -> None:
    """And the other way round: who is asked is told so by the table."""
    asks = {row.outcome for row in ROWS if "attention" in row.then and "held" not in row.then}
    asks -= {Outcome.IPN_DISAGREES}  # raised where the IPN is heard
    assert asks == set(ATTENTION)


def test_every_event_has_somebody_who_reacts() -> None:
    """Save where nobody is to be written to: the page is told by the transition itself."""
    heard = {event.__name__ for event in REACTIONS}
    assert {event.__name__ for event in leaves(Event)} - heard == {"OrderCancelled"}


def leaves(of: type[Event]) -> set[type[Event]]:
    """Those that can be emitted. (A dataclass with slots leaves the class it was made from.)"""
    direct = {
        each
        for each in of.__subclasses__()
        if vars(modules[each.__module__]).get(each.__name__) is each
    }
    return {leaf for child in direct for leaf in leaves(child)} if direct else {of}

"""Rule 2, the other half: fulfilled orders have as many keys as were bought, and no more."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select
from support.checkout import Checkout
from support.comparing import agreed, compare, found, mended, open_breaks
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.ids import new_id
from bitloot.fulfillment.models import Delivery
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus
from bitloot.reconciliation.models import Remedy, Rule
from bitloot.reconciliation.running import look_at_invariants

F = Rule.PAID_FULFILLED
LOOKS = [compare, look_at_invariants]
each_look = pytest.mark.parametrize("look", LOOKS, ids=["run", "invariants"])


def order_of(bought: Checkout) -> Order:
    db.session.rollback()
    return db.session.get_one(Order, bought.id)


def of_rule() -> list[tuple[str, Remedy]]:
    return [(reference, remedy) for rule, reference, remedy in found() if rule is F]


def lose_keys(order: Order) -> None:
    db.session.execute(delete(Delivery).where(Delivery.order_id == order.id))
    commit()


def one_too_many(order: Order) -> None:
    delivery = db.session.scalars(select(Delivery).where(Delivery.order_id == order.id)).one()
    columns = {c.key: getattr(delivery, c.key) for c in Delivery.__table__.columns}
    another = {name: f"another-{name}" for name in ("source_ref", "object_key", "fingerprint")}
    db.session.add(Delivery(**{**columns, **another, "id": new_id(), "position": 2}))
    commit()


@each_look
def test_a_fulfilled_order_without_its_keys_is_put_to_staff(
    paid: Checkout, look: type[object], run_jobs: RunJobs
) -> None:
    order = order_of(paid)
    lose_keys(order)
    look()
    assert of_rule() == [(order.number, Remedy.ASK_STAFF)]
    assert "0 of 1" in next(each.summary for each in open_breaks() if each.rule is F)
    mended(run_jobs)
    assert of_rule() == []
    asked = db.session.scalars(
        select(AttentionItem).where(AttentionItem.state == AttentionState.OPEN)
    )
    assert [(item.reason, item.action) for item in asked if item.trail_id == order.id] == [
        ("refund_due", "refund")
    ]
    look()
    assert of_rule() == []


@each_look
def test_more_keys_than_were_bought_are_reviewed(paid: Checkout, look: type[object]) -> None:
    order = order_of(paid)
    one_too_many(order)
    look()
    assert of_rule() == [(order.number, Remedy.REVIEW)]
    assert "2 of 1" in next(each.summary for each in open_breaks() if each.rule is F)


@pytest.mark.parametrize("status", [ItemStatus.REFUNDED, ItemStatus.REFUNDING])
def test_a_line_that_was_given_up_needs_no_keys(paid: Checkout, status: ItemStatus) -> None:
    order = order_of(paid)
    lose_keys(order)
    db.session.get_one(OrderItem, order.items[0].id).status = status
    commit()
    look_at_invariants()
    assert of_rule() == []


def test_between_the_nights_only_what_is_new_is_counted(paid: Checkout) -> None:
    order = order_of(paid)
    lose_keys(order)
    order.fulfilled_at = utcnow() - timedelta(hours=2)
    commit()
    look_at_invariants()
    assert of_rule() == []
    compare()
    assert of_rule() == [(order.number, Remedy.ASK_STAFF)]


def test_right_numbers_agree(paid: Checkout, purchased: Checkout) -> None:
    agreed(compare())

"""Without money the whole queue waits, is told of once, and goes on by itself, oldest first."""

from datetime import timedelta

from sqlalchemy import select
from support.paid import paid_order
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.jobs.models import Job
from bitloot.fulfillment import queueing
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.requesting import FULFILL
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.states import ItemStatus, OrderStatus

_MINUTE = timedelta(minutes=1)


def open_items() -> list[AttentionItem]:
    query = select(AttentionItem).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


def test_the_queue_waits_for_money_and_goes_on_by_itself(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.call("POST", "/balance", {"amount": 0.01})
    orders = [paid_order((game, 1)) for _ in range(3)]
    run_jobs()
    (item,) = open_items()
    assert (item.reason, item.action, item.subject_kind) == ("balance_low", "top_up", "provider")
    assert {order.items[0].status for order in orders} == {ItemStatus.ORDERING}
    assert sandbox.kinguin_orders() == []
    refused = db.session.scalars(select(FulfillmentAttempt.status)).all()
    assert refused == [AttemptStatus.REFUSED]  # only the first has asked
    run_jobs(ahead=20)
    assert len(open_items()) == 1
    sandbox.call("POST", "/balance", {"amount": 1000})
    run_jobs(ahead=20)
    assert {order.status for order in orders} == {OrderStatus.FULFILLED}
    assert open_items() == []
    assert len(sandbox.kinguin_orders()) == 3


def test_the_oldest_paid_comes_first(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.call("POST", "/balance", {"amount": 0})
    orders = [paid_order((game, 1)) for _ in range(3)]
    for order, minutes in zip(orders, (5, 50, 20), strict=True):
        order.paid_at = utcnow().replace(microsecond=0) - minutes * _MINUTE
    commit()
    run_jobs()
    sandbox.call("POST", "/balance", {"amount": 1000})
    run_jobs(ahead=20)
    bought = [str(each["orderExternalId"])[:32] for each in reversed(sandbox.kinguin_orders())]
    wanted = [orders[1], orders[2], orders[0]]
    assert bought == [order.items[0].id.hex for order in wanted]


def test_who_asked_for_it_asks_no_more(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.call("POST", "/balance", {"amount": 0.01})
    order = paid_order((game, 1))
    run_jobs()
    assert queueing.stopped_at() is not None
    order.items[0].status = ItemStatus.REFUNDING
    commit()
    run_jobs(ahead=20)
    assert queueing.stopped_at() is None


def test_jobs_are_due_in_the_order_of_payment(game: Product) -> None:
    orders = [paid_order((game, 1)) for _ in range(3)]
    for order, minutes in zip(orders, (5, 50, 20), strict=True):
        order.paid_at = utcnow() - minutes * _MINUTE
    commit()
    assert queueing.wake_all() == 3
    query = select(Job.trail_id).where(Job.kind == FULFILL).order_by(Job.run_at)
    found = db.session.scalars(query).all()
    assert found == [orders[1].id, orders[2].id, orders[0].id]

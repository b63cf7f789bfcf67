"""The provider's own webhooks, over HTTP: early, late, twice, out of order, lost."""

import pytest
from sqlalchemy import select
from support.opening import opened
from support.paid import paid_order, shelf
from support.sandbox import SandboxControl
from support.waiting import until
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import Money
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.requesting import FULFILL
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.webhooks.models import WebhookEvent


@pytest.fixture
def awaited(game: Product, run_jobs: RunJobs, sandbox: SandboxControl) -> OrderItem:
    """Bought, its key held back; nothing but a webhook has it looked at soon."""
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    item = paid_order((game, 1)).items[0]
    run_jobs()
    for job in db.session.scalars(select(Job).where(Job.kind == FULFILL)):
        job.run_at = job.run_at.replace(year=job.run_at.year + 1)
    commit()
    return item


def hand_out(sandbox: SandboxControl) -> None:
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    sandbox.wait()


def heard() -> int:
    db.session.rollback()
    return len(db.session.scalars(select(WebhookEvent.id)).all())


@pytest.mark.parametrize(
    "switches",
    [
        {},
        {"kinguin.webhook_duplicate": True},
        {"kinguin.webhook_reorder": True},
        {"kinguin.webhook_delay_ms": 400},
    ],
    ids=["in time", "twice", "an old one follows", "late"],
)
def test_a_webhook_brings_the_key_once(
    switches: dict[str, object], awaited: OrderItem, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    run_jobs()
    assert awaited.status is ItemStatus.ORDERING
    sandbox.switch(**switches)
    hand_out(sandbox)
    until(heard)
    for _ in range(3):
        run_jobs(ahead=5)
    db.session.refresh(awaited)
    assert awaited.status is ItemStatus.DELIVERED
    assert [key.decode() for key in opened(awaited.id)] == sandbox.issued_keys()
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert attempt.status is AttemptStatus.COMPLETED
    assert db.session.scalars(select(AttentionItem)).all() == []


def test_a_lost_webhook_is_only_waited_for(
    awaited: OrderItem, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.webhook_drop_rate": 1})
    hand_out(sandbox)
    assert heard() == 0
    run_jobs()
    assert awaited.status is ItemStatus.ORDERING
    run_jobs(ahead=370 * 86_400)
    db.session.refresh(awaited)
    assert awaited.status is ItemStatus.DELIVERED


def test_one_that_comes_before_our_own_commit_waits_for_it(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    """The order is made there, the answer is lost, and the webhook is here first."""
    sandbox.switch(**{"kinguin.fail_next": "500_after"})
    item = paid_order((game, 1)).items[0]
    run_jobs()
    sandbox.wait()
    for _ in range(3):
        run_jobs(ahead=5)
    assert item.status is ItemStatus.DELIVERED
    assert len(sandbox.kinguin_orders()) == len(opened(item.id)) == 1
    queued = select(Job.kind).where(Job.state != JobState.DONE, Job.kind.like("fulfillment.%"))
    assert db.session.scalars(queued).all() == []


@pytest.fixture
def together(app: ShopFlask, run_jobs: RunJobs) -> Order:
    """Two lines, delivered by one request."""
    games = shelf(2)
    order = paid_order((games[0], 1), (games[1], 2))
    run_jobs()
    assert order.status is OrderStatus.FULFILLED
    return order


def test_a_refund_of_a_shared_request_is_noticed_for_each_line(
    together: Order, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    (bought,) = sandbox.kinguin_orders()
    sandbox.switch(**{"kinguin.webhook_duplicate": True})
    sandbox.call("POST", f"/orders/{bought['orderId']}/refund")
    sandbox.wait()
    run_jobs()
    rows = db.session.scalars(select(FulfillmentAttempt)).all()
    assert [row.status for row in rows] == [AttemptStatus.REFUNDED] * 2
    assert all(row.returned == row.paid_price for row in rows)
    paid = sum((row.paid_price or Money.zero() for row in rows), Money.zero())
    assert paid == sum((row.returned or Money.zero() for row in rows), Money.zero())
    asked = db.session.execute(select(AttentionItem.reason, AttentionItem.subject_id)).all()
    assert {tuple(each) for each in asked} == {
        ("provider_refunded", item.id) for item in together.items
    }
    assert len(asked) == 2

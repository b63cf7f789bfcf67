"""What a clear no leads to: another try, or a line on hold that says which act resolves it."""

import pytest
from sqlalchemy import select
from support.paid import paid_order
from support.sandbox import SandboxControl
from support.working import RunJobs, Work

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import COMMAND_LINE, AuditEntry
from bitloot.core.db import commit, db
from bitloot.core.errors import ConflictError
from bitloot.core.jobs.models import Job
from bitloot.core.money import Money
from bitloot.fulfillment.giving_up import give_up
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.requesting import request
from bitloot.fulfillment.resolving import buy_anyway, release
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders import service as orders
from bitloot.orders.models import OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.providers.kinguin.client import KinguinClient
from bitloot.providers.kinguin.orders import Wish


def asked() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


def statuses() -> list[AttemptStatus]:
    query = select(FulfillmentAttempt.status).order_by(FulfillmentAttempt.number)
    return list(db.session.scalars(query))


def dearer(game: Product, sandbox: SandboxControl, *, times: int = 2) -> Money:
    assert game.cost is not None
    price = game.cost * times
    sandbox.set_product(game.kinguin_id or 0, price=float(price.amount))
    return price


@pytest.mark.parametrize(
    ("fate", "reason"),
    [
        ("out_of_stock", "out_of_stock"),
        ("price_up", "price_moved"),
        ("canceled", "provider_cancelled"),
        ("refunded", "provider_refunded"),
    ],
)
def test_what_the_provider_refuses_is_held_and_goes_on_when_released(
    fate: str, reason: str, line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": fate})
    work(line.id)
    assert (line.status, asked()) == (ItemStatus.HELD, [reason])
    assert line.held_reason
    assert line.delivered_count == 0
    work(line.id)
    assert line.status is ItemStatus.HELD
    restore(line, sandbox)
    release(line, COMMAND_LINE, "settled with Kinguin")
    commit()
    work(line.id)
    assert line.order.status is OrderStatus.FULFILLED
    assert asked() == []


def restore(line: OrderItem, sandbox: SandboxControl) -> None:
    """The product as it was at checkout."""
    product = db.session.get_one(Product, line.product_id)
    assert product.kinguin_id is not None
    assert line.unit_cost is not None
    sandbox.set_product(product.kinguin_id, price=float(line.unit_cost.amount), qty=20)


@pytest.mark.parametrize("fate", ["order_failed", "unavailable"])
def test_a_passing_refusal_is_tried_again_as_a_new_purchase(
    fate: str, line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": fate})
    work(line.id)
    assert statuses() == [AttemptStatus.REFUSED, AttemptStatus.COMPLETED]
    assert line.order.status is OrderStatus.FULFILLED
    assert len(sandbox.kinguin_orders()) == 1


def test_the_third_refusal_stops_for_a_human(
    line: OrderItem, work: Work, sandbox: SandboxControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = KinguinClient.place_order

    def refused(self: KinguinClient, wishes: list[Wish], ref: str) -> object:
        sandbox.switch(**{"kinguin.fail_next": "order_failed"})
        return order(self, wishes, ref)

    monkeypatch.setattr(KinguinClient, "place_order", refused)
    work(line.id)
    assert statuses() == [AttemptStatus.REFUSED] * 3
    assert (line.status, asked()) == (ItemStatus.HELD, ["order_refused"])


def test_a_price_beyond_the_guard_is_not_paid_without_asking(
    game: Product, line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    price = dearer(game, sandbox)
    work(line.id)
    assert (line.status, statuses()) == (ItemStatus.HELD, [])
    item = db.session.scalars(select(AttentionItem)).one()
    assert (item.reason, item.action) == ("price_moved", "buy_anyway")
    assert item.data["price"] == price.plain()
    assert db.session.scalars(select(Job.kind).where(Job.kind == "catalog.refresh")).all()
    buy_anyway(line, COMMAND_LINE, "a good customer")
    commit()
    work(line.id)
    assert line.order.status is OrderStatus.FULFILLED
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert attempt.requested_price == price
    assert attempt.paid_price == price
    assert asked() == []
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.reason) == ("fulfillment.buy_anyway", "a good customer")


def test_dearer_still_is_asked_anew(
    game: Product, line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    dearer(game, sandbox)
    work(line.id)
    price = dearer(game, sandbox, times=4)
    buy_anyway(line, COMMAND_LINE, "at the price I saw")
    commit()
    work(line.id)
    assert (line.status, statuses()) == (ItemStatus.HELD, [AttemptStatus.REFUSED])
    query = select(AttentionItem).where(AttentionItem.state == AttentionState.OPEN)
    assert db.session.scalars(query).one().data["price"] == price.plain()


def test_only_a_line_held_for_its_price_can_be_bought_anyway(line: OrderItem) -> None:
    with pytest.raises(ConflictError):
        buy_anyway(line, COMMAND_LINE, "please")


def test_a_line_that_is_given_up_is_due_back(
    game: Product, line: OrderItem, work: Work, sandbox: SandboxControl
) -> None:
    dearer(game, sandbox)
    work(line.id)
    assert give_up(line, COMMAND_LINE, "too dear", line.total)
    assert not give_up(line, COMMAND_LINE, "too dear", line.total)
    commit()
    assert (line.status, asked()) == (ItemStatus.REFUNDING, ["refund_due"])
    work(line.id)
    assert statuses() == []


def test_access_that_is_refused_is_told_once_and_mends_itself(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.refuse_address": True})
    item = paid_order((game, 1)).items[0]
    run_jobs()
    run_jobs(ahead=120)
    assert asked() == ["provider_access"]
    assert (item.status, statuses()) == (ItemStatus.ORDERING, [])
    sandbox.switch(**{"kinguin.refuse_address": False})
    run_jobs(ahead=120)
    assert item.status is ItemStatus.DELIVERED
    assert asked() == []


def test_keys_of_a_canceled_order_are_kept_and_the_rest_is_bought_anew(
    game: Product, work: Work, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "partial"})
    item = paid_order((game, 4)).items[0]
    run_jobs()
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/cancel")
    work(item.id)
    assert (item.status, item.delivered_count) == (ItemStatus.HELD, 2)
    release(item, COMMAND_LINE, "buy the rest")
    request(item.id, item.order_id)
    commit()
    work(item.id)
    assert statuses() == [AttemptStatus.CANCELLED, AttemptStatus.COMPLETED]
    assert item.order.status is OrderStatus.FULFILLED


def test_a_refund_stops_the_purchase_in_hand_and_tells_staff(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    order = paid_order((game, 1))
    run_jobs()
    orders.mark_refunded(order, cause="a test")
    commit()
    run_jobs(ahead=600)
    assert asked() == ["bought_in_vain"]
    assert order.items[0].status is ItemStatus.REFUNDED

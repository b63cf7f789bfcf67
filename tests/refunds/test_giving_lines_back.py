"""The price goes back: what is not delivered is given up, and never delivered afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import func, select
from support.paid import fill, own_product, paid_order
from support.refunding import ADDRESS, TX_HASH, money_for
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core import db as database
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.fulfillment.models import Delivery, FulfillmentAttempt
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.models import Order, OrderItem
from bitloot.orders.states import ItemStatus, OrderStatus
from bitloot.providers.kinguin.client import KinguinClient
from bitloot.providers.objects.client import ObjectStore
from bitloot.refunds.addressing import Checked
from bitloot.refunds.approving import approve
from bitloot.refunds.cancelling import cancel
from bitloot.refunds.giving import give
from bitloot.refunds.models import Refund
from bitloot.refunds.requesting import Wish, request_price
from bitloot.refunds.sending import send

ANNA, BORIS = Actor("anna@bitloot.example"), Actor("boris@bitloot.example")
WISH = Wish("The customer does not want it any more.")


def sent(refund: Refund) -> None:
    """All the way to the transaction."""
    give(refund.id, Checked(ADDRESS, None), ANNA)
    approve(refund.id, BORIS, reason="looked at it")
    send(refund.id, TX_HASH, BORIS, reason="hot wallet", address=ADDRESS)
    commit()


def deliveries(item_id: UUID) -> int:
    query = select(func.count()).where(Delivery.item_id == item_id)
    return db.session.scalar(query) or 0


def questions() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return sorted(db.session.scalars(query))


def test_a_line_given_up_is_not_delivered(paid: Order, run_jobs: RunJobs) -> None:
    (line,) = paid.items
    refund = request_price(paid.id, line.id, WISH, ANNA)
    commit()
    assert (refund.amount.plain(), line.status) == ("19.80", ItemStatus.REFUNDING)
    assert questions() == ["refund_due"]
    run_jobs()
    assert (deliveries(line.id), line.status) == (0, ItemStatus.REFUNDING)
    assert request_price(paid.id, line.id, WISH, BORIS) is refund
    sent(refund)
    assert (line.status, paid.status) == (ItemStatus.REFUNDED, OrderStatus.REFUNDED)
    assert questions() == []
    with pytest.raises(ConflictError):
        request_price(paid.id, line.id, WISH, ANNA)


def test_the_rest_of_the_order_is_delivered_and_done(own: Product, run_jobs: RunJobs) -> None:
    other = own_product("another-game", price="5.00")
    fill(other, "OTHER-1")
    order = paid_order((own, 1), (other, 1))
    money_for(order)
    kept, given_up = order.items
    refund = request_price(order.id, given_up.id, WISH, ANNA)
    commit()
    run_jobs()
    assert (kept.status, order.status) == (ItemStatus.DELIVERED, OrderStatus.PAID)
    sent(refund)
    assert (given_up.status, order.status) == (ItemStatus.REFUNDED, OrderStatus.FULFILLED)


def test_what_came_of_a_line_stays_the_buyers(own: Product, run_jobs: RunJobs) -> None:
    order = paid_order((own, 7))
    money_for(order)
    (line,) = order.items
    run_jobs()
    assert (line.status, deliveries(line.id)) == (ItemStatus.HELD, 5)
    refund = request_price(order.id, line.id, WISH, ANNA)
    assert refund.amount.plain() == "19.80"
    sent(refund)
    assert (line.status, line.delivered_count) == (ItemStatus.DELIVERED, 5)
    assert (order.status, questions()) == (OrderStatus.FULFILLED, [])


def test_called_off_it_waits_for_a_human_and_can_be_delivered(
    paid: Order, run_jobs: RunJobs
) -> None:
    (line,) = paid.items
    refund = request_price(paid.id, None, WISH, ANNA)
    cancel(refund.id, BORIS, reason="they want it after all")
    commit()
    assert (line.status, questions()) == (ItemStatus.FAILED, ["refund_due"])
    run_jobs()
    assert deliveries(line.id) == 0


def test_a_purchase_in_the_air_is_waited_for(
    game: Product, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    sandbox.switch(**{"kinguin.delay_ms": 60_000})
    order = paid_order((game, 1))
    money_for(order)
    (line,) = order.items
    run_jobs()
    with pytest.raises(ConflictError, match="under way at Kinguin"):
        request_price(order.id, line.id, WISH, ANNA)
    db.session.rollback()
    assert line.status is ItemStatus.ORDERING


Moment = Callable[[], None]


class Interruption:
    """Acts at the n-th moment at which a run holds no lock: after a commit, around a call."""

    def __init__(self) -> None:
        self.left, self.act = -1, lambda: None

    def moment(self) -> None:
        self.left -= 1
        if self.left == 0:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(self.act).result(30)

    def around(self, act: Callable[..., object], *, before: bool) -> Callable[..., object]:
        def watched(*args: object, **options: object) -> object:
            if before:
                self.moment()
            answer = act(*args, **options)
            self.moment()
            return answer

        return watched


@pytest.fixture
def interruption(monkeypatch: pytest.MonkeyPatch) -> Interruption:
    made = Interruption()
    monkeypatch.setattr(database, "commit", made.around(database.commit, before=False))
    monkeypatch.setattr(KinguinClient, "send", made.around(KinguinClient.send, before=True))
    monkeypatch.setattr(ObjectStore, "put", made.around(ObjectStore.put, before=True))
    return made


@pytest.mark.parametrize("source", ["own", "game"])
def test_at_whatever_moment_it_is_asked_for_nothing_is_delivered_afterwards(
    source: str,
    request: pytest.FixtureRequest,
    app: ShopFlask,
    interruption: Interruption,
    run_jobs: RunJobs,
) -> None:
    product: Product = request.getfixturevalue(source)
    outcomes: list[bool] = []
    for moment in range(1, 40):
        order = paid_order((product, 1))
        money_for(order)
        line_id, order_id = order.items[0].id, order.id
        interruption.act = lambda order_id=order_id: outcomes.append(_asked(app, order_id))
        interruption.left, before = moment, len(outcomes)
        run_jobs()
        interruption.left = -1
        if len(outcomes) == before:
            break
        run_jobs(ahead=60)
        line = db.session.get_one(OrderItem, line_id, populate_existing=True)
        if outcomes[-1]:
            assert line.status is ItemStatus.REFUNDING, moment
            assert deliveries(line_id) == 0, moment
            assert _bought(line_id) == 0, moment
        else:
            assert (line.status, deliveries(line_id)) == (ItemStatus.DELIVERED, 1), moment
    assert {True, False} == set(outcomes)


def _asked(app: ShopFlask, order_id: UUID) -> bool:
    """Whether it was promised, for a line that was not delivered by then."""
    with app.app_context():
        try:
            with transaction():
                order = db.session.get_one(Order, order_id)
                if order.items[0].status is ItemStatus.DELIVERED:
                    return False
                request_price(order_id, order.items[0].id, WISH, ANNA)
        except ConflictError:
            return False
        return True


def _bought(item_id: UUID) -> int:
    query = select(func.count()).where(
        FulfillmentAttempt.item_id == item_id,
        FulfillmentAttempt.status.not_in([AttemptStatus.REFUSED]),
    )
    return db.session.scalar(query) or 0

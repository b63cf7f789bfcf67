"""Keys bought in vain go back to Kinguin: once an order, and never those of somebody else."""

import pytest
from sqlalchemy import select
from support.paid import paid_order, shelf
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import COMMAND_LINE
from bitloot.core.db import commit, db
from bitloot.core.errors import ConflictError
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.returning import give_back
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders import service as orders
from bitloot.orders.models import Order, OrderItem
from bitloot.providers.kinguin.client import KinguinClient
from bitloot.providers.kinguin.orders import KeyState


def asked() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


@pytest.fixture
def in_vain(game: Product, run_jobs: RunJobs, sandbox: SandboxControl) -> OrderItem:
    """Refunded while its purchase was in hand."""
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    order = paid_order((game, 1))
    run_jobs()
    orders.mark_refunded(order, cause="a test")
    commit()
    run_jobs(ahead=600)
    assert asked() == ["bought_in_vain"]
    return order.items[0]


def test_it_is_given_back_once(
    in_vain: OrderItem, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    assert give_back(in_vain, COMMAND_LINE, "nobody is to have it") == 1
    commit()
    run_jobs()
    sandbox.wait()
    assert asked() == []
    (after,) = sandbox.kinguin_orders()
    assert after["status"] == "refunded"
    run_jobs(ahead=90)
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert attempt.status is AttemptStatus.REFUNDED
    assert attempt.returned == attempt.paid_price
    assert asked() == []
    with pytest.raises(ConflictError):
        give_back(in_vain, COMMAND_LINE, "again")


def test_what_is_not_taken_back_is_told(
    in_vain: OrderItem, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/cancel")
    give_back(in_vain, COMMAND_LINE, "nobody is to have it")
    commit()
    run_jobs()
    assert asked() == ["not_returned"]
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert attempt.return_asked_at is not None


def refunded_in_vain(run_jobs: RunJobs, sandbox: SandboxControl) -> Order:
    """Two lines of one request, whose money went back while it was in hand."""
    games = shelf(2)
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    order = paid_order((games[0], 1), (games[1], 2))
    run_jobs()
    orders.mark_refunded(order, cause="a test")
    commit()
    run_jobs(ahead=600)
    assert asked() == ["bought_in_vain"] * 2
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    return order


def test_lines_of_one_request_go_back_with_one_question(
    app: object, run_jobs: RunJobs, sandbox: SandboxControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    del app
    order = refunded_in_vain(run_jobs, sandbox)
    questions = counted(monkeypatch)
    assert give_back(order.items[0], COMMAND_LINE, "nobody is to have it") == 1
    with pytest.raises(ConflictError):
        give_back(order.items[1], COMMAND_LINE, "it went with the other")
    commit()
    run_jobs()
    sandbox.wait()
    run_jobs(ahead=90)
    rows = db.session.scalars(select(FulfillmentAttempt)).all()
    assert [row.status for row in rows] == [AttemptStatus.REFUNDED] * 2
    assert all(row.returned == row.paid_price for row in rows)
    assert (len(questions), asked()) == (1, [])


@pytest.mark.parametrize("arrived", [True, False], ids=["asked", "not asked"])
def test_a_run_that_dies_while_asking_returns_it_once(
    in_vain: OrderItem,
    run_jobs: RunJobs,
    sandbox: SandboxControl,
    monkeypatch: pytest.MonkeyPatch,
    arrived: bool,  # noqa: FBT001
) -> None:
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    taken = counted(monkeypatch, dies_after=arrived, dies_before=not arrived)
    give_back(in_vain, COMMAND_LINE, "nobody is to have it")
    commit()
    for _ in range(8):
        run_jobs(ahead=90)
        sandbox.wait()
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    assert (attempt.status, attempt.returned) == (AttemptStatus.REFUNDED, attempt.paid_price)
    assert (len(taken), asked()) == (1, [])


def counted(
    monkeypatch: pytest.MonkeyPatch, *, dies_before: bool = False, dies_after: bool = False
) -> list[str]:
    """Orders whose return was taken; the first run dies before or after it asks."""
    real, taken, runs = KinguinClient.return_keys, list[str](), list[str]()

    def watched(self: KinguinClient, order_id: str) -> tuple[KeyState, ...]:
        runs.append(order_id)
        if dies_before and len(runs) == 1:
            raise RuntimeError
        states = real(self, order_id)
        taken.append(order_id)
        if dies_after and len(runs) == 1:
            raise RuntimeError
        return states

    monkeypatch.setattr(KinguinClient, "return_keys", watched)
    return taken


def test_nothing_bought_is_nothing_to_return(game: Product) -> None:
    with pytest.raises(ConflictError):
        give_back(paid_order((game, 1)).items[0], COMMAND_LINE, "please")

"""Keys bought in vain go back to Kinguin: once an order, and never those of somebody else."""

import pytest
from sqlalchemy import select
from support.paid import paid_order
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
from bitloot.orders.models import OrderItem


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


def test_nothing_bought_is_nothing_to_return(game: Product) -> None:
    with pytest.raises(ConflictError):
        give_back(paid_order((game, 1)).items[0], COMMAND_LINE, "please")

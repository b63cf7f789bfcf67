"""After whatever became of a claim the books sum to zero, and the comparison finds nothing."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from support.books import balances
from support.claiming import ANNA, Customer, game_bought, opened, own_bought, the_claim
from support.comparing import agreed, compare, found
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.claims import deciding
from bitloot.claims.models import Claim
from bitloot.claims.states import ClaimStatus
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.ledger.models import Posting
from bitloot.orders.models import Order
from bitloot.reconciliation.running import look_at_invariants

Decide = Callable[[Claim], object]
Buy = Callable[[FlaskClient, SandboxControl, RunJobs], Order]

SOURCES: dict[str, Buy] = {"own stock": own_bought, "kinguin": game_bought}
DECISIONS: dict[ClaimStatus, Decide] = {
    ClaimStatus.REPLACED: lambda claim: deciding.replace(claim.id, ANNA, reason="it is used"),
    ClaimStatus.REFUNDED: lambda claim: deciding.refund(claim.id, ANNA, reason="it is used"),
    ClaimStatus.REJECTED: lambda claim: deciding.reject(
        claim.id, ANNA, reason="it works", answer="It works."
    ),
}


@pytest.fixture(autouse=True)
def _unclaimed(app: ShopFlask, sandbox: SandboxControl) -> None:
    """Kinguin does not count the fetching of a key as its use."""
    del app  # it resets the sandbox
    sandbox.switch(**{"kinguin.reading_claims": False})


def settled(run_jobs: RunJobs) -> None:
    for _ in range(6):
        run_jobs(ahead=120)


def nothing_is_off() -> None:
    """By every rule, while it is fresh and in a look at everything."""
    db.session.rollback()
    assert db.session.scalar(select(func.sum(Posting.amount))) == Money.zero()
    look_at_invariants()
    assert found() == []
    agreed(compare())


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("status", DECISIONS)
def test_after_a_decision(
    client: FlaskClient,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    source: str,
    status: ClaimStatus,
) -> None:
    order = SOURCES[source](client, sandbox, run_jobs)
    nothing_is_off()
    opened(order)
    assert Customer(client, order).report(order.items[0].id).status_code == 201
    nothing_is_off()
    DECISIONS[status](the_claim())
    commit()
    nothing_is_off()
    settled(run_jobs)
    assert the_claim().status is status
    nothing_is_off()


@pytest.mark.parametrize("source", SOURCES)
def test_after_a_return(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs, source: str
) -> None:
    order = SOURCES[source](client, sandbox, run_jobs)
    assert Customer(client, order).give_back(order.items[0].id).status_code == 201
    nothing_is_off()
    settled(run_jobs)
    assert the_claim().status is ClaimStatus.RETURNED
    assert [name for name in balances(order.id) if name.startswith("expenses:goods")] == []
    nothing_is_off()


def test_a_replacement_costs_a_second_key(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order = game_bought(client, sandbox, run_jobs)
    once = float(balances(order.id)["expenses:goods:kinguin"])
    opened(order)
    Customer(client, order).report(order.items[0].id)
    deciding.replace(the_claim().id, ANNA, reason="it is used")
    commit()
    settled(run_jobs)
    assert float(balances(order.id)["expenses:goods:kinguin"]) == 2 * once
    nothing_is_off()

"""Claims that ended in every way are told, and their recorded events lead to what they are now."""

from collections.abc import Callable
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from support.claiming import ANNA, PNG, Customer, game_bought, opened, own_bought, the_claim
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.claims import deciding
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.recorder.merging import merged
from bitloot.recorder.reading import audited, story
from bitloot.recorder.replaying import Path, Replay, replay

Decide = Callable[[UUID], object]

DECISIONS: dict[str, tuple[Decide, tuple[str, ...]]] = {
    "replace": (
        lambda claim_id: deciding.replace(claim_id, ANNA, reason="it is used"),
        ("open", "replacing", "replaced"),
    ),
    "refund": (
        lambda claim_id: deciding.refund(claim_id, ANNA, reason="it is used"),
        ("open", "refunded"),
    ),
    "reject": (
        lambda claim_id: deciding.reject(claim_id, ANNA, reason="it works", answer="It works."),
        ("open", "rejected"),
    ),
}


def replayed(order_id: UUID) -> tuple[Replay, list[Path]]:
    """Of all rows, and of the claims alone."""
    db.session.rollback()
    result = replay(story(order_id))
    return result, [path for path in result.paths if path.name.startswith("claim")]


def told(order_id: UUID) -> list[str]:
    """Every sentence of the order's story."""
    found = story(order_id)
    return [moment.text for moment in merged(found, audited(found))]


@pytest.mark.parametrize("act", DECISIONS)
def test_what_staff_decided(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs, act: str
) -> None:
    order = own_bought(client, sandbox, run_jobs)
    customer = Customer(client, order)
    opened(order)
    claim_id = customer.report(order.items[0].id).json["id"]
    customer.act(claim_id, "pictures", PNG)
    decide, states = DECISIONS[act]
    decide(UUID(claim_id))
    commit()
    run_jobs()
    result, (path,) = replayed(order.id)
    assert result.problems == []
    assert (path.name, path.states) == ("claim 1", states)
    said = told(order.id)
    assert "claim 1: 1 key of line 1 reported as invalid." in said
    assert any(each.startswith("A screenshot was added to claim 1") for each in said)
    assert any(each.startswith("claim 1: open") for each in said)
    assert any(each.startswith(f"claim.{act} of claim") for each in said)
    withdrawn = "Key 1 of line 1 is the buyer's no more." in said
    assert withdrawn is (act != "reject")


def test_what_the_buyer_withdrew_and_reported_again(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order = own_bought(client, sandbox, run_jobs)
    customer = Customer(client, order)
    opened(order)
    customer.act(customer.report(order.items[0].id).json["id"], "withdraw")
    customer.report(order.items[0].id)
    result, paths = replayed(order.id)
    assert result.problems == []
    assert [path.states for path in paths] == [("open", "withdrawn"), ("open",)]


def test_what_went_back_into_the_stock(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order = own_bought(client, sandbox, run_jobs, 2)
    Customer(client, order).give_back(order.items[0].id)
    run_jobs()
    result, (path,) = replayed(order.id)
    assert result.problems == []
    assert path.states == ("open", "returning", "returned")
    assert "claim 1: 2 keys of line 1 given back unopened." in told(order.id)


@pytest.mark.parametrize(
    ("taken", "states"),
    [
        (True, ("open", "returning", "returned")),
        (False, ("open", "returning", "open", "refunded")),
    ],
)
def test_what_went_back_to_kinguin_or_did_not(
    app: ShopFlask,
    client: FlaskClient,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    taken: bool,  # noqa: FBT001
    states: tuple[str, ...],
) -> None:
    del app
    sandbox.switch(**{"kinguin.reading_claims": not taken})
    order = game_bought(client, sandbox, run_jobs)
    Customer(client, order).give_back(order.items[0].id)
    for _ in range(6):
        run_jobs(ahead=120)
    if not taken:
        deciding.refund(the_claim().id, ANNA, reason="at our cost")
        commit()
    result, (path,) = replayed(order.id)
    assert result.problems == []
    assert path.states == states


def test_a_claim_that_moved_by_itself_is_named(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order = own_bought(client, sandbox, run_jobs)
    opened(order)
    Customer(client, order).report(order.items[0].id)
    db.session.execute(text("update claims set status = 'rejected'"))
    commit()
    result, _ = replayed(order.id)
    assert result.problems == ["claim 1: the record leads to open, the row says rejected"]

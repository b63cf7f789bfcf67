"""Orders that ended in every way: their recorded events, replayed, lead to what they are now."""

from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from support.checkout import Checkout
from support.refunding import ADDRESS, OTHER, TX_HASH, Desk, overpaid, refunds
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import Poll, RunJobs, pass_time

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem
from bitloot.core.audit import Actor
from bitloot.core.db import commit, db, transaction
from bitloot.fulfillment.retrying import retry
from bitloot.orders.expiry import expire_due
from bitloot.orders.service import lock, mark_cancelled
from bitloot.recorder.reading import story
from bitloot.recorder.replaying import Replay, replay


def replayed(order_id: UUID) -> Replay:
    db.session.rollback()
    return replay(story(order_id))


def states(result: Replay) -> set[str]:
    return {path.states[-1] for path in result.paths}


@pytest.mark.parametrize(
    ("buttons", "ends"),
    [
        ([], {"waiting", "pending"}),
        (["confirm"], {"confirming", "pending"}),
        (["finish"], {"fulfilled", "finished", "delivered"}),
        (["confirm", "finish", "ipn_duplicate"], {"fulfilled", "finished", "delivered"}),
        (["pay130"], {"fulfilled", "finished", "delivered", "requested"}),
        (["pay70"], {"underpaid", "partially_paid", "pending"}),
        (["pay70", "pay_again"], {"underpaid", "partially_paid", "finished", "pending"}),
        (["finish", "pay_again"], {"fulfilled", "finished", "delivered", "requested"}),
        (["expire"], {"expired", "pending"}),
        (["expire", "pay_late"], {"fulfilled", "finished", "delivered"}),
        (["fail"], {"failed", "pending"}),
        (["finish", "refund"], {"refunded"}),
        (["wrong_coin"], {"waiting", "finished", "pending", "requested"}),
    ],
)
def test_whatever_the_payer_does(
    bought: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    poll: Poll,
    buttons: list[str],
    ends: set[str],
) -> None:
    payment = bought.pay_with()
    for button in buttons:
        sandbox.pay(str(payment["provider_payment_id"]), button)
        run_jobs()
    poll()
    result = replayed(bought.id)
    assert result.problems == []
    assert states(result) == ends
    moved = [path for path in result.paths if len(path.states) > 1]
    assert moved


def test_two_coins_and_a_purchase_at_the_provider(
    mixed: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payments = [mixed.pay_with("btc"), mixed.pay_with("ltc")]
    for payment in payments:
        sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs(ahead=3)
    result = replayed(mixed.id)
    assert result.problems == []
    paths = {path.name: path.states for path in result.paths}
    assert paths["purchase 1 of line 1"] == ("planned", "placing", "placed", "completed")
    assert paths["line 1"] == ("pending", "ordering", "delivered")
    assert paths["refund 1"] == ("requested",)
    assert len(paths) == 1 + 2 + 2 + 1 + 1


def test_an_order_that_was_held_refused_and_bought_anyway(
    mixed: Checkout,
    game: Product,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    client: FlaskClient,
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "out_of_stock"})
    sandbox.pay(str(mixed.pay_with()["provider_payment_id"]))
    run_jobs(ahead=3)
    held = replayed(mixed.id)
    assert held.problems == []
    assert {"held", "paid", "delivered"} <= states(held)
    sandbox.set_product(game.kinguin_id or 0, qty=20)
    with transaction():
        retry(mixed.id, Actor("owner@bitloot.example"), "it is back in stock")
    pass_time()
    run_jobs(ahead=3)
    result = replayed(mixed.id)
    assert result.problems == []
    assert "fulfilled" in states(result)
    line = next(path for path in result.paths if path.name == "line 1")
    assert line.states[2:5] == ("held", "pending", "ordering")


def test_a_question_that_staff_answered(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, client: FlaskClient
) -> None:
    payment = bought.pay_with()
    for button in ("pay70", "pay_again"):
        sandbox.pay(str(payment["provider_payment_id"]), button)
    run_jobs()
    asked = db.session.query(AttentionItem).one()
    answer = client.post(
        f"/api/v1/admin/payments/{asked.subject_id}/accept",
        json={"reason": "together it is enough"},
        headers=staff_headers(),
    )
    assert answer.status_code == 200, answer.text
    run_jobs()
    result = replayed(bought.id)
    assert result.problems == []
    assert {"fulfilled", "delivered"} <= states(result)


def test_a_refund_that_bounced_and_was_sent_again(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    owing = overpaid(client, sandbox, run_jobs)
    (refund,) = refunds()
    desk = Desk(client, staff_headers(Role.FINANCE))
    for address, end in ((ADDRESS, "bounce"), (OTHER, "confirm")):
        assert desk.act(refund.id, "address", address=address)[0] == 200
        assert desk.act(refund.id, "approve")[0] == 200
        assert desk.act(refund.id, "send", tx_hash=TX_HASH, address=address)[0] == 200
        assert desk.act(refund.id, end)[0] == 200
    result = replayed(owing.id)
    assert result.problems == []
    once = ("requested", "approved", "sent")
    path = next(path for path in result.paths if path.name == "refund 1")
    assert path.states == (*once, *once, "confirmed")


def test_nobody_paid_and_called_off(bought: Checkout) -> None:
    order = bought.row()
    order.expires_at = order.created_at
    commit()
    with transaction():
        assert expire_due() == 1
    assert replayed(bought.id).problems == []


def test_called_off(bought: Checkout) -> None:
    with transaction():
        mark_cancelled(lock(bought.id), cause="The buyer called it off.")
    result = replayed(bought.id)
    assert (result.problems, states(result)) == ([], {"cancelled", "pending"})


TAMPERING = {
    "the record leads to fulfilled, the row says paid": "update orders set status = 'paid'",
    "paid was recorded as waiting to failed": (
        "update timeline_entries set to_state = 'failed' where event = 'paid'"
    ),
    "the record leads to created": "delete from timeline_entries where subject_kind = 'order'",
    "fulfilled moves nothing in waiting": "delete from timeline_entries where event = 'paid'",
    "moon is no event of a order": (
        "update timeline_entries set event = 'moon' where event = 'fulfilled'"
    ),
    "moved, and is no row of this order": (
        "update timeline_entries set subject_id = gen_random_uuid() where event = 'fulfilled'"
    ),
}


@pytest.mark.parametrize(("found", "statement"), TAMPERING.items())
def test_what_does_not_add_up_is_named(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, found: str, statement: str
) -> None:
    sandbox.pay(str(bought.pay_with()["provider_payment_id"]))
    run_jobs()
    assert replayed(bought.id).agrees
    db.session.execute(text(statement))
    commit()
    result = replayed(bought.id)
    assert not result.agrees
    assert any(found in problem for problem in result.problems), result.problems

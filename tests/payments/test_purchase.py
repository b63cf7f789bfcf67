"""Whole payments over HTTP: the sandbox's payer pays, its IPNs reach the real endpoint."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.orders.expiry import expire_due
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_due
from bitloot.payments.states import Asset, Coverage, PaymentStatus, Timing
from bitloot.stock.service import available
from bitloot.webhooks.models import Processing, Sender, Verdict, WebhookEvent


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    """Two copies of an own game, placed."""
    product = own_product()
    fill(product, "AAAA-1", "AAAA-2", "AAAA-3")
    return checkout(client, (product.id, 2))


def payments() -> list[Payment]:
    db.session.rollback()
    return list(db.session.scalars(select(Payment).order_by(Payment.id)))


def reasons() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return sorted(db.session.scalars(query))


def poll(run_jobs: RunJobs) -> None:
    for payment in payments():
        if payment.next_poll_at is not None:
            payment.next_poll_at = payment.created_at
    commit()
    with transaction():
        poll_due()
    run_jobs()


def test_paid_exactly(bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs) -> None:
    payment = bought.pay_with("btc")
    assert payment["payment_uri"] == (
        f"bitcoin:{payment['pay_address']}?amount={payment['pay_amount']}"
    )
    assert bought.look()["status"] == "waiting"
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    page = bought.look()
    assert page["status"] == "fulfilled"
    assert page["may_close"]
    assert page["payment"]["coverage"] == "exact"
    assert page["payment"]["explorer_url"].startswith("https://mempool.space/tx/")
    row = payments()[0]
    assert (row.status, row.timing, row.verdict) == (PaymentStatus.FINISHED, Timing.IN_TIME, "paid")
    assert reasons() == []
    ipns = select(WebhookEvent).where(WebhookEvent.sender == Sender.NOWPAYMENTS)
    events = db.session.scalars(ipns).all()
    assert {event.verdict for event in events} == {Verdict.ACCEPTED}
    assert {event.processing for event in events} == {Processing.APPLIED}
    assert {event.trail_id for event in events} == {bought.id}


def test_seen_is_confirming_and_safe_to_close(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with("ltc")
    before = bought.row().expires_at
    sandbox.pay(str(payment["provider_payment_id"]), "confirm")
    run_jobs()
    page = bought.look()
    assert (page["status"], page["may_close"]) == ("confirming", True)
    assert "seen" in str(page["status_text"])
    assert bought.row().expires_at == before
    with transaction():
        assert expire_due() == 0


@pytest.mark.parametrize(
    ("button", "status", "coverage", "attention"),
    [
        ("pay70", "underpaid", Coverage.PARTIAL, []),
        ("pay130", "fulfilled", Coverage.OVER, ["overpaid"]),
        ("fail", "failed", Coverage.NONE, []),
        ("expire", "expired", Coverage.NONE, []),
    ],
)
def test_other_ends(
    bought: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    button: str,
    status: str,
    coverage: Coverage,
    attention: list[str],
) -> None:
    payment = bought.pay_with()
    sandbox.pay(str(payment["provider_payment_id"]), button)
    run_jobs()
    poll(run_jobs)
    assert bought.look()["status"] == status
    assert payments()[0].coverage is coverage
    assert reasons() == attention
    if status in {"underpaid", "failed", "expired"}:
        assert available(bought.row().items[0].product_id) == 3


def test_underpayment_says_what_came_of_what(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    sandbox.pay(str(payment["provider_payment_id"]), "pay70")
    run_jobs()
    page = bought.look()
    assert f"{page['payment']['received']} BTC of {payment['pay_amount']} BTC" in str(
        page["status_text"]
    )


def test_late_payment_sends_no_ipn_and_is_found_by_asking(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    order = bought.row()
    order.expires_at = order.created_at
    commit()
    with transaction():
        assert expire_due() == 1
    assert bought.look()["status"] == "expired"
    sandbox.pay(str(payment["provider_payment_id"]), "pay_late")
    poll(run_jobs)
    assert bought.look()["status"] == "fulfilled"
    assert "late" in bought.row().flags
    assert payments()[0].timing is Timing.LATE


def test_a_lost_ipn_is_found_by_asking(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    sandbox.wait()
    run_jobs()  # the IPN of the new payment itself
    sandbox.switch(**{"ipn.drop_rate": 1})
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    assert bought.look()["status"] == "waiting"
    poll(run_jobs)
    assert bought.look()["status"] == "fulfilled"


@pytest.mark.parametrize("chaos", ["ipn_duplicate", "ipn_reorder"])
def test_repeated_and_reordered_ipns_change_nothing(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, chaos: str
) -> None:
    payment = bought.pay_with()
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    before = bought.look()
    sandbox.pay(str(payment["provider_payment_id"]), chaos)
    run_jobs()
    assert bought.look() == before
    assert db.session.scalar(select(WebhookEvent.repeats).order_by(WebhookEvent.repeats.desc()))


def test_a_forged_ipn_is_kept_and_does_nothing(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    sandbox.pay(str(payment["provider_payment_id"]), "ipn_forge")
    run_jobs()
    assert bought.look()["status"] == "waiting"
    event = db.session.scalars(select(WebhookEvent).where(WebhookEvent.event.is_(None))).one()
    assert (event.verdict, event.dedupe_key) == (Verdict.BAD_SIGNATURE, None)


def test_a_second_deposit_to_a_paid_order_is_owed(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    for button in ("finish", "pay_again"):
        sandbox.pay(str(payment["provider_payment_id"]), button)
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    first, child = payments()
    assert child.parent_payment_id == first.provider_payment_id
    assert reasons() == ["repeated_deposit"]


def test_a_second_deposit_after_too_little_may_be_accepted(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    for button in ("pay70", "pay_again"):
        sandbox.pay(str(payment["provider_payment_id"]), button)
    run_jobs()
    assert bought.look()["status"] == "underpaid"
    assert reasons() == ["repeated_deposit_covers"]


def test_the_wrong_coin_needs_a_human(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with("eth")
    sandbox.pay(str(payment["provider_payment_id"]), "wrong_coin")
    run_jobs()
    assert bought.look()["status"] == "waiting"
    assert payments()[1].asset is Asset.WRONG
    assert reasons() == ["wrong_asset"]


def test_a_lost_ipn_of_a_second_deposit_is_found_by_asking_about_the_first(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    sandbox.switch(**{"ipn.drop_rate": 1})
    sandbox.pay(str(payment["provider_payment_id"]), "pay_again")
    assert len(payments()) == 1
    poll(run_jobs)
    assert len(payments()) == 2
    assert reasons() == ["repeated_deposit"]


def test_two_coins_both_paid(bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs) -> None:
    old, new = bought.pay_with("btc"), bought.pay_with("ltc")
    assert payments()[0].retired_at is not None
    for payment in (old, new):
        sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    assert sorted(str(payment.verdict) for payment in payments()) == ["paid", "second_payment"]
    assert reasons() == ["second_payment"]


def test_refunded_before_anything_was_opened(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    for button in ("finish", "refund"):
        sandbox.pay(str(payment["provider_payment_id"]), button)
        run_jobs()
    assert bought.look()["status"] == "refunded"


def test_finished_with_nothing_paid_is_not_believed(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    provider_id = str(payment["provider_payment_id"])
    sandbox.pay(provider_id, "advance", to="finished", actually_paid="0")
    run_jobs()
    assert bought.look()["status"] == "waiting"
    assert "person" in str(bought.look()["status_text"])
    assert reasons() == ["finished_unpaid"]

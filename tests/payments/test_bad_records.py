"""What the provider cannot mean changes no money, is told to staff, and is mended by the truth."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.money import Money
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_soon
from bitloot.payments.states import PaymentStatus


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="25.80")
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


def payments() -> list[Payment]:
    db.session.rollback()
    return list(db.session.scalars(select(Payment).order_by(Payment.id)))


def reasons() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return sorted(db.session.scalars(query))


def poll(run_jobs: RunJobs) -> None:
    for payment in payments():
        poll_soon(payment.id, payment.order_id)
    commit()
    run_jobs()


CANNOT_BE = {
    "negative": "record_unreadable",
    "nan": "record_unreadable",
    "text": "record_unreadable",
    "beyond": "record_unreadable",
    "huge": "record_impossible",
    "unknown_status": "record_status_unknown",
    "unknown_coin": "record_foreign",
    "other_order": "record_foreign",
    "other_price": "record_foreign",
    "other_currency": "record_foreign",
    "other_address": "record_foreign",
}


@pytest.mark.parametrize("how", CANNOT_BE)
def test_what_cannot_be_changes_nothing_until_it_is_right(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, how: str
) -> None:
    paid = bought.pay_with("btc")
    sandbox.switch(**{"nowpayments.distort": how})
    sandbox.pay(str(paid["provider_payment_id"]))
    run_jobs()
    for _ in range(2):
        poll(run_jobs)
    (payment,) = payments()
    assert (payment.status, payment.actually_paid) == (PaymentStatus.WAITING, 0)
    assert payment.next_poll_at is not None
    assert bought.look()["status"] == "waiting"
    denied = "ipn_disagrees"  # the IPN says finished; what has been read of the record does not
    assert set(reasons()) - {denied} == {CANNOT_BE[how]}
    sandbox.switch(**{"nowpayments.distort": "none"})
    poll(run_jobs)
    assert bought.look()["status"] == "fulfilled"
    assert reasons() == []


@pytest.mark.parametrize("how", ["strings", "future", "past"])
def test_what_can_be_meant_is_understood(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, how: str
) -> None:
    sandbox.switch(**{"nowpayments.distort": how})
    paid = bought.pay_with("btc")
    sandbox.pay(str(paid["provider_payment_id"]))
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    (payment,) = payments()
    assert payment.received == Money.eur("25.80")
    assert payment.next_poll_at is not None
    assert reasons() == []


def test_a_clock_ahead_does_not_make_later_news_old(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    paid = bought.pay_with("btc")
    provider_id = str(paid["provider_payment_id"])
    sandbox.switch(**{"nowpayments.distort": "future"})
    sandbox.pay(provider_id, "advance", to="finished", actually_paid="0")
    run_jobs()
    assert reasons() == ["finished_unpaid"]
    sandbox.switch(**{"nowpayments.distort": "none"})
    asked = str(paid["pay_amount"])
    sandbox.pay(provider_id, "advance", to="finished", actually_paid=asked)
    run_jobs()
    assert bought.look()["status"] == "fulfilled"


def test_finished_with_nothing_paid_delivers_nothing(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    sandbox.switch(**{"nowpayments.distort": "zero"})
    sandbox.pay(str(bought.pay_with("btc")["provider_payment_id"]))
    run_jobs()
    assert bought.look()["status"] != "fulfilled"
    assert reasons() == ["finished_unpaid"]


@pytest.mark.parametrize("how", ["unknown_outcome", "huge_outcome"])
def test_a_credit_that_cannot_be_is_left_open_and_asked_for(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, how: str
) -> None:
    sandbox.switch(**{"nowpayments.distort": how})
    sandbox.pay(str(bought.pay_with("btc")["provider_payment_id"]))
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    (payment,) = payments()
    assert (payment.received, payment.credited) == (Money.eur("25.80"), None)
    assert reasons() == ["value_unknown"]


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("no_amount", "record_impossible"),
        ("other_order", "record_foreign"),
        ("other_price", "record_foreign"),
        ("unknown_coin", "record_foreign"),
    ],
)
def test_an_answer_nobody_could_pay_by_is_not_shown(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, how: str, reason: str
) -> None:
    sandbox.switch(**{"nowpayments.distort": how})
    path = f"/api/v1/orders/{bought.id}/payment"
    answer = client.post(path, json={"pay_currency": "btc"}, headers=bought.session)
    assert answer.status_code == 503
    (payment,) = payments()
    assert (payment.status, payment.pay_address) == (PaymentStatus.ABANDONED, None)
    assert reasons() == [reason]
    sandbox.switch(**{"nowpayments.distort": "none"})
    assert bought.pay_with("btc")["pay_address"]


@pytest.mark.parametrize("how", ["negative", "nan", "beyond"])
def test_an_answer_that_cannot_be_read_is_an_unknown_one(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, how: str
) -> None:
    """Whatever the provider has made, it is found by its IPN; the buyer may try again."""
    sandbox.switch(**{"nowpayments.distort": how})
    path = f"/api/v1/orders/{bought.id}/payment"
    answer = client.post(path, json={"pay_currency": "btc"}, headers=bought.session)
    assert answer.status_code in {201, 503}
    sandbox.switch(**{"nowpayments.distort": "none"})
    assert bought.pay_with("btc")["status"] == "waiting"

"""What a buyer reads, on the page and in the mail, of orders that were not paid as asked."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.config import get_settings
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.emails.models import Email
from bitloot.emails.rendering import render
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_soon


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product()
    fill(product, "AAAA-1")
    return checkout(client, (product.id, 1))


def press(bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, *buttons: str) -> str:
    """Press them, hear of each though no IPN may be sent, and read the page."""
    paid = bought.pay_with("btc")
    for button in buttons:
        sandbox.pay(str(paid["provider_payment_id"]), button)
        first = select(Payment).where(Payment.parent_payment_id.is_(None))
        payment = db.session.scalars(first).one()
        poll_soon(payment.id, payment.order_id)
        commit()
        run_jobs()
    return str(bought.look()["status_text"])


def mailed(kind: str) -> str:
    """The text of the one mail of that kind."""
    db.session.rollback()
    email = db.session.scalars(select(Email).where(Email.kind == kind)).one()
    return render(email, get_settings()).text


def test_what_came_in_another_coin(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    said = press(bought, sandbox, run_jobs, "wrong_coin")
    assert said.startswith("We have received ")
    assert "not the BTC that was asked for, so the order is not paid yet" in said
    assert said.endswith("They are yours: tell us below where to send them, or let us keep them.")
    assert "Send exactly" not in said


def test_what_came_late_and_was_delivered(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    said = press(bought, sandbox, run_jobs, "expire", "pay_late")
    assert bought.look()["status"] == "fulfilled"
    assert said == (
        "Your payment came after the order had expired; we have delivered it all the same. "
        "Your key is ready to be opened below."
    )
    assert "came after the order had expired" in mailed("order_completed")


def test_what_was_too_little_and_went_back(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    said = press(bought, sandbox, run_jobs, "pay70")
    assert "is not refunded" in said
    assert "not refundable" in mailed("order_underpaid")
    payment = db.session.scalars(select(Payment)).one()
    sandbox.pay(str(payment.provider_payment_id), "refund")
    run_jobs()
    said = str(bought.look()["status_text"])
    assert bought.look()["status"] == "refunded"
    assert "has sent it back" in said
    assert "has sent it back" in mailed("order_refunded")

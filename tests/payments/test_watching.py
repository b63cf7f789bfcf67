"""An address is watched long after its order: polled by the clock for seven days."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core import clock
from bitloot.core.clock import utcnow
from bitloot.core.config import SETTINGS
from bitloot.core.db import db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.orders.expiry import expire_due
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_due
from bitloot.payments.states import PaymentStatus
from config.settings import Settings


@dataclass
class Clock:
    """How far the shop's clock is ahead."""

    ahead: timedelta = timedelta(0)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(clock, "_now", lambda: datetime.now(UTC) + moved.ahead)
    return moved


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="25.80")
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


def payment() -> Payment:
    db.session.rollback()
    return db.session.scalars(select(Payment)).one()


def beat(run_jobs: RunJobs) -> int:
    """One beat of the heart; how many payments were due."""
    with transaction():
        expire_due()
        due = poll_due()
    run_jobs()
    return due


def test_money_that_comes_days_late_without_an_ipn_is_found(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, time: Clock
) -> None:
    paid = bought.pay_with("btc")
    provider_id = str(paid["provider_payment_id"])
    sandbox.pay(provider_id, "expire")
    for days in (0.1, 1, 3):
        time.ahead = timedelta(days=days)
        assert beat(run_jobs) == 1
    assert payment().status is PaymentStatus.EXPIRED
    sandbox.pay(provider_id, "ipn_drop")
    sandbox.pay(provider_id, "pay_late")
    time.ahead = timedelta(days=6.5)
    assert beat(run_jobs) == 1
    found = payment()
    assert (found.status, found.verdict) == (PaymentStatus.FINISHED, "paid_late")


def test_the_watch_ends(bought: Checkout, run_jobs: RunJobs, time: Clock) -> None:
    bought.pay_with("btc")
    time.ahead = timedelta(days=13)
    assert beat(run_jobs) == 1
    time.ahead = timedelta(days=20)
    assert beat(run_jobs) == 1
    assert payment().next_poll_at is None
    assert beat(run_jobs) == 0


@pytest.mark.parametrize("fixed", [True, False])
def test_fixed_and_floating_rate_by_setting(
    app: ShopFlask, bought: Checkout, sandbox: SandboxControl, settings: Settings, *, fixed: bool
) -> None:
    """Either way amount and end of the quote are the provider's, within the order's own time."""
    sandbox.switch(**{"nowpayments.quote_minutes": 7})
    app.extensions[SETTINGS] = settings.model_copy(update={"nowpayments_fixed_rate": fixed})
    try:
        shown = bought.pay_with("btc")
    finally:
        app.extensions[SETTINGS] = settings
    (theirs,) = sandbox.payments()
    ours = payment()
    assert ours.is_fixed_rate is fixed
    assert float(str(shown["pay_amount"])) == float(str(theirs["pay_amount"]))
    assert ours.expires_at is not None
    assert timedelta(minutes=6) < ours.expires_at - utcnow() <= timedelta(minutes=7)

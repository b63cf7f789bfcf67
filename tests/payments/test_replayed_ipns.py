"""IPNs that are genuine and of long ago, or another shop's: explained, and nothing moves."""

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.books import transactions
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.orders.models import Order
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_soon
from bitloot.payments.tasks import UNKNOWN_FOR
from bitloot.providers.nowpayments import get_nowpayments
from bitloot.providers.nowpayments.records import PaymentRequest
from bitloot.providers.nowpayments.signature import sign
from bitloot.webhooks.models import Processing, Verdict, WebhookEvent
from config.settings import Settings

LONG_AGO = "2019-03-01T10:00:00.000Z"
STRANGER = 4999999999
Send = Callable[..., WebhookEvent]
Wait = Callable[[WebhookEvent], None]
Facts = tuple[list[tuple[object, ...]], list[tuple[object, ...]], int]
PAID = {"pay_amount": 1, "actually_paid": 1, "pay_currency": "btc"}


@pytest.fixture
def bought(
    app: ShopFlask, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> Checkout:
    product = own_product()
    fill(product, "AAAA-1")
    placed = checkout(client, (product.id, 1))
    placed.pay_with("btc")
    sandbox.wait()
    run_jobs()
    return placed


@pytest.fixture
def send(client: FlaskClient, settings: Settings, run_jobs: RunJobs) -> Send:
    """Let an IPN arrive, have it worked off; its row. `secret` is ours unless it is said."""

    def go(secret: str | None = None, *, status: int = 200, **facts: object) -> WebhookEvent:
        body = json.dumps(facts).encode()
        ours = settings.nowpayments_ipn_secret.get_secret_value()
        headers = {"x-nowpayments-sig": sign(secret or ours, body)}
        answer = client.post("/webhooks/nowpayments", data=body, headers=headers)
        assert answer.status_code == status
        run_jobs()
        db.session.rollback()
        return db.session.scalars(select(WebhookEvent).where(WebhookEvent.body == body)).one()

    return go


@pytest.fixture
def wait_in_vain(run_jobs: RunJobs) -> Wait:
    """Let the time pass for which an unknown payment is waited for."""

    def go(event: WebhookEvent) -> None:
        assert event.processing is Processing.WAITING
        event.received_at -= UNKNOWN_FOR + timedelta(seconds=1)
        commit()
        run_jobs(ahead=90)
        db.session.refresh(event)

    return go


def money() -> Facts:
    """All that says something about money."""
    db.session.rollback()
    payments = select(
        Payment.id,
        *(Payment.status, Payment.actually_paid, Payment.verdict),
        *(Payment.received, Payment.credited, Payment.provider_updated_at),
    )
    orders = select(Order.id, Order.status, Order.paid_at)
    return (
        [tuple(row) for row in db.session.execute(payments.order_by(Payment.id))],
        [tuple(row) for row in db.session.execute(orders.order_by(Order.id))],
        transactions(),
    )


def reasons() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


def provider_id() -> int:
    return int(str(db.session.scalars(select(Payment.provider_payment_id)).one()))


def press(sandbox: SandboxControl, run_jobs: RunJobs, button: str) -> None:
    """And hear of it, also where no IPN is sent."""
    sandbox.pay(str(provider_id()), button)
    payment = db.session.scalars(select(Payment)).one()
    poll_soon(payment.id, payment.order_id)
    commit()
    run_jobs()


@pytest.mark.parametrize(
    ("button", "said", "status"),
    [
        ("finish", "waiting", "Payment is finished, order fulfilled."),
        ("finish", "finished", "Payment is finished, order fulfilled."),
        ("finish", "refunded", "Payment is finished, order fulfilled."),
        ("expire", "confirming", "Payment is expired, order expired."),
        ("pay70", "partially_paid", "Payment is partially_paid, order underpaid."),
    ],
)
def test_a_body_of_long_ago_moves_nothing_and_is_explained(
    bought: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
    send: Send,
    button: str,
    said: str,
    status: str,
) -> None:
    press(sandbox, run_jobs, button)
    before = money()
    event = send(payment_id=provider_id(), payment_status=said, updated_at=LONG_AGO, **PAID)
    assert event.processing is Processing.IGNORED
    assert event.result == f"Nothing new. {status} It tells of 2019-03-01 and was sent again."
    assert event.trail_id == bought.id
    assert (money(), reasons()) == (before, [])


def test_an_old_finish_of_a_payment_that_expired_is_denied(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, send: Send
) -> None:
    press(sandbox, run_jobs, "expire")
    before = money()
    event = send(payment_id=provider_id(), payment_status="finished", updated_at=LONG_AGO, **PAID)
    assert event.processing is Processing.IGNORED
    assert event.result is not None
    assert event.result.startswith("Denied by the provider's record. Payment is expired")
    assert "It tells of 2019-03-01" in event.result
    assert (money(), reasons()) == (before, ["ipn_disagrees"])


def test_an_old_body_of_a_payment_nobody_knows_says_so(
    bought: Checkout, send: Send, wait_in_vain: Wait
) -> None:
    before = money()
    event = send(payment_id=STRANGER, payment_status="finished", updated_at=LONG_AGO, **PAID)
    wait_in_vain(event)
    assert (event.processing, event.trail_id) == (Processing.FAILED, None)
    assert event.result == (
        f"No payment of ours has the id {STRANGER}; it names no order. Nothing has changed. "
        "It tells of 2019-03-01 and was sent again."
    )
    assert (money(), reasons()) == (before, ["ipn_unknown"])


def test_another_shop_on_the_same_account_is_told_by_its_order(
    app: ShopFlask, bought: Checkout, send: Send, wait_in_vain: Wait
) -> None:
    """The provider itself knows that payment: signed by our secret, readable with our key."""
    wanted = PaymentRequest(
        Decimal(20), "eur", "btc", "OTHER-77", "a mug", "http://127.0.0.1:1/", is_fixed_rate=True
    )
    theirs = get_nowpayments().create_payment(wanted)
    before = money()
    event = send(
        payment_id=int(theirs.payment_id), payment_status="finished", order_id="OTHER-77", **PAID
    )
    wait_in_vain(event)
    assert event.processing is Processing.FAILED
    assert event.result is not None
    assert "it names order OTHER-77, which is not ours" in event.result
    assert (money(), reasons()) == (before, ["ipn_unknown"])


def test_a_strange_payment_that_names_our_order_is_filed_under_it(
    bought: Checkout, send: Send, wait_in_vain: Wait
) -> None:
    before, number = money(), bought.row().number
    event = send(payment_id=STRANGER, payment_status="finished", order_id=number, **PAID)
    wait_in_vain(event)
    assert (event.processing, event.trail_id) == (Processing.FAILED, bought.id)
    assert event.result is not None
    assert f"it names our order {number}, which has no such payment" in event.result
    asked = db.session.scalars(select(AttentionItem)).one()
    assert (asked.reason, asked.trail_id) == ("ipn_unknown", bought.id)
    assert number in asked.summary
    assert money() == before


def test_what_another_secret_signed_stays_outside_and_says_why(
    bought: Checkout, send: Send, run_jobs: RunJobs
) -> None:
    before = money()
    facts = {"payment_id": provider_id(), "payment_status": "finished", **PAID}
    event = send("another shop's secret", status=401, **facts)
    assert (event.verdict, event.processing) == (Verdict.BAD_SIGNATURE, Processing.NONE)
    assert event.result is not None
    assert event.result.startswith("Its signature is not made with our secret")
    assert run_jobs() == 0
    assert (money(), reasons()) == (before, [])

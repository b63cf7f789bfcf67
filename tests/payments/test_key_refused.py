"""Our key is wrong: said at the IPN, asked of staff once, and healed when it is right again."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.cache import get_redis
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job, JobState
from bitloot.payments.models import Payment
from bitloot.payments.polling import poll_soon
from bitloot.providers import nowpayments
from bitloot.webhooks.models import Processing, Sender, WebhookEvent
from config.settings import Settings

WRONG = {"nowpayments_api_key": SecretStr("of another account")}
LONGER_THAN_ANY_PAUSE = 301


@pytest.fixture
def bought(
    app: ShopFlask, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> Checkout:
    """Waiting to be paid, with all the news of that worked off."""
    product = own_product()
    fill(product, "AAAA-1")
    placed = checkout(client, (product.id, 1))
    placed.pay_with("btc")
    sandbox.wait()
    run_jobs()
    return placed


class Key:
    """The shop's key at the provider."""

    def __init__(self, app: ShopFlask, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    def lose(self) -> None:
        self._use(self._settings.model_copy(update=WRONG))

    def mend(self) -> None:
        self._use(self._settings)

    def _use(self, settings: Settings) -> None:
        nowpayments.install(self._app.extensions, settings, get_redis())


@pytest.fixture
def key(app: ShopFlask, settings: Settings) -> Iterator[Key]:
    kept = Key(app, settings)
    yield kept
    kept.mend()


def news() -> list[WebhookEvent]:
    """IPNs that tell of money."""
    db.session.rollback()
    ipns = select(WebhookEvent).where(WebhookEvent.sender == Sender.NOWPAYMENTS)
    query = ipns.where(WebhookEvent.event != "waiting").order_by(WebhookEvent.id)
    return list(db.session.scalars(query))


def asked() -> list[AttentionItem]:
    query = select(AttentionItem).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


def test_it_is_said_asked_once_and_heals_by_itself(
    bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, key: Key
) -> None:
    provider_id = str(db.session.scalars(select(Payment.provider_payment_id)).one())
    key.lose()
    sandbox.pay(provider_id)
    run_jobs()
    events = news()
    assert len(events) > 1
    assert {event.processing for event in events} == {Processing.FAILED}
    assert {event.trail_id for event in events} == {bought.id}
    assert all("turns us away (HTTP 403)" in str(event.result) for event in events)
    (item,) = asked()
    assert (item.reason, item.action) == ("provider_access", "review")
    assert bought.look()["status"] == "waiting"
    key.mend()
    run_jobs(ahead=LONGER_THAN_ANY_PAUSE)
    assert bought.look()["status"] == "fulfilled"
    assert {event.processing for event in news()} == {Processing.APPLIED}
    assert asked() == []
    assert db.session.scalars(select(Job).where(Job.state == JobState.DEAD)).all() == []


def test_a_poll_asks_staff_too_and_goes_on(bought: Checkout, run_jobs: RunJobs, key: Key) -> None:
    payment = db.session.scalars(select(Payment)).one()
    key.lose()
    poll_soon(payment.id, payment.order_id)
    commit()
    run_jobs()
    assert [item.reason for item in asked()] == ["provider_access"]
    key.mend()
    run_jobs(ahead=LONGER_THAN_ANY_PAUSE)
    assert asked() == []


def test_staff_who_mended_it_need_not_wait(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs, key: Key
) -> None:
    key.lose()
    sandbox.pay(str(db.session.scalars(select(Payment.provider_payment_id)).one()))
    run_jobs()
    key.mend()
    path = f"/api/v1/admin/webhooks/{news()[-1].id}/replay"
    replayed = client.post(path, json={"reason": "The key is right."}, headers=staff_headers())
    assert replayed.status_code == 202
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    assert asked() == []

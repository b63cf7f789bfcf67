"""IPNs that are signed and yet not what they seem."""

import json
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job, JobState
from bitloot.payments.models import Payment
from bitloot.payments.tasks import UNKNOWN_FOR
from bitloot.providers.nowpayments.signature import sign
from bitloot.webhooks.models import Processing, Sender, WebhookEvent
from config.settings import Settings

STRANGER = "4999999999"


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


def send(client: FlaskClient, settings: Settings, **facts: object) -> None:
    body = json.dumps(facts).encode()
    secret = settings.nowpayments_ipn_secret.get_secret_value()
    headers = {"x-nowpayments-sig": sign(secret, body)}
    assert client.post("/webhooks/nowpayments", data=body, headers=headers).status_code == 200


def last_event() -> WebhookEvent:
    db.session.rollback()
    ipns = select(WebhookEvent).where(WebhookEvent.sender == Sender.NOWPAYMENTS)
    return db.session.scalars(ipns.order_by(WebhookEvent.id.desc()).limit(1)).one()


def reasons() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


def provider_id() -> str:
    return str(db.session.scalars(select(Payment.provider_payment_id)).one())


def test_a_finish_that_the_record_denies_delivers_nothing(
    client: FlaskClient,
    settings: Settings,
    bought: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
) -> None:
    paid = {"pay_amount": 1, "actually_paid": 1, "pay_currency": "btc"}
    send(client, settings, payment_id=provider_id(), payment_status="finished", **paid)
    run_jobs()
    assert bought.look()["status"] == "waiting"
    assert last_event().processing is Processing.IGNORED
    assert reasons() == ["ipn_disagrees"]
    sandbox.pay(provider_id())
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    assert reasons() == []


def test_an_unknown_payment_is_waited_for_and_then_told_to_staff(
    client: FlaskClient, settings: Settings, app: ShopFlask, run_jobs: RunJobs
) -> None:
    send(client, settings, payment_id=STRANGER, payment_status="finished")
    run_jobs()
    job = db.session.scalars(select(Job).where(Job.kind == "payments.apply")).one()
    assert (job.state, job.postponements) == (JobState.QUEUED, 1)
    assert last_event().processing is Processing.WAITING
    age = WebhookEvent.received_at - UNKNOWN_FOR - timedelta(seconds=1)
    db.session.execute(update(WebhookEvent).values(received_at=age))
    commit()
    run_jobs(ahead=90)
    assert last_event().processing is Processing.FAILED
    assert reasons() == ["ipn_unknown"]


def test_an_ipn_may_beat_our_own_commit(
    client: FlaskClient,
    settings: Settings,
    bought: Checkout,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
) -> None:
    known = provider_id()
    db.session.execute(update(Payment).values(provider_payment_id=None))
    commit()
    send(client, settings, payment_id=known, payment_status="confirming")
    run_jobs()
    db.session.execute(update(Payment).values(provider_payment_id=known))
    commit()
    run_jobs(ahead=90)
    assert last_event().processing is Processing.APPLIED


def test_signed_nonsense_is_filed_and_harms_nothing(
    client: FlaskClient, settings: Settings, bought: Checkout, run_jobs: RunJobs
) -> None:
    facts = {"payment_id": provider_id(), "payment_status": "finished", "actually_paid": -5}
    send(client, settings, **facts)
    run_jobs()
    assert last_event().processing is Processing.FAILED
    assert bought.look()["status"] == "waiting"


def test_staff_replay_what_failed_and_nothing_else(
    client: FlaskClient, settings: Settings, bought: Checkout, run_jobs: RunJobs
) -> None:
    staff, path = staff_headers(), "/api/v1/admin/webhooks"
    body = {"reason": "The provider is well again."}
    query = "sender=nowpayments&processing=applied"
    applied = client.get(f"{path}?{query}", headers=staff).json["items"][0]
    refused = client.post(f"{path}/{applied['id']}/replay", json=body, headers=staff)
    assert refused.status_code == 409
    client.post("/webhooks/nowpayments", data=b"{}", headers={"x-nowpayments-sig": "forged"})
    forged = client.get(f"{path}?verdict=bad_signature", headers=staff).json["items"][0]
    refused = client.post(f"{path}/{forged['id']}/replay", json=body, headers=staff)
    assert refused.status_code == 409
    db.session.execute(
        update(WebhookEvent)
        .where(WebhookEvent.id == applied["id"])
        .values(processing=Processing.FAILED)
    )
    commit()
    replayed = client.post(f"{path}/{applied['id']}/replay", json=body, headers=staff)
    assert (replayed.status_code, replayed.json["processing"]) == (202, "waiting")
    run_jobs()
    detail = client.get(f"{path}/{applied['id']}", headers=staff).json
    assert detail["processing"] == "applied"
    assert json.loads(detail["body"])["payment_status"] == "waiting"

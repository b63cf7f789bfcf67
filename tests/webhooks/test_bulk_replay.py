"""Bulk replay: a dry run that says what would change, a report on each, never a bad signature."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select, update
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs
from webhooks.test_inbox import Senders

from bitloot.accounts.models import Role
from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db
from bitloot.core.edge import ShopFlask
from bitloot.core.jobs.models import Job, JobState
from bitloot.payments.models import Payment
from bitloot.webhooks.models import Processing, Sender, WebhookEvent
from config.settings import Settings

PATH = "/api/v1/admin/webhooks/replay"
WHY = "The provider is well again."


@pytest.fixture
def senders(client: FlaskClient, settings: Settings) -> Senders:
    return Senders(client, settings)


@pytest.fixture
def failed(
    app: ShopFlask,
    client: FlaskClient,
    senders: Senders,
    sandbox: SandboxControl,
    run_jobs: RunJobs,
) -> Checkout:
    """Three failed IPNs: about a known payment with news, without, and about a strange one."""
    product = own_product()
    fill(product, "AAAA-1")
    placed = checkout(client, (product.id, 1))
    placed.pay_with("btc")
    sandbox.wait()
    run_jobs()
    db.session.execute(update(WebhookEvent).values(sender=Sender.RESEND))  # those of the purchase
    known = str(db.session.scalars(select(Payment.provider_payment_id)).one())
    for payment_id, status in ((known, "finished"), (known, "waiting"), ("4999999999", "finished")):
        body = json.dumps({"payment_id": payment_id, "payment_status": status})
        assert senders.ipn(body.encode()).status_code == 200
    assert senders.ipn(b'{"payment_id":1}', signature="0" * 128).status_code == 401
    ours = WebhookEvent.sender == Sender.NOWPAYMENTS
    waiting = WebhookEvent.processing == Processing.WAITING
    db.session.execute(
        update(WebhookEvent).where(ours, waiting).values(processing=Processing.FAILED)
    )
    db.session.execute(update(Job).values(state=JobState.DONE))
    commit()
    return placed


def processings() -> dict[Processing, int]:
    db.session.rollback()
    query = select(WebhookEvent.processing, func.count()).where(
        WebhookEvent.sender == Sender.NOWPAYMENTS
    )
    return dict(db.session.execute(query.group_by(WebhookEvent.processing)).all())


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    client: FlaskClient, failed: Checkout
) -> None:
    report = client.post(PATH, json={}, headers=staff_headers()).json
    assert report["count"] == 3
    assert report["batch_id"] is None
    assert [(row["outcome"], row["prospect"]) for row in report["rows"]] == [
        ("foreseen", "changes"),
        ("foreseen", "nothing_new"),
        ("foreseen", "fails_again"),
    ]
    assert "becomes finished, if NOWPayments' own record says so" in report["rows"][0]["then"]
    assert "No payment of ours has the id 4999999999" in report["rows"][2]["now"]
    assert processings() == {Processing.FAILED: 3, Processing.NONE: 1}


def test_all_that_failed_are_replayed_and_nothing_that_was_forged(
    client: FlaskClient, failed: Checkout, run_jobs: RunJobs
) -> None:
    body = {"dry_run": False, "reason": WHY}
    report = client.post(PATH, json=body, headers=staff_headers()).json
    assert [row["outcome"] for row in report["rows"]] == ["queued"] * 3
    assert processings() == {Processing.WAITING: 3, Processing.NONE: 1}
    audits = select(func.count()).where(AuditEntry.action == "webhook.replay")
    assert db.session.scalar(audits) == 3
    run_jobs()
    done = processings()
    assert (done[Processing.APPLIED], done[Processing.IGNORED], done[Processing.WAITING]) == (
        1,
        1,
        1,
    )
    assert failed.look()["status"] == "waiting"  # the record denies what the IPN says


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"sender": "nowpayments"}, 3),
        ({"sender": "kinguin"}, 0),
        ({"reference": "4999999999"}, 1),
        ({"received_from": (datetime.now(UTC) + timedelta(days=1)).isoformat()}, 0),
        ({"received_before": (datetime.now(UTC) + timedelta(days=1)).isoformat()}, 3),
    ],
)
def test_the_filter_bounds_it(
    client: FlaskClient, failed: Checkout, wanted: dict[str, str], count: int
) -> None:
    report = client.post(PATH, json={"filter": wanted}, headers=staff_headers()).json
    assert (report["count"], len(report["rows"])) == (count, count)


def test_one_whose_job_was_given_up_counts_as_failed(
    client: FlaskClient, failed: Checkout, run_jobs: RunJobs
) -> None:
    strange = WebhookEvent.reference == "4999999999"
    key = db.session.scalars(select(WebhookEvent.id).where(strange)).one()
    db.session.execute(update(WebhookEvent).values(processing=Processing.WAITING))
    db.session.execute(update(Job).where(Job.key == str(key)).values(state=JobState.DEAD))
    commit()
    body = {"dry_run": False, "reason": WHY}
    report = client.post(PATH, json=body, headers=staff_headers()).json
    assert [row["id"] for row in report["rows"]] == [str(key)]
    state = select(Job.state).where(Job.key == str(key))
    assert db.session.scalars(state).one() is JobState.QUEUED


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"dry_run": False}, 422),
        ({"dry_run": False, "reason": "x"}, 422),
        ({"filter": {"verdict": "bad_signature"}}, 422),
        ({"filter": {"sender": "stranger"}}, 422),
        ({"filter": {"received_from": "yesterday"}}, 422),
    ],
)
def test_what_is_not_understood_replays_nothing(
    client: FlaskClient, failed: Checkout, body: dict[str, object], status: int
) -> None:
    assert client.post(PATH, json=body, headers=staff_headers()).status_code == status
    assert processings()[Processing.FAILED] == 3


def test_whoever_may_only_look_may_not_replay(client: FlaskClient, app: ShopFlask) -> None:
    headers = staff_headers(Role.VIEWER)
    assert client.post(PATH, json={}, headers=headers).status_code == 403

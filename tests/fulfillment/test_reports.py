"""What the provider's webhooks lead to, early, late, twice or of strangers."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from support.opening import opened
from support.paid import paid_order
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.catalog.models import Product
from bitloot.core.attention import AttentionItem
from bitloot.core.db import commit, db
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import Job, JobState
from bitloot.fulfillment.models import FulfillmentAttempt
from bitloot.fulfillment.requesting import POLL_ORDER
from bitloot.fulfillment.states import AttemptStatus
from bitloot.orders.states import ItemStatus


def report(**names: str) -> None:
    enqueue(POLL_ORDER, names, key=uuid4().hex)
    commit()


@pytest.mark.parametrize("name", ["attempt_id", "provider_order_id", "external_id"])
def test_a_report_has_the_waiting_line_looked_at_at_once(
    name: str, game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    item = paid_order((game, 1)).items[0]
    run_jobs()
    assert item.status is ItemStatus.ORDERING
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    sandbox.call("POST", f"/orders/{attempt.provider_order_id}/complete")
    report(**{name: str(attempt.id if name == "attempt_id" else getattr(attempt, name))})
    run_jobs()
    assert item.status is ItemStatus.DELIVERED
    assert len(opened(item.id)) == 1


def test_a_report_of_a_stranger_is_given_up(run_jobs: RunJobs) -> None:
    report(provider_order_id="STRANGER000")
    for _ in range(8):
        run_jobs(ahead=5)
    assert db.session.scalars(select(Job.state)).all() == [JobState.DONE]


def test_a_refund_after_delivery_is_noticed_once(
    game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    item = paid_order((game, 1)).items[0]
    run_jobs()
    attempt = db.session.scalars(select(FulfillmentAttempt)).one()
    report(external_id=attempt.external_id)
    run_jobs()
    assert attempt.status is AttemptStatus.COMPLETED
    sandbox.call("POST", f"/orders/{attempt.provider_order_id}/refund")
    report(external_id=attempt.external_id)
    report(external_id=attempt.external_id)
    run_jobs()
    db.session.refresh(attempt)
    assert attempt.status is AttemptStatus.REFUNDED
    assert item.status is ItemStatus.DELIVERED
    reasons = db.session.scalars(select(AttentionItem.reason)).all()
    assert reasons == ["provider_refunded"]

"""The button of staff: it says what it found and what it does."""

from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.paid import fill, own_product, paid_order, placed_order
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.catalog.models import Product
from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db
from bitloot.core.jobs.enqueue import enqueue
from bitloot.core.jobs.models import Job, JobState
from bitloot.fulfillment.retrying import POLL_PAYMENT
from bitloot.orders import service as orders
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus


def press(client: FlaskClient, order: Order, *, role: Role = Role.SUPPORT) -> dict[str, object]:
    path = f"/api/v1/admin/orders/{order.id}/retry-fulfillment"
    answer = client.post(path, json={"reason": "the buyer asks"}, headers=staff_headers(role))
    body: dict[str, object] = answer.json
    return {**body, "code": answer.status_code}


def test_a_held_line_is_released_and_delivered(client: FlaskClient, run_jobs: RunJobs) -> None:
    product = own_product()
    order = paid_order((product, 1))
    run_jobs()
    fill(product, "AAAAA-11111")
    report = press(client, order)
    assert (report["code"], report["status"]) == (200, "paid")
    (line,) = report["lines"]
    assert line["found"].startswith("on hold: 1 of 1 missing")
    assert (line["action"], line["status"]) == ("released and started afresh", "pending")
    run_jobs()
    db.session.refresh(order)
    assert order.status is OrderStatus.FULFILLED
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.reason) == ("order.retry_fulfillment", "the buyer asks")


def test_a_lost_purchase_is_shown_and_looked_at_now(
    client: FlaskClient, game: Product, run_jobs: RunJobs, sandbox: SandboxControl
) -> None:
    sandbox.switch(**{"kinguin.fail_next": "hold"})
    order = paid_order((game, 1))
    run_jobs()
    (bought,) = sandbox.kinguin_orders()
    sandbox.call("POST", f"/orders/{bought['orderId']}/complete")
    (line,) = press(client, order)["lines"]
    assert line["provider_order_id"] == bought["orderId"]
    assert line["found"] == "a purchase is placed, keys are on their way"
    run_jobs()
    db.session.refresh(order)
    assert order.status is OrderStatus.FULFILLED


@pytest.mark.parametrize("kind", ["waiting", "confirming", "failed"])
def test_an_unpaid_order_has_its_payment_asked_about(client: FlaskClient, kind: str) -> None:
    order = placed_order((own_product(), 1))
    orders.mark_payment_opened(order, cause="a test")
    if kind == "confirming":
        orders.mark_seen(order, cause="a test")
    if kind == "failed":
        orders.mark_failed(order, cause="a test")
    enqueue(POLL_PAYMENT, {}, key="p1", delay_seconds=3600, trail_id=order.id)
    commit()
    report = press(client, order)
    assert (report["code"], report["lines"]) == (200, [])
    assert "asked again" in str(report["action"])
    job = db.session.scalars(select(Job).where(Job.kind == POLL_PAYMENT)).one()
    assert (job.state, job.nudged_at is not None) == (JobState.QUEUED, True)


def test_where_there_is_nothing_to_retry_it_is_a_conflict(client: FlaskClient) -> None:
    assert press(client, placed_order((own_product(), 1)))["code"] == 409


def test_who_may_and_what_is_asked_for(client: FlaskClient) -> None:
    order = paid_order((own_product(), 1))
    path = f"/api/v1/admin/orders/{order.id}/retry-fulfillment"
    assert client.post(path, json={"reason": "because"}).status_code == 401
    finance, support = staff_headers(Role.FINANCE), staff_headers(Role.SUPPORT)
    assert client.post(path, json={"reason": "because"}, headers=finance).status_code == 403
    assert client.post(path, json={}, headers=support).status_code == 422
    stranger = f"/api/v1/admin/orders/{uuid4()}/retry-fulfillment"
    assert client.post(stranger, json={"reason": "because"}, headers=support).status_code == 404

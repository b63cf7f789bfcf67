"""Staff accept what the table leaves to a human."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, checkout
from support.paid import fill, own_product
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db
from bitloot.core.edge import ShopFlask
from bitloot.payments.models import Payment

BODY = {"reason": "The sum covers the price."}


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product()
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


def payments() -> list[Payment]:
    db.session.rollback()
    return list(db.session.scalars(select(Payment).order_by(Payment.id)))


def test_a_second_deposit_that_covers_is_accepted(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    for button in ("pay70", "pay_again"):
        sandbox.pay(str(payment["provider_payment_id"]), button)
    run_jobs()
    child = payments()[1]
    path = f"/api/v1/admin/payments/{child.id}/accept"
    assert client.post(path, json=BODY, headers=staff_headers(Role.SUPPORT)).status_code == 403
    staff = staff_headers(Role.FINANCE)
    accepted = client.post(path, json=BODY, headers=staff)
    assert (accepted.status_code, accepted.json["verdict"]) == (200, "accepted")
    assert client.post(path, json=BODY, headers=staff).status_code == 409
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    first, child = payments()
    assert (first.verdict, child.verdict) == ("underpaid", "accepted")
    open_items = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    assert db.session.scalars(open_items).all() == []
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.reason) == ("payment.accept", BODY["reason"])
    sandbox.pay(str(payment["provider_payment_id"]), "ipn_duplicate")
    run_jobs()
    assert payments()[1].verdict == "accepted"


def test_what_is_not_in_question_cannot_be_accepted(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with()
    path = f"/api/v1/admin/payments/{payment['id']}/accept"
    staff = staff_headers()
    assert client.post(path, json=BODY, headers=staff).status_code == 409
    assert client.post(path, json={"reason": ""}, headers=staff).status_code == 422
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    assert client.post(path, json=BODY, headers=staff).status_code == 409

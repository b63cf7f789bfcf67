"""What a payment has come to, said by hand: through the table, with evidence, audited."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout, Doc, checkout
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

HASH = "3f" * 32


@pytest.fixture
def bought(app: ShopFlask, client: FlaskClient) -> Checkout:
    product = own_product(price="25.80")
    fill(product, "AAAA-1", "AAAA-2")
    return checkout(client, (product.id, 1))


def claim(status: str, paid: object, **changes: object) -> Doc:
    return {
        "status": status, "actually_paid": str(paid), "payin_hash": HASH,
        "evidence": "A letter of the provider's support, ticket 4711.",
        "reason": "Their record is stuck.", **changes,
    }  # fmt: skip


def path_of(payment: Doc) -> str:
    return f"/api/v1/admin/payments/{payment['id']}/override"


def reasons() -> list[str]:
    db.session.rollback()
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return sorted(db.session.scalars(query))


def test_finished_by_hand_is_paid_by_the_table(
    client: FlaskClient, bought: Checkout, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with("btc")
    body = claim("finished", payment["pay_amount"])
    support = staff_headers(Role.SUPPORT)
    assert client.post(path_of(payment), json=body, headers=support).status_code == 403
    answer = client.post(path_of(payment), json=body, headers=staff_headers(Role.FINANCE))
    assert (answer.status_code, answer.json["verdict"]) == (200, "paid")
    run_jobs()
    assert bought.look()["status"] == "fulfilled"
    entry = db.session.scalars(select(AuditEntry)).one()
    assert entry.action == "payment.override"
    assert "ticket 4711" in str(entry.reason)
    assert entry.before is not None
    assert (entry.before["status"], entry.before["order"]) == ("waiting", "waiting")


def test_too_little_by_hand_delivers_nothing(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with("btc")
    short = claim("finished", "0.00000001")
    answer = client.post(path_of(payment), json=short, headers=staff_headers())
    assert answer.json["verdict"] == "contradictory"
    run_jobs()
    assert bought.look()["status"] != "fulfilled"
    assert reasons() == ["paid_contradictory"]
    del sandbox


def test_the_providers_later_word_counts(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with("btc")
    failed = claim("failed", "0", payin_hash=None)
    answer = client.post(path_of(payment), json=failed, headers=staff_headers())
    assert answer.json["verdict"] == "failed"
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    assert bought.look()["status"] == "fulfilled"


@pytest.mark.parametrize(
    "body",
    [
        claim("finished", "0"),
        claim("finished", "-1"),
        claim("finished", "NaN"),
        claim("finished", "1e14"),
        claim("finished", "0.001", payin_hash=None),
        claim("finished", "0.001", payin_hash="not a hash"),
        claim("expired", "0.001"),
        claim("confirming", "0.001"),
        claim("finished", "0.001", evidence="short"),
        claim("finished", "0.001", reason=""),
    ],
)
def test_what_cannot_be_claimed(client: FlaskClient, bought: Checkout, body: Doc) -> None:
    payment = bought.pay_with("btc")
    answer = client.post(path_of(payment), json=body, headers=staff_headers())
    assert answer.status_code == 422
    assert bought.look()["status"] == "waiting"
    assert db.session.scalars(select(AuditEntry)).all() == []


def test_nothing_goes_back(
    client: FlaskClient, bought: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    payment = bought.pay_with("btc")
    sandbox.pay(str(payment["provider_payment_id"]))
    run_jobs()
    staff = staff_headers()
    for status in ("partially_paid", "failed", "finished"):
        body = claim(status, payment["pay_amount"])
        assert client.post(path_of(payment), json=body, headers=staff).status_code == 409
    assert db.session.scalars(select(Payment.status)).one().value == "finished"

"""A refund that is asked for twice under one key is one refund, and its link is not stored."""

from flask.testing import FlaskClient
from sqlalchemy import text
from support.refunding import overpaid, refunds, token_in
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.db import db


def test_the_same_answer_with_a_link_that_is_made_anew(
    client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    owing = overpaid(client, sandbox, run_jobs)
    (owed,) = refunds()
    body = {
        "order_id": str(owing.id),
        "payment_id": str(owed.payment_id),
        "reason": "the buyer asked for it",
    }
    headers = staff_headers(Role.FINANCE) | {"Idempotency-Key": "refund-1"}
    path = "/api/v1/admin/refunds"
    first, again = (client.post(path, json=body, headers=headers) for _ in range(2))
    assert first.status_code == 201, first.text
    assert (again.status_code, again.data) == (201, first.data)
    stored = db.session.execute(text("select answer::text from idempotency_keys")).scalar_one()
    assert first.json["order_number"] in stored
    assert token_in(first.json["link"]) not in stored
    other = client.post(path, json=body | {"reason": "another reason"}, headers=headers)
    assert other.status_code == 409

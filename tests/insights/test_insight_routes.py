"""The staff API over figures, jobs and the audit log."""

import pytest
from flask.testing import FlaskClient
from support.books import a_purchase, money
from support.console_rows import rows_of_everything
from support.staff import staff_headers

from bitloot.accounts.models import Role
from bitloot.core.audit import Actor, AuditEntry, audit
from bitloot.core.db import commit, db
from bitloot.core.jobs.models import Job, JobState
from bitloot.ledger.subjects import post_attempt, post_order
from bitloot.orders.models import Order

BASE = "/api/v1/admin"
REASON = {"reason": "the provider was away"}


def test_a_dead_job_is_replayed_once(client: FlaskClient) -> None:
    rows = rows_of_everything()
    admin = staff_headers()
    listed = client.get(f"{BASE}/jobs?state=dead", headers=admin).get_json()
    assert [job["id"] for job in listed["items"]] == [str(rows.job)]
    path = f"{BASE}/jobs/{rows.job}/replay"
    assert client.post(path, headers=admin, json={}).status_code == 422
    answer = client.post(path, headers=admin, json=REASON)
    assert (answer.status_code, answer.get_json()["state"]) == (200, "queued")
    assert client.post(path, headers=admin, json=REASON).status_code == 409
    db.session.rollback()
    assert db.session.get_one(Job, rows.job).state is JobState.QUEUED
    entry = db.session.query(AuditEntry).filter_by(action="job.replay").one()
    assert (entry.actor, entry.reason) == ("admin@bitloot.example", REASON["reason"])


def test_the_audit_log_is_paged_to_its_end(client: FlaskClient) -> None:
    for number in range(5):
        audit(Actor("ada"), "test.act", ("thing", number), after={"n": number})
    commit()
    headers, seen, cursor = staff_headers(), [], None
    while True:
        query = f"?limit=2&actor=ada{f'&cursor={cursor}' if cursor else ''}"
        page = client.get(f"{BASE}/audit{query}", headers=headers).get_json()
        seen += [entry["after"]["n"] for entry in page["items"]]
        cursor = page["page"]["next_cursor"]
        if cursor is None:
            break
    assert seen == [4, 3, 2, 1, 0]
    wrong = client.get(f"{BASE}/audit?cursor=WyJ4Il0", headers=headers)
    assert wrong.status_code == 422
    assert "not given out by us" in wrong.get_json()["detail"]


def test_the_dashboard_in_numbers(client: FlaskClient) -> None:
    rows = rows_of_everything()
    order = db.session.get_one(Order, rows.order)
    money(order, "12.90", credited="12.80")
    post_order(order.id)
    post_attempt(a_purchase(order, "10.00").id)
    commit()
    board = client.get(f"{BASE}/dashboard?days=7", headers=staff_headers(Role.VIEWER)).get_json()
    assert board["now"]["orders"] == 1
    assert (board["now"]["revenue"], board["now"]["profit"]) == ("12.90", "2.80")
    assert board["now"]["currency"] == "EUR"
    assert len(board["days"]) == 7
    assert (board["attention"], board["jobs"]) == (1, {"dead": 1})


@pytest.mark.parametrize("path", ["jobs", "audit"])
def test_a_viewer_sees_neither_jobs_nor_audit(client: FlaskClient, path: str) -> None:
    assert client.get(f"{BASE}/{path}", headers=staff_headers(Role.VIEWER)).status_code == 403

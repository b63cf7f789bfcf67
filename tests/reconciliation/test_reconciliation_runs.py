"""Runs: one at a time, honest about who did not answer; breaks: once, closed, accepted."""

import threading

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from support.checkout import Checkout
from support.comparing import REASON, STAFF, agreed, compare, found, open_breaks
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.cli import cli
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db, transaction
from bitloot.core.edge import ShopFlask
from bitloot.core.errors import ConflictError
from bitloot.core.jobs.models import Job, JobState
from bitloot.reconciliation.breaks import accept
from bitloot.reconciliation.comparing import REASON as ASKED
from bitloot.reconciliation.mending import mend
from bitloot.reconciliation.models import Break, BreakState, ReconciliationRun, Rule, Sighting
from bitloot.reconciliation.running import work
from bitloot.reconciliation.runs import RunBusyError, begin, working
from bitloot.reconciliation.tasks import start, start_invariants, start_nightly


def plant(sandbox: SandboxControl) -> str:
    planted = sandbox.call("POST", "/payments", {})["payments"]
    assert isinstance(planted, list)
    return str(planted[0]["payment_id"])


def asked() -> list[str]:
    query = select(AttentionItem.summary).where(
        AttentionItem.reason == ASKED, AttentionItem.state == AttentionState.OPEN
    )
    return list(db.session.scalars(query))


def test_a_break_is_one_row_until_it_is_gone(app: ShopFlask, sandbox: SandboxControl) -> None:
    planted = plant(sandbox)
    compare()
    first = open_breaks()[0]
    seen = first.last_seen_at
    compare()
    again = open_breaks()[0]
    assert (again.id, again.last_seen_at > seen) == (first.id, True)
    assert len(asked()) == 1
    sandbox.call("DELETE", f"/payments/{planted}")
    agreed(compare())
    db.session.refresh(again)
    assert (again.state, again.resolved_by) == (BreakState.RESOLVED, "system")
    assert asked() == []
    plant(sandbox)
    assert compare().breaks == 1


@pytest.mark.parametrize("outage", ["down", "nonsense"])
def test_a_provider_that_does_not_answer_certifies_and_closes_nothing(
    app: ShopFlask, sandbox: SandboxControl, outage: str
) -> None:
    planted = plant(sandbox)
    compare()
    sandbox.switch(**{"nowpayments.outage": outage, "kinguin.api.outage": outage})
    run = compare()
    assert {each.split(":")[0].strip() for each in (run.failed or "").split(";")} == {
        "payments_ours",
        "purchases_ours",
        "kinguin_balance",
    }
    assert [each[1] for each in found()] == [planted]
    assert set(run.checked) == {rule.value for rule in Rule}


def test_a_provider_that_dies_between_two_pages(app: ShopFlask, sandbox: SandboxControl) -> None:
    sandbox.call("POST", "/payments", {"count": 501})

    def cut(stage: str, checked: int) -> None:
        if (stage, checked) == ("payments_ours", 500):
            sandbox.switch(**{"nowpayments.outage": "down"})

    run = compare(cut)
    assert "payments_ours" in (run.failed or "")
    assert found() == []
    assert db.session.scalar(select(func.count()).select_from(Sighting)) == 0
    sandbox.switch(**{"nowpayments.outage": "none"})


def test_two_runs_at_once_are_one(app: ShopFlask, sandbox: SandboxControl) -> None:
    plant(sandbox)
    with transaction():
        run_ids = {begin(name).id for name in ("one", "two")}
    assert len(run_ids) == 1
    run_id = run_ids.pop()
    results: list[object] = []

    def go() -> None:
        with app.app_context():
            results.append(work(run_id, patience=30))

    both = [threading.Thread(target=go) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(60)
    assert sorted(result is None for result in results) == [False, True]
    assert len(open_breaks()) == 1


def test_a_job_waits_while_somebody_else_compares(app: ShopFlask, run_jobs: RunJobs) -> None:
    with transaction():
        start("test")
    with working():
        run_jobs()
        with pytest.raises(RunBusyError), working():
            pass
        job = db.session.scalars(select(Job)).one()
        assert (job.state, job.postponements) == (JobState.QUEUED, 1)
    run_jobs(ahead=10)
    db.session.rollback()
    assert db.session.scalars(select(ReconciliationRun)).one().is_certificate


def test_by_the_clock(app: ShopFlask, run_jobs: RunJobs) -> None:
    for _ in range(2):
        with transaction():
            start_nightly()
            start_invariants()
        run_jobs()
    states = db.session.scalars(select(Job.state)).all()
    assert set(states) == {JobState.DONE}
    assert db.session.scalar(select(func.count()).select_from(ReconciliationRun)) == 2


def test_a_run_that_was_cut_off_is_done_anew(app: ShopFlask, run_jobs: RunJobs) -> None:
    with transaction():
        run_id = begin("test").id

    class CutError(BaseException):
        pass

    def cut(stage: str, checked: int) -> None:
        if stage == Rule.PAYMENTS_OURS.value:
            raise CutError

    with pytest.raises(CutError):
        work(run_id, progress=cut)
    with transaction():
        assert start("test").id == run_id
    run_jobs()
    db.session.rollback()
    agreed(db.session.scalars(select(ReconciliationRun)).one())


def test_what_was_accepted_comes_back_only_when_it_changes(
    app: ShopFlask, sandbox: SandboxControl
) -> None:
    planted = plant(sandbox)
    compare()
    accept(open_breaks()[0].id, STAFF, reason="the other shop of the same owner")
    commit()
    run = compare()
    agreed(run)
    assert run.accepted == 1
    sandbox.pay(planted, "refund")
    assert compare().breaks == 1


def test_what_nothing_mends_is_not_mended(app: ShopFlask, sandbox: SandboxControl) -> None:
    plant(sandbox)
    compare()
    with pytest.raises(ConflictError):
        mend(open_breaks()[0].id, STAFF, reason=REASON)


def test_a_remedy_that_is_refused_says_why(
    paid: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    order_id = str(sandbox.payments()[0]["payment_id"])
    sandbox.pay(order_id, "ipn_drop")
    sandbox.pay(order_id, "refund")
    compare()
    broken = open_breaks()[0]
    sandbox.call("DELETE", f"/payments/{order_id}")
    mend(broken.id, STAFF, reason=REASON)
    commit()
    run_jobs()
    db.session.refresh(broken)
    assert broken.state is BreakState.OPEN
    assert "404" in (broken.mending or "")


def test_acts_are_audited(paid: Checkout, sandbox: SandboxControl, run_jobs: RunJobs) -> None:
    payment_id = str(sandbox.payments()[0]["payment_id"])
    sandbox.pay(payment_id, "ipn_drop")
    sandbox.pay(payment_id, "refund")
    compare()
    mend(open_breaks()[0].id, STAFF, reason=REASON)
    commit()
    run_jobs()
    entry = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action == "reconciliation.mend")
    ).one()
    assert (entry.actor, entry.reason) == (STAFF.label, REASON)
    closed = db.session.scalars(select(Break)).one()
    assert (closed.state, closed.resolved_by) == (BreakState.RESOLVED, STAFF.label)


def test_over_the_api(
    app: ShopFlask, client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    headers = staff_headers(Role.FINANCE)
    base = "/api/v1/admin/reconciliation"
    started = client.post(f"{base}/runs", json={}, headers=headers)
    assert started.status_code == 202, started.text
    assert started.json["stage"] is None
    plant(sandbox)
    run_jobs()
    run = client.get(f"{base}/runs/{started.json['id']}", headers=headers).json
    assert (run["breaks"], run["failed"], run["is_certificate"]) == (1, None, False)
    listed = client.get(f"{base}/breaks?rule=payments_ours", headers=headers).json["items"]
    assert listed[0]["remedy"] == "review"
    path = f"{base}/breaks/{listed[0]['id']}"
    refused = client.post(f"{path}/mend", json={"reason": REASON}, headers=headers)
    assert refused.status_code == 409
    closed = client.post(f"{path}/accept", json={"reason": REASON}, headers=headers)
    assert closed.json["state"] == "accepted"
    assert client.get(f"{base}/runs", headers=headers).json["items"][0]["id"] == run["id"]
    viewer = staff_headers(Role.SUPPORT)
    assert client.post(f"{base}/runs", json={}, headers=viewer).status_code == 403


def test_by_the_command(app: ShopFlask, sandbox: SandboxControl) -> None:
    runner = app.test_cli_runner()
    clean = runner.invoke(cli.commands["reconcile"])
    assert clean.exit_code == 0, clean.output
    assert "Everything agrees." in clean.output
    planted = plant(sandbox)
    broken = runner.invoke(cli.commands["reconcile"])
    assert broken.exit_code == 1
    assert "Close by hand" in broken.output
    assert planted in broken.output.replace("\n", "")
    sandbox.call("DELETE", f"/payments/{planted}")
    sandbox.switch(**{"kinguin.api.outage": "down"})
    incomplete = runner.invoke(cli.commands["reconcile"])
    assert incomplete.exit_code == 1
    assert "not compared" in incomplete.output


def test_metrics_are_read_from_the_database(
    app: ShopFlask, client: FlaskClient, sandbox: SandboxControl
) -> None:
    empty = client.get("/metrics").text
    assert 'bitloot_reconciliation_breaks{rule="keys_once"} 0.0' in empty
    assert "bitloot_reconciliation_clean_timestamp_seconds 0.0" in empty
    agreed(compare())
    plant(sandbox)
    compare()
    told = client.get("/metrics").text
    assert 'bitloot_reconciliation_breaks{rule="payments_ours"} 1.0' in told
    assert 'bitloot_invariant_violations{rule="ledger_balances"} 0.0' in told
    assert "bitloot_reconciliation_clean_timestamp_seconds 1.7" in told

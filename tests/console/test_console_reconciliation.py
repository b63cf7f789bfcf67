"""The certificate, and mending from the page."""

from support.comparing import agreed, compare, found, open_breaks
from support.console_browser import Browser
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.db import commit, db
from bitloot.reconciliation.models import BreakState


def plant(sandbox: SandboxControl) -> None:
    sandbox.call("POST", "/payments", {})
    compare()
    commit()


def test_nothing_was_compared_yet(owner: Browser) -> None:
    page = owner.get("/admin/reconciliation/").text
    assert "Nothing was compared yet" in page
    assert "never" in owner.get("/admin/").text


def test_a_certificate_with_its_date(owner: Browser) -> None:
    agreed(compare())
    commit()
    page = owner.get("/admin/reconciliation/").text
    assert "Everything agreed on" in page
    assert "0 payments, 0 purchases" in page
    assert "Everything agreed" in owner.get("/admin/").text
    assert "the beginning" in owner.get("/admin/reconciliation/runs").text


def test_breaks_call_on_the_dashboard_and_are_closed_by_hand(
    owner: Browser, sandbox: SandboxControl
) -> None:
    plant(sandbox)
    page = owner.get("/admin/reconciliation/").text
    assert "One thing does not agree" in page
    assert "we do not have it" in page
    assert "Breaks" in owner.get("/admin/").text
    broken = open_breaks()[0]
    close = f"/admin/reconciliation/breaks/{broken.id}/close"
    assert close in page
    assert owner.send(close, reason="the other shop's").status_code == 303
    db.session.refresh(broken)
    assert broken.state is BreakState.ACCEPTED
    after = owner.get("/admin/reconciliation/?state=accepted").text
    assert "the other shop&#39;s" in after
    assert "has to confirm it" in after


def test_mending_is_one_button_away(
    owner: Browser, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    compare()
    live = float(str(sandbox.call("GET", "/balance")["amount"]))
    sandbox.call("POST", "/balance", {"amount": live + 10})
    compare()
    commit()
    page = owner.get("/admin/reconciliation/").text
    mend = f"/admin/reconciliation/breaks/{open_breaks()[0].id}/mend"
    assert mend in page
    assert "Record a top-up" in page
    assert owner.send(mend, reason="paid in on Monday").status_code == 303
    run_jobs()
    assert found() == []


def test_compare_now_is_followed_live(owner: Browser, run_jobs: RunJobs) -> None:
    answer = owner.send("/admin/reconciliation/compare", reason="after the outage")
    assert answer.status_code == 303
    assert "every 2s" in owner.get("/admin/reconciliation/standing").text
    run_jobs()
    assert "every 2s" not in owner.get("/admin/reconciliation/standing").text


def test_rows_as_csv(owner: Browser, sandbox: SandboxControl) -> None:
    plant(sandbox)
    lines = owner.get("/admin/reconciliation/export.csv?rule=payments_ours").text.splitlines()
    assert lines[0].endswith(
        "found_at,last_seen_at,rule,reference,summary,remedy,state,"
        "resolved_at,resolved_by,resolution,order_id,id"
    )
    assert len(lines) == 2


def test_a_viewer_sees_no_buttons(sign_in: object, sandbox: SandboxControl) -> None:
    plant(sandbox)
    page = sign_in(Role.VIEWER).get("/admin/reconciliation/")
    assert "/mend" not in page.text
    assert "/close" not in page.text

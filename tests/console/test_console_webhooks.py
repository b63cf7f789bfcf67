"""Replaying: what failed, all of it, and never what was rejected at the door."""

from support.console_browser import Browser
from support.console_rows import Rows, a_webhook

from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db
from bitloot.webhooks.models import Processing, Verdict, WebhookEvent

REASON = "the provider was away"


def test_only_failed_genuine_ones_are_replayed(owner: Browser, rows: Rows) -> None:
    a_webhook(Processing.APPLIED)
    a_webhook(Processing.NONE, Verdict.BAD_SIGNATURE)
    a_webhook(Processing.FAILED)
    commit()
    dialog = owner.get("/admin/webhooks/replay").text
    assert "Replay 2 failed webhooks" in dialog
    answer = owner.send("/admin/webhooks/replay", reason=REASON)
    assert answer.status_code == 303
    assert "2 queued again." in owner.get(answer.headers["Location"]).text
    states = [event.processing for event in db.session.query(WebhookEvent)]
    assert states.count(Processing.FAILED) == 0
    assert db.session.query(AuditEntry).filter_by(action="webhook.replay").count() == 2
    del rows


def test_the_filters_of_the_list_bound_the_replay(owner: Browser, rows: Rows) -> None:
    del rows
    assert "Replay 0 failed" in owner.get("/admin/webhooks/replay?sender=kinguin").text
    assert "Replay 1 failed" in owner.get("/admin/webhooks/replay?sender=nowpayments").text


def test_a_rejected_one_offers_no_replay(owner: Browser, rows: Rows) -> None:
    del rows
    event = a_webhook(Processing.NONE, Verdict.BAD_SIGNATURE, body=b"\xff<script>")
    commit()
    page = owner.get(f"/admin/webhooks/{event.id}").text
    assert "Replay" not in page
    assert "&lt;script&gt;" in page
    path = f"/admin/webhooks/{event.id}/replay"
    assert owner.send(path, reason=REASON).status_code == 409


def test_neighbours_are_one_click_away(owner: Browser, rows: Rows) -> None:
    newer = a_webhook(Processing.APPLIED)
    commit()
    assert f"/admin/webhooks/{newer.id}" in owner.get(f"/admin/webhooks/{rows.webhook}").text
    assert f"/admin/webhooks/{rows.webhook}" in owner.get(f"/admin/webhooks/{newer.id}").text

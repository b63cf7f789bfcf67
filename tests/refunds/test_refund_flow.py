"""Too much came: the buyer is told, says where to send it, staff send it, all hear of it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.checkout import Checkout
from support.refunding import ADDRESS, OTHER, TX_HASH, Desk, overpaid, refunds, token_in
from support.sandbox import SandboxControl
from support.staff import staff_headers
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.audit import AuditEntry
from bitloot.core.db import db
from bitloot.core.timeline import TimelineEntry
from bitloot.emails.models import Email
from bitloot.ledger.accounts import Account
from bitloot.ledger.statements import trial_balance
from bitloot.payments.models import Payment
from bitloot.refunds.states import RefundStatus


@pytest.fixture
def owing(client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs) -> Checkout:
    return overpaid(client, sandbox, run_jobs)


def mails() -> list[str]:
    db.session.rollback()
    kinds = db.session.scalars(select(Email.kind).order_by(Email.created_at, Email.id))
    return [kind for kind in kinds if "refund" in kind]


def owed_in_the_books() -> str:
    accounts = {each.account: each.balance for each in trial_balance().accounts}
    return accounts[Account.CUSTOMERS].plain()


def open_questions() -> list[str]:
    query = select(AttentionItem.reason).where(AttentionItem.state == AttentionState.OPEN)
    return list(db.session.scalars(query))


def test_the_buyer_sees_at_once_what_came_and_what_they_can_do(owing: Checkout) -> None:
    shown = owing.look()
    assert (shown["received"], shown["owed"]) == ("25.87", "5.97")
    assert "have come that were not asked for, and are yours" in str(shown["status_text"])
    (refund,) = shown["refunds"]
    assert (refund["amount"], refund["status"], refund["purpose"]) == ("5.97", "requested", "owed")
    assert (refund["needs_address"], refund["may_keep"]) == (True, True)
    assert mails() == ["refund_address_wanted"]
    assert open_questions() == ["overpaid"]


def test_from_the_address_to_the_confirmed_transaction(
    client: FlaskClient, owing: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    (shown,) = owing.look()["refunds"]
    token = token_in(shown["link"])
    page = client.get(f"/api/v1/refunds/{token}")
    assert (page.status_code, page.json["memo"], page.json["may_keep"]) == (200, "none", True)
    given = client.post(f"/api/v1/refunds/{token}/address", json={"address": ADDRESS})
    assert (given.status_code, given.json["address_masked"]) == (200, "bc1qxy…hx0wlh")
    desk = Desk(client, staff_headers(Role.FINANCE))
    refund_id = str(shown["id"])
    assert desk.act(refund_id, "send", tx_hash=TX_HASH, address=ADDRESS)[0] == 409
    assert desk.act(refund_id, "approve")[1]["status"] == "approved"
    assert desk.act(refund_id, "approve")[1]["status"] == "approved"
    assert desk.act(refund_id, "send", tx_hash="nonsense", address=ADDRESS)[0] == 422
    for _ in range(2):
        status, sent = desk.act(refund_id, "send", tx_hash=TX_HASH, address=ADDRESS)
        assert (status, sent["status"]) == (200, "sent")
    assert open_questions() == []
    look = owing.look()
    assert (look["owed"], look["refunds"][0]["status"]) == ("0.00", "sent")
    assert look["refunds"][0]["explorer_url"] == f"https://mempool.space/tx/{TX_HASH}"
    late = client.post(f"/api/v1/refunds/{token}/address", json={"address": OTHER})
    assert late.status_code == 409
    for _ in range(2):
        assert desk.act(refund_id, "confirm")[1]["status"] == "confirmed"
    assert desk.act(refund_id, "bounce")[0] == 409
    run_jobs()
    assert mails() == ["refund_address_wanted", "refund_sent"]
    (told,) = [each for each in sandbox.mails() if "on its way" in str(each["subject"])]
    assert ADDRESS not in str(told)
    assert owed_in_the_books() == "0.00"


def test_every_act_is_in_the_audit_log_and_in_the_story(
    client: FlaskClient, owing: Checkout
) -> None:
    (refund,) = refunds()
    desk = Desk(client, staff_headers(Role.FINANCE))
    assert desk.act(refund.id, "address", address=ADDRESS)[0] == 200
    assert desk.act(refund.id, "approve")[0] == 200
    assert desk.act(refund.id, "send", tx_hash=TX_HASH, address=ADDRESS)[0] == 200
    assert desk.act(refund.id, "confirm")[0] == 200
    query = select(AuditEntry.action).order_by(AuditEntry.id)
    acts = [act for act in db.session.scalars(query) if act.startswith("refund.")]
    assert acts == ["refund.address", "refund.approve", "refund.send", "refund.confirm"]
    story = select(TimelineEntry.to_state).where(
        TimelineEntry.trail_id == owing.id, TimelineEntry.subject_kind == "refund"
    )
    states = [state for state in db.session.scalars(story.order_by(TimelineEntry.id)) if state]
    assert states == ["approved", "sent", "confirmed"]


def test_a_buyer_may_let_the_shop_keep_it(client: FlaskClient, owing: Checkout) -> None:
    token = token_in(owing.look()["refunds"][0]["link"])
    for _ in range(2):
        kept = client.post(f"/api/v1/refunds/{token}/keep")
        assert (kept.status_code, kept.json["status"]) == (200, "cancelled")
    assert "You have let us keep" in kept.json["status_text"]
    (refund,) = refunds()
    assert db.session.get_one(Payment, refund.payment_id).kept_at is not None
    assert refund.status is RefundStatus.CANCELLED
    assert open_questions() == []
    look = owing.look()
    assert (look["owed"], look["refunds"]) == ("0.00", [])
    assert "they stay with us" in str(look["status_text"])
    late = client.post(f"/api/v1/refunds/{token}/address", json={"address": ADDRESS})
    assert late.status_code == 409


def test_another_address_is_told_to_the_buyer_and_approved_anew(
    client: FlaskClient, owing: Checkout
) -> None:
    token = token_in(owing.look()["refunds"][0]["link"])
    desk = Desk(client, staff_headers(Role.FINANCE))
    (refund,) = refunds()
    client.post(f"/api/v1/refunds/{token}/address", json={"address": ADDRESS})
    desk.act(refund.id, "approve")
    changed = client.post(f"/api/v1/refunds/{token}/address", json={"address": OTHER})
    assert (changed.status_code, changed.json["status"]) == (200, "requested")
    assert mails() == ["refund_address_wanted", "refund_address_changed"]
    assert desk.act(refund.id, "send", tx_hash=TX_HASH, address=ADDRESS)[0] == 409
    desk.act(refund.id, "approve")
    status, problem = desk.act(refund.id, "send", tx_hash=TX_HASH, address=ADDRESS)
    assert status == 409
    assert "changed to" in str(problem["detail"])
    assert desk.act(refund.id, "send", tx_hash=TX_HASH, address=OTHER)[0] == 200


def test_what_bounced_needs_another_address_and_is_sent_again(
    client: FlaskClient, owing: Checkout
) -> None:
    (refund,) = refunds()
    desk = Desk(client, staff_headers(Role.FINANCE))
    desk.act(refund.id, "address", address=ADDRESS)
    desk.act(refund.id, "approve")
    desk.act(refund.id, "send", tx_hash=TX_HASH, address=ADDRESS)
    for _ in range(2):
        status, back = desk.act(refund.id, "bounce")
        assert (status, back["status"], back["address"]) == (200, "requested", None)
    assert mails() == ["refund_address_wanted", "refund_sent", "refund_address_wanted"]
    assert open_questions() == ["refund_bounced"]
    assert owing.look()["owed"] == "5.97"
    assert owed_in_the_books() == "-5.97"
    desk.act(refund.id, "address", address=OTHER)
    desk.act(refund.id, "approve")
    assert desk.act(refund.id, "send", tx_hash="cd" * 32, address=OTHER)[0] == 200
    assert open_questions() == []
    assert owed_in_the_books() == "0.00"


def test_what_staff_call_off_is_not_begun_again_by_itself(
    client: FlaskClient, owing: Checkout, sandbox: SandboxControl, run_jobs: RunJobs
) -> None:
    (refund,) = refunds()
    desk = Desk(client, staff_headers(Role.FINANCE))
    for _ in range(2):
        assert desk.act(refund.id, "cancel")[1]["status"] == "cancelled"
    sandbox.pay(str(owing.look()["payment"]["provider_payment_id"]), "ipn_duplicate")
    run_jobs(ahead=3600)
    assert [each.status for each in refunds()] == [RefundStatus.CANCELLED]
    assert open_questions() == ["overpaid"]
    assert mails() == ["refund_address_wanted", "refund_cancelled"]
    status, again = desk.ask(order_id=str(owing.id), payment_id=str(refund.payment_id))
    assert (status, again["amount"]) == (201, "5.97")


def test_staff_may_keep_it_by_policy_and_not_what_has_gone(
    client: FlaskClient, owing: Checkout
) -> None:
    (refund,) = refunds()
    wish = {
        "order_id": str(owing.id),
        "payment_id": str(refund.payment_id),
        "reason": "the customer lets us",
    }
    path, staff = "/api/v1/admin/refunds/keep", staff_headers(Role.FINANCE)
    assert client.post(path, json=wish, headers=staff_headers(Role.SUPPORT)).status_code == 403
    desk = Desk(client, staff)
    desk.act(refund.id, "address", address=ADDRESS)
    desk.act(refund.id, "approve")
    desk.act(refund.id, "send", tx_hash=TX_HASH, address=ADDRESS)
    assert client.post(path, json=wish, headers=staff).status_code == 409
    desk.act(refund.id, "bounce")
    for _ in range(2):
        assert client.post(path, json=wish, headers=staff).status_code == 204
    assert [each.status for each in refunds()] == [RefundStatus.CANCELLED]
    assert open_questions() == []
    assert owed_in_the_books() == "0.00"

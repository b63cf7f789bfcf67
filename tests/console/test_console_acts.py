"""Every act: a typed reason, one line in the audit log, and a fresh code for the sensitive ones."""

from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest
from support.console_browser import Browser
from support.console_rows import Rows

from bitloot.accounts import staff
from bitloot.accounts.models import Role, StaffSession, User
from bitloot.accounts.totp import reveal_secret
from bitloot.catalog.models import Product
from bitloot.core.audit import AuditEntry
from bitloot.core.clock import utcnow
from bitloot.core.db import commit, db
from bitloot.core.jobs.models import Job, JobState
from bitloot.core.money import Money
from bitloot.stock.models import StockItem

REASON = "the customer asked for it"
Acts = dict[str, tuple[str, dict[str, str]]]
ACTS: Acts = {
    "order.retry_fulfillment": ("/admin/orders/{0.order}/retry", {}),
    "webhook.replay": ("/admin/webhooks/{0.webhook}/replay", {}),
    "job.replay": ("/admin/jobs/{0.job}/replay", {}),
    "attention.resolve": ("/admin/attention/{0.attention}/resolve", {}),
    "product.unpublish": ("/admin/products/{0.product}/publish", {}),
    "product.edit": ("/admin/products/{0.product}/price", {"price": "13.50"}),
    "stock.import": ("/admin/stock/{0.own}/import", {"keys": "AAAA-1\nAAAA-2\nAAAA-1"}),
    "catalog.sync": ("/admin/sync/start-full", {}),
    "staff.role": ("/admin/staff/{0.colleague}/role", {"role": "support"}),
    "staff.suspend": ("/admin/staff/{0.colleague}/suspend", {}),
}


def entries(action: str) -> list[AuditEntry]:
    return db.session.query(AuditEntry).filter_by(action=action).all()


@pytest.mark.parametrize("action", ACTS)
def test_an_act_is_done_and_audited(action: str, owner: Browser, rows: Rows) -> None:
    path, fields = ACTS[action][0].format(rows), ACTS[action][1]
    answer = owner.send(path, reason=REASON, **fields)
    assert answer.status_code == 303, answer.text
    (entry,) = entries(action)
    assert (entry.actor, entry.reason) == ("owner@bitloot.example", REASON)
    assert entry.ip == "127.0.0.1"
    assert owner.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("action", ACTS)
def test_an_act_without_a_reason_is_not_done(action: str, owner: Browser, rows: Rows) -> None:
    path, fields = ACTS[action][0].format(rows), ACTS[action][1]
    answer = owner.send(path, reason="  x ", **fields)
    assert answer.status_code == 422
    assert "Write down why" in answer.text
    assert entries(action) == []


def test_acts_change_what_they_say(owner: Browser, rows: Rows) -> None:
    for path, fields in ACTS.values():
        owner.send(path.format(rows), reason=REASON, **fields)
    db.session.expire_all()
    product = db.session.get_one(Product, rows.product)
    assert (product.price, product.published) == (Money.eur("13.50"), False)
    assert db.session.query(StockItem).filter_by(product_id=rows.own).count() == 2
    assert db.session.get_one(Job, rows.job).state is not JobState.DEAD
    assert db.session.get_one(User, rows.colleague).suspended_at is not None


def test_a_refused_act_says_why_and_changes_nothing(owner: Browser, rows: Rows) -> None:
    path = f"/admin/jobs/{rows.job}/replay"
    owner.send(path, reason=REASON)
    answer = owner.send(path, reason=REASON)
    assert answer.status_code == 409
    assert "only a dead one can be replayed" in answer.text
    assert len(entries("job.replay")) == 1


def test_a_dialog_answers_htmx_with_where_to_go(owner: Browser, rows: Rows) -> None:
    path = f"/admin/jobs/{rows.job}/replay"
    data = {"csrf_token": owner.token(path), "reason": REASON}
    answer = owner.client.post(path, data=data, headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == f"/admin/jobs/{rows.job}"


def _an_hour_passes() -> None:
    for session in db.session.query(StaffSession):
        session.confirmed_at = utcnow() - timedelta(hours=1)
    for user in db.session.query(User):
        user.totp_last_step = 0
    commit()


def test_sensitive_acts_ask_again_after_fifteen_minutes(owner: Browser, rows: Rows) -> None:
    path = f"/admin/staff/{rows.colleague}/suspend"
    _an_hour_passes()
    assert 'name="code"' in owner.get(path).text
    assert owner.send(path, reason=REASON).status_code == 403
    assert owner.send(path, reason=REASON, code="000000").status_code == 403
    db.session.expire_all()
    assert db.session.get_one(User, rows.colleague).suspended_at is None
    secret = reveal_secret(staff.find("owner@bitloot.example"))
    assert secret is not None
    code = pyotp.TOTP(secret).at(utcnow())
    assert owner.send(path, reason=REASON, code=code).status_code == 303
    assert 'name="code"' not in owner.get(path).text


def test_nobody_changes_their_own_rights(sign_in: Callable[[Role], Browser]) -> None:
    browser = sign_in(Role.OWNER)
    own = staff.find("owner@bitloot.example").id
    answer = browser.send(f"/admin/staff/{own}/role", reason=REASON, role="viewer")
    assert answer.status_code == 409
    assert "Nobody changes their own rights" in answer.text


def test_a_preview_shows_duplicates_and_no_key(owner: Browser, rows: Rows) -> None:
    path = f"/admin/stock/{rows.own}"
    owner.send(f"{path}/import", reason=REASON, keys="ABCD-EFGH-1")
    keys = "ABCD-EFGH-1\nABCD-EFGH-2\nABCD-EFGH-2\n"
    data = {"csrf_token": owner.token(f"{path}/import"), "keys": keys}
    page = owner.client.post(f"{path}/preview", data=data).text
    assert "3 lines" in page
    assert "1 new" in page
    assert "1 twice in the list" in page
    assert "1 in the shop already" in page
    assert "ABCD-EFGH" not in page

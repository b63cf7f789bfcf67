"""Opening a key and making evidence in the console."""

import base64
import html
import json
import re
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
import requests
from console.conftest import SignIn
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select, update
from support.console_browser import Browser
from support.paid import fill, own_product, paid_order
from support.working import RunJobs

from bitloot.accounts.models import Role, StaffSession
from bitloot.core.audit import AuditEntry
from bitloot.core.db import commit, db
from bitloot.delivery.models import Reveal
from bitloot.orders.models import Order

KEY = "AAAAA-11111"
REASON = "the customer sees an empty page"


@pytest.fixture
def order(owner: Browser, run_jobs: RunJobs) -> Order:
    del owner
    product = own_product()
    fill(product, KEY)
    bought = paid_order((product, 1))
    run_jobs()
    return bought


def acts() -> list[tuple[str, str | None]]:
    query = select(AuditEntry).where(AuditEntry.action.in_(("delivery.reveal", "evidence.make")))
    return [(entry.action, entry.reason) for entry in db.session.scalars(query)]


def test_a_key_is_opened_by_the_browser_and_stands_in_no_page(owner: Browser, order: Order) -> None:
    address, item = f"/admin/orders/{order.id}/reveal", str(order.items[0].id)
    answer = owner.send(address, reason=REASON, item=item)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert KEY not in answer.text
    (given,) = re.findall(r'data-sealed="([^"]+)"', answer.text)
    sealed = json.loads(html.unescape(given))
    key, iv, aad = (base64.b64decode(sealed[name]) for name in ("key", "iv", "aad"))
    body = requests.get(sealed["url"], timeout=5).content
    assert AESGCM(key).decrypt(iv, body, aad).decode() == KEY
    assert acts() == [("delivery.reveal", REASON)]


def test_it_takes_a_reason_a_line_and_fresh_proof(owner: Browser, order: Order) -> None:
    address, item = f"/admin/orders/{order.id}/reveal", str(order.items[0].id)
    assert owner.send(address, reason="", item=item).status_code == 422
    assert owner.send(address, reason=REASON, item="another").status_code == 422
    db.session.execute(
        update(StaffSession).values(confirmed_at=StaffSession.confirmed_at - timedelta(hours=1))
    )
    commit()
    assert 'name="code"' in owner.get(address).text
    assert owner.send(address, reason=REASON, item=item, code="000000").status_code == 403
    assert db.session.scalars(select(Reveal)).all() == []
    assert acts() == []


def test_evidence_is_downloaded_and_audited(sign_in: SignIn, order: Order) -> None:
    support = sign_in(Role.SUPPORT)
    address = f"/admin/orders/{order.id}/evidence"
    answer = support.send(address, reason="chargeback")
    assert answer.content_type == "application/zip"
    assert f'evidence-{order.number}.zip"' in answer.headers["Content-Disposition"]
    assert "manifest.sig" in zipfile.ZipFile(BytesIO(answer.data)).namelist()
    assert acts() == [("evidence.make", "chargeback")]
    assert "hx-post" not in support.get(address).text


def test_a_customer_is_made_anonymous_after_fresh_proof(owner: Browser, order: Order) -> None:
    path, email = f"/admin/orders/{order.id}/forget", order.email
    assert f'href="{path}"' in owner.get(f"/admin/orders/{order.id}").text
    assert email in owner.get(path).text
    assert owner.send(path, reason="no").status_code == 422
    assert owner.send(path, reason="they asked for it").status_code == 303
    page = owner.get(f"/admin/orders/{order.id}").text
    assert email not in page
    assert "made unreadable for good" in page
    entries = db.session.scalars(
        select(AuditEntry.reason).where(AuditEntry.action == "customer.forget")
    )
    assert entries.all() == ["they asked for it"]

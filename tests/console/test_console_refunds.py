"""Refunds at the console: from the queue to the transaction, each step in its dialog."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from support.console_browser import Browser
from support.paid import own_product, paid_order
from support.refunding import (
    ADDRESS,
    OTHER,
    TX_HASH,
    money_for,
    overpaid,
    refunds,
    token_in,
)
from support.sandbox import SandboxControl
from support.working import RunJobs

from bitloot.accounts.models import Role
from bitloot.core.attention import AttentionItem, AttentionState
from bitloot.core.db import commit, db
from bitloot.fulfillment.holding import Reason, hold
from bitloot.payments.models import Payment
from bitloot.refunds.models import Refund
from bitloot.refunds.states import RefundStatus

WHY = "agreed with the customer"


@pytest.fixture
def owed(client: FlaskClient, sandbox: SandboxControl, run_jobs: RunJobs) -> Refund:
    """What came beside the price, its address given by the buyer."""
    order = overpaid(client, sandbox, run_jobs)
    token = token_in(order.look()["refunds"][0]["link"])
    client.post(f"/api/v1/refunds/{token}/address", json={"address": ADDRESS})
    (refund,) = refunds()
    return refund


def question() -> AttentionItem:
    query = select(AttentionItem).where(AttentionItem.state == AttentionState.OPEN)
    return db.session.scalars(query).one()


def status() -> RefundStatus:
    (refund,) = refunds()
    return refund.status


def test_from_the_queue_to_the_transaction(owed: Refund, owner: Browser) -> None:
    page = f"/admin/refunds/{owed.id}"
    begin = f"/admin/refunds/for/{question().id}"
    assert f'href="{begin}"' in owner.get("/admin/attention/").text
    assert owner.get(begin).headers["Location"].endswith(page)
    assert f'href="{page}/approve"' in owner.get(page).text
    assert owner.send(f"{page}/approve", reason=WHY).status_code == 303
    assert f'href="{page}/send"' in owner.get(page).text
    wrong = owner.send(f"{page}/send", reason=WHY, tx_hash="nonsense", address=ADDRESS)
    assert wrong.status_code == 422
    assert "not the id of a transaction of Bitcoin" in wrong.text
    sent = owner.send(f"{page}/send", reason=WHY, tx_hash=TX_HASH, address=ADDRESS)
    assert (sent.status_code, status()) == (303, RefundStatus.SENT)
    assert owner.get("/admin/attention/number").text.count(">0<") == 1
    assert TX_HASH in owner.get(page).text
    assert owner.send(f"{page}/confirm", reason=WHY).status_code == 303
    assert status() is RefundStatus.CONFIRMED


def test_an_address_that_is_none_is_refused_in_the_dialog(owed: Refund, owner: Browser) -> None:
    path = f"/admin/refunds/{owed.id}/address"
    refused = owner.send(path, reason=WHY, address="0xnothing")
    assert refused.status_code == 422
    assert "not an address of Bitcoin" in refused.text
    assert owner.send(path, reason=WHY, address=OTHER).status_code == 303
    (refund,) = refunds()
    assert (refund.address, refund.address_given_by) == (OTHER, "owner@bitloot.example")


def test_what_is_owed_may_be_kept_from_the_queue(owed: Refund, owner: Browser) -> None:
    path = f"/admin/attention/{question().id}/resolve?act=keep"
    assert path in owner.get("/admin/attention/").text
    assert owner.send(path, reason=WHY).status_code == 303
    db.session.expire_all()
    assert status() is RefundStatus.CANCELLED
    assert db.session.get_one(Payment, owed.payment_id).kept_at is not None
    assert owner.get("/admin/attention/number").text.count(">0<") == 1


def test_an_act_that_the_item_does_not_offer_is_not_found(owed: Refund, owner: Browser) -> None:
    del owed
    path = f"/admin/attention/{question().id}/resolve?act=forfeit"
    assert owner.get(path).status_code == 404


def test_a_line_is_refunded_from_the_order_page(owed: Refund, owner: Browser) -> None:
    new = f"/admin/refunds/new/{owed.order_id}"
    assert f'href="{new}"' in owner.get(f"/admin/orders/{owed.order_id}").text
    form = owner.get(new).text
    assert "The whole order" in form
    assert owner.send(new, reason=WHY, what="order", amount="lots").status_code == 422
    assert owner.send(new, reason=WHY, what="order", amount="1000").status_code == 422
    made = owner.send(new, reason=WHY, what="order", amount="4,50")
    assert made.headers["Location"].endswith(f"/admin/refunds/of/{owed.order_id}")
    _, refund = refunds()
    assert refund.amount.plain() == "4.50"
    assert owner.send(f"/admin/refunds/{refund.id}/cancel", reason=WHY).status_code == 303


def test_the_list_is_filtered_and_exported(owed: Refund, owner: Browser) -> None:
    assert str(owed.id) in owner.get(f"/admin/refunds/?q={ADDRESS}").text
    assert str(owed.id) not in owner.get("/admin/refunds/?status=sent").text
    rows = owner.get("/admin/refunds/export.csv?status=requested&coin=btc").text.splitlines()
    assert len(rows) == 2
    assert ADDRESS in rows[1]


def test_support_may_ask_and_not_approve(owed: Refund, sign_in: Callable[[Role], Browser]) -> None:
    browser, page = sign_in(Role.SUPPORT), f"/admin/refunds/{owed.id}"
    shown = browser.get(page).text
    assert f"{page}/cancel" in shown
    assert f"{page}/approve" not in shown
    assert browser.get(f"{page}/send").status_code == 403
    commit()


def test_a_line_on_hold_is_given_up_from_the_queue(owner: Browser) -> None:
    order = paid_order((own_product("held-game"), 1))
    money_for(order)
    hold(order.items[0], Reason.PRICE_MOVED, "Kinguin asks more now.", {"price": "52.00"})
    commit()
    line_id, order_id = order.items[0].id, order.id
    listed = owner.get("/admin/attention/").text
    assert "Buy anyway" in listed
    begin = f"/admin/refunds/for/{question().id}"
    assert f'href="{begin}"' in listed
    form = owner.get(begin).headers["Location"]
    assert form.endswith(f"/admin/refunds/new/{order_id}?what=item:{line_id}")
    assert f'value="item:{line_id}" selected' in owner.get(form).text
    owner.send(form, reason=WHY, what=f"item:{line_id}")
    assert (question().reason, status()) == ("refund_due", RefundStatus.REQUESTED)
    (refund,) = refunds()
    again = owner.get(f"/admin/refunds/for/{question().id}").headers["Location"]
    assert again.endswith(f"/admin/refunds/{refund.id}")
    assert owner.get(f"/admin/refunds/of/{order_id}").headers["Location"].endswith(str(refund.id))

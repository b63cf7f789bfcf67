"""The attention queue: its number, its one right button, and who may press it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from support.console_browser import Browser
from support.console_rows import Rows

from bitloot.accounts.models import Role
from bitloot.accounts.permissions import Permission, may
from bitloot.core.attention import AttentionItem, AttentionState, raise_attention
from bitloot.core.db import commit, db
from bitloot.core.timeline import TimelineEntry
from bitloot.orders.models import Order
from bitloot.orders.states import OrderStatus
from bitloot.payments.appraising import UNKNOWN, tell_unknown
from bitloot.payments.models import Payment
from bitloot.payments.states import Asset

REASON = "talked to the customer"


def raised(action: str, rows: Rows) -> AttentionItem:
    raise_attention(
        f"because_of_{action}",
        subject=("order_item", rows.order),
        trail_id=rows.order,
        summary="Somebody has to look.",
        action=action,
    )
    commit()
    return db.session.query(AttentionItem).filter_by(action=action).one()


def test_the_number_is_live(owner: Browser, rows: Rows) -> None:
    assert ">1<" in owner.get("/admin/attention/number").text
    owner.send(f"/admin/attention/{rows.attention}/resolve", reason=REASON)
    assert ">0<" in owner.get("/admin/attention/number").text


def test_what_is_resolved_tells_by_whom_and_how(owner: Browser, rows: Rows) -> None:
    owner.send(f"/admin/attention/{rows.attention}/resolve", reason=REASON)
    assert REASON in owner.get("/admin/attention/?state=resolved").text
    item = db.session.get_one(AttentionItem, rows.attention, populate_existing=True)
    assert (item.state, item.resolved_by) == (AttentionState.RESOLVED, "owner@bitloot.example")
    told = db.session.query(TimelineEntry).filter_by(trail_id=rows.order).all()
    assert any(REASON in entry.text for entry in told)


def test_an_item_is_resolved_once(owner: Browser, rows: Rows) -> None:
    path = f"/admin/attention/{rows.attention}/resolve"
    token = owner.token(path)
    data = {"csrf_token": token, "reason": REASON}
    assert owner.client.post(path, data=data).status_code == 303
    assert owner.client.post(path, data=data).status_code == 409


@pytest.mark.parametrize(
    ("action", "label", "permission"),
    [
        ("buy_anyway", "Buy anyway", Permission.ORDERS_EDIT),
        ("keep", "Keep by policy", Permission.PAYMENTS_OVERRIDE),
        ("accept", "Accept as the price", Permission.PAYMENTS_OVERRIDE),
        ("forfeit", "Close without refund", Permission.PAYMENTS_OVERRIDE),
        ("check_access", "Check access", Permission.FULFILLMENT_RETRY),
        ("top_up", "Go on buying", Permission.FULFILLMENT_RETRY),
        ("return_keys", "Return the keys", Permission.ORDERS_EDIT),
        ("retry_fulfillment", "Retry fulfillment", Permission.FULFILLMENT_RETRY),
        ("something_new", "Mark as resolved", Permission.ATTENTION_RESOLVE),
    ],
)
@pytest.mark.parametrize("role", [Role.SUPPORT, Role.FINANCE, Role.CATALOGUE])
def test_each_item_has_its_button_for_those_who_may_press_it(
    action: str,
    label: str,
    permission: Permission,
    role: Role,
    sign_in: Callable[[Role], Browser],
    rows: Rows,
) -> None:
    item = raised(action, rows)
    browser, path = sign_in(role), f"/admin/attention/{item.id}/resolve"
    allowed = may(role, permission)
    assert (f'href="{path}"' in browser.get("/admin/attention/").text) is allowed
    answer = browser.get(path)
    assert answer.status_code == (200 if allowed else 403)
    assert (label in answer.text) is allowed


def test_retrying_releases_the_order_from_the_queue(owner: Browser, rows: Rows) -> None:
    item = raised("retry_fulfillment", rows)
    answer = owner.send(f"/admin/attention/{item.id}/resolve", reason=REASON)
    assert answer.status_code == 303
    assert "Fulfillment goes on." in owner.get("/admin/attention/").text


def test_what_has_to_be_done_by_hand_stands_in_the_dialog(owner: Browser, rows: Rows) -> None:
    item = raised("start_sync", rows)
    shown = owner.get(f"/admin/attention/{item.id}/resolve").text
    assert "Check the provider&#39;s key and start a new sync." in shown


def test_accepting_makes_the_order_paid(owner: Browser, rows: Rows) -> None:
    payment = db.session.get_one(Payment, rows.short)
    raise_attention(
        "repeated_deposit_covers",
        subject=("payment", payment.id),
        trail_id=payment.order_id,
        summary="Another deposit came.",
        action="accept",
    )
    commit()
    item = db.session.query(AttentionItem).filter_by(action="accept").one()
    answer = owner.send(f"/admin/attention/{item.id}/resolve", reason=REASON)
    assert answer.status_code == 303, answer.text
    db.session.expire_all()
    assert db.session.get_one(Order, payment.order_id).status is OrderStatus.PAID
    again = owner.send(f"/admin/payments/{rows.short}/accept", reason=REASON)
    assert again.status_code == 409


def test_buying_anyway_is_refused_for_a_line_that_is_not_held(owner: Browser, rows: Rows) -> None:
    item = raised("buy_anyway", rows)
    answer = owner.send(f"/admin/attention/{item.id}/resolve", reason=REASON)
    assert answer.status_code == 404
    assert "This line is gone" in answer.text


def test_what_nobody_can_value_is_valued_from_the_queue(owner: Browser, rows: Rows) -> None:
    payment = db.session.get_one(Payment, rows.short)
    payment.asset, payment.outcome_currency = Asset.WRONG, "usdttrc20"
    payment.outcome_amount = Decimal("11.5")
    tell_unknown(payment, "The provider gives no estimate.")
    commit()
    path = f"/admin/payments/{rows.short}/value"
    queue = owner.get("/admin/attention/").text
    assert f'href="{path}" hx-get="{path}"' in queue
    assert "Close without a value" in queue
    assert 'name="received"' in owner.get(path).text
    answer = owner.send(path, received="12.00", credited="11.40", reason=REASON)
    assert answer.status_code == 303, answer.text
    item = db.session.query(AttentionItem).filter_by(reason=UNKNOWN).one()
    db.session.refresh(item)
    assert (item.state, item.resolution) == (AttentionState.RESOLVED, REASON)


def test_only_who_answers_for_money_values_it(
    sign_in: Callable[[Role], Browser], rows: Rows
) -> None:
    tell_unknown(db.session.get_one(Payment, rows.short), "The provider gives no estimate.")
    commit()
    support, path = sign_in(Role.SUPPORT), f"/admin/payments/{rows.short}/value"
    assert path not in support.get("/admin/attention/").text
    assert support.get(path).status_code == 403

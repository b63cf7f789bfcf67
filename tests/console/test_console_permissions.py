"""One line per permission: the page or act that needs it, and where its button stands."""

from collections.abc import Callable

import pytest
from support.console_browser import Browser
from support.console_rows import Rows

from bitloot.accounts.models import Role
from bitloot.accounts.permissions import ROLE_PERMISSIONS, Permission, may

P = Permission
STAFF = [role for role in Role if role is not Role.CUSTOMER]

PAGES: dict[Permission, str] = {
    P.INSIGHTS_VIEW: "/admin/",
    P.ATTENTION_VIEW: "/admin/attention/",
    P.ORDERS_VIEW: "/admin/orders/",
    P.PAYMENTS_VIEW: "/admin/payments/",
    P.LEDGER_VIEW: "/admin/ledger/",
    P.REFUNDS_VIEW: "/admin/refunds/",
    P.CLAIMS_VIEW: "/admin/claims/",
    P.RECONCILIATION_VIEW: "/admin/reconciliation/",
    P.WEBHOOKS_VIEW: "/admin/webhooks/",
    P.CATALOG_VIEW: "/admin/products/",
    P.STOCK_VIEW: "/admin/stock/",
    P.MAILS_VIEW: "/admin/mails/",
    P.JOBS_VIEW: "/admin/jobs/",
    P.AUDIT_VIEW: "/admin/audit/",
    P.STAFF_VIEW: "/admin/staff/",
}
ACTS: dict[Permission, tuple[str, str]] = {
    P.ATTENTION_RESOLVE: ("/admin/attention/", "/admin/attention/{0.attention}/resolve"),
    P.FULFILLMENT_RETRY: ("/admin/orders/{0.order}", "/admin/orders/{0.order}/retry"),
    P.DELIVERIES_REVEAL: ("/admin/orders/{0.order}", "/admin/orders/{0.order}/reveal"),
    P.EVIDENCE_MAKE: ("/admin/orders/{0.order}", "/admin/orders/{0.order}/evidence"),
    P.CUSTOMERS_FORGET: ("/admin/orders/{0.order}", "/admin/orders/{0.order}/forget"),
    P.RECONCILIATION_RUN: ("/admin/reconciliation/", "/admin/reconciliation/compare"),
    P.LEDGER_POST: ("/admin/ledger/", "/admin/ledger/top-up"),
    P.CLAIMS_DECIDE: ("/admin/claims/{0.claim}", "/admin/claims/{0.claim}/reject"),
    P.REFUNDS_REQUEST: ("/admin/orders/{0.order}", "/admin/refunds/new/{0.order}"),
    P.REFUNDS_APPROVE: ("/admin/refunds/{0.refund}", "/admin/refunds/{0.refund}/approve"),
    P.WEBHOOKS_REPLAY: ("/admin/webhooks/{0.webhook}", "/admin/webhooks/{0.webhook}/replay"),
    P.CATALOG_EDIT: ("/admin/products/{0.product}", "/admin/products/{0.product}/price"),
    P.STOCK_IMPORT: ("/admin/stock/{0.own}", "/admin/stock/{0.own}/import"),
    P.SYNC_RUN: ("/admin/sync/", "/admin/sync/start"),
    P.JOBS_REPLAY: ("/admin/jobs/{0.job}", "/admin/jobs/{0.job}/replay"),
    P.PAYMENTS_OVERRIDE: ("/admin/payments/{0.short}", "/admin/payments/{0.short}/accept"),
    P.EXPORT: ("/admin/orders/", "/admin/orders/export.csv"),
    P.STAFF_EDIT: ("/admin/staff/", "/admin/staff/{0.colleague}/role"),
}
ELSEWHERE = {P.ORDERS_EDIT}
"""Needed by one act of the attention queue: see test_console_attention.py."""

SignIn = Callable[[Role], Browser]


def test_every_permission_has_its_line() -> None:
    assert {*PAGES, *ACTS, *ELSEWHERE} == set(Permission)


@pytest.mark.parametrize("role", STAFF)
def test_pages_are_shown_to_whom_they_are_open(role: Role, sign_in: SignIn, rows: Rows) -> None:
    del rows
    browser = sign_in(role)
    sidebar = browser.get("/admin/").text
    for permission, path in PAGES.items():
        allowed = may(role, permission)
        assert browser.get(path).status_code == (200 if allowed else 403), path
        assert (f'href="{path}"' in sidebar) is allowed, path


@pytest.mark.parametrize("role", STAFF)
def test_acts_are_offered_to_whom_they_are_open(role: Role, sign_in: SignIn, rows: Rows) -> None:
    browser = sign_in(role)
    for permission, (page, act) in ACTS.items():
        address, allowed = act.format(rows), may(role, permission)
        assert browser.get(address).status_code == (200 if allowed else 403), act
        shown = browser.get(page.format(rows))
        assert (shown.status_code == 200 and f'href="{address}"' in shown.text) is allowed, act


@pytest.mark.parametrize("permission", ACTS)
def test_an_act_is_refused_without_its_permission(
    permission: Permission, sign_in: SignIn, rows: Rows
) -> None:
    if permission is P.EXPORT:
        return  # only read
    role = next(role for role in STAFF if permission not in ROLE_PERMISSIONS[role])
    browser = sign_in(role)
    token = browser.token("/admin/")
    data = {"csrf_token": token, "reason": "because I can"}
    answer = browser.client.post(ACTS[permission][1].format(rows), data=data)
    assert answer.status_code == 403


def test_suspending_somebody_ends_their_session_at_once(
    owner: Browser, sign_in: SignIn, rows: Rows
) -> None:
    del rows
    support = sign_in(Role.SUPPORT)
    assert support.get("/admin/orders/").status_code == 200
    listed = owner.get("/admin/staff/").text
    address = next(
        part.split('"')[0]
        for part in listed.split('href="')
        if part.split('"')[0].endswith("suspend")
        and "support@" in listed[: listed.index(part)].rsplit("<tr>", 1)[-1]
    )
    assert owner.send(address, reason="left the company").status_code == 303
    assert support.get("/admin/orders/").status_code == 303

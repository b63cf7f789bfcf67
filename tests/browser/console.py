"""Staff at the operations console."""

from playwright.sync_api import Page
from pyotp import TOTP
from support.shop import Shop

PAGES = (
    "/admin/",
    "/admin/attention/",
    "/admin/orders/",
    "/admin/payments/",
    "/admin/payments/decisions",
    "/admin/payments/decisions?status=partially_paid&paid=0.002",
    "/admin/webhooks/",
    "/admin/webhooks/replay",
    "/admin/claims/",
    "/admin/claims/rates",
    "/admin/products/",
    "/admin/stock/",
    "/admin/stock/low",
    "/admin/groups/",
    "/admin/groups/suggested",
    "/admin/deals/",
    "/admin/bundles/",
    "/admin/sections/",
    "/admin/categories/",
    "/admin/sync/",
    "/admin/imports/",
    "/admin/imports/rules",
    "/admin/images/",
    "/admin/wording/",
    "/admin/pricing/",
    "/admin/pricing/new",
    "/admin/profit/",
    "/admin/profit/orders",
    "/admin/ledger/",
    "/admin/ledger/journal",
    "/admin/ledger/accounts/assets:nowpayments",
    "/admin/ledger/top-up",
    "/admin/ledger/entry",
    "/admin/refunds/",
    "/admin/reconciliation/",
    "/admin/reconciliation/runs",
    "/admin/reconciliation/compare",
    "/admin/mails/",
    "/admin/staff/",
    "/admin/jobs/",
    "/admin/providers/",
    "/admin/audit/",
)


def sign_in(page: Page, shop: Shop) -> None:
    """With password and code. A code works once, so this may be done once in half a minute."""
    settings = shop.running.settings
    page.goto("/admin/")
    page.get_by_label("E-mail").fill(settings["DEMO_STAFF_EMAIL"])
    page.get_by_label("Password").fill(settings["DEMO_STAFF_PASSWORD"])
    page.get_by_label("Code").fill(TOTP(settings["DEMO_STAFF_TOTP_SECRET"]).now())
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", level=1).and_(page.get_by_text("Dashboard")).wait_for()


def opened_from(page: Page, path: str, *parts: str) -> list[str]:
    """The first thing that a list leads to, and what belongs to it."""
    page.goto(path)
    href = page.locator("tr[data-href]").first.get_attribute("data-href")
    assert href is not None
    return [href, *(f"{href}/{part}" for part in parts)]


def paste(page: Page, text: str) -> None:
    """Press `/`, paste, Enter."""
    page.keyboard.press("/")
    field = page.get_by_role("textbox", name="Find an order")
    field.fill(text)
    field.press("Enter")

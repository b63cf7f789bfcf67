"""Staff find an order by whatever the customer sends, and read its story."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from support.buyer import Buyer, Purchase
from support.shop import Shop

from browser.accessibility import overhangs, violations
from browser.console import PAGES, opened_from, paste, sign_in
from browser.everywhere import bought, overpaid
from browser.windows import Theme, Window, open_window


@pytest.fixture(scope="module")
def desk(shop: Shop, chromium: Browser) -> Iterator[Window]:
    """A signed-in window for all tests of this file; it must not complain either."""
    window = open_window(chromium, shop.url, theme="dark", still=True)
    sign_in(window.page, shop)
    yield window
    complaints = window.watch.complaints
    window.context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def purchase(shop: Shop) -> Purchase:
    return bought(shop, Buyer(shop.url), "asking@buyer.example")


def test_they_find_it_by_what_was_pasted(desk: Window, purchase: Purchase) -> None:
    number = str(purchase.order["number"])
    for pasted in (number, purchase.email, str(purchase.payment["pay_address"])):
        desk.page.goto("/admin/attention/")
        paste(desk.page, f" {pasted} ")
        desk.page.wait_for_url(f"**/admin/orders/{purchase.id}")
        expect(desk.page.get_by_role("heading", level=1)).to_contain_text(number)


def test_the_order_tells_its_story(desk: Window, purchase: Purchase) -> None:
    desk.page.goto(f"/admin/orders/{purchase.id}")
    timeline = desk.page.locator(".timeline")
    for step in ("order waiting → paid", "order paid → fulfilled"):
        expect(timeline.get_by_text(step)).to_be_visible()


def test_the_audit_log_knows_who_came(desk: Window, shop: Shop) -> None:
    desk.page.goto("/admin/audit/")
    row = desk.page.get_by_role("row").filter(has_text="staff.sign_in").first
    expect(row).to_contain_text(shop.running.settings["DEMO_STAFF_EMAIL"])


@pytest.fixture(scope="module")
def story(shop: Shop) -> Purchase:
    """An order with all there is: keys, too much money, a refund of the rest."""
    purchase, _ = overpaid(shop, Buyer(shop.url), "too-much@buyer.example")
    return purchase


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_page_is_for_everybody(desk: Window, story: Purchase, theme: Theme) -> None:
    """axe-core finds nothing, and neither a phone nor a desk has to scroll sideways."""
    page = desk.page
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    of_one = [
        f"/admin/orders/{story.id}",
        f"/admin/refunds/of/{story.id}",
        f"/admin/refunds/new/{story.id}",
        *opened_from(page, "/admin/payments/", "value", "override"),
        *opened_from(page, "/admin/webhooks/", "verify"),
        *opened_from(page, "/admin/products/"),
        *opened_from(page, "/admin/ledger/journal"),
    ]
    found = []
    for path in (*PAGES, *of_one):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        found += [*violations(page), *overhangs(page, (390, 1280))]
    assert found == []


def test_from_a_rule_to_new_prices(desk: Window) -> None:
    """Preview, histogram, apply, and the progress until it is done."""
    page = desk.page
    page.goto("/admin/pricing/")
    page.get_by_role("link", name="New rule").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("Everything a little dearer")
    page.get_by_label("Percent").fill("13")
    page.get_by_label("Why?").fill("the browser's test")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("These rules are not in force yet")).to_be_visible()
    page.get_by_role("button", name="Preview").click()
    page.wait_for_url("**/admin/pricing/previews/*")
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    assert [*violations(page), *overhangs(page, (390, 1280))] == []
    page.get_by_role("link", name="Apply").click()
    page.get_by_label("Why?").fill("the browser's test")
    page.get_by_role("button", name="Apply").click()
    row = page.get_by_role("row").filter(has_text="owner@").first
    expect(row).to_contain_text("done")
    assert [*violations(page), *overhangs(page, (390, 1280))] == []

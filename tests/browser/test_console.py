"""Staff find an order by whatever the customer sends, and read its story."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from support.buyer import Buyer, Purchase
from support.shop import Shop

from browser.accessibility import overhangs, violations
from browser.console import PAGES, paste, sign_in
from browser.everywhere import bought
from browser.windows import Window, open_window


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


def test_every_page_is_for_everybody(desk: Window, purchase: Purchase) -> None:
    """axe-core finds nothing, and neither a phone nor a desk has to scroll sideways."""
    found = []
    for path in (*PAGES, f"/admin/orders/{purchase.id}"):
        desk.page.goto(path)
        found += [*violations(desk.page), *overhangs(desk.page, (390, 1280))]
    assert found == []

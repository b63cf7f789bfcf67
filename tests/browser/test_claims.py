"""A buyer gives back what was never opened, with nothing but the pages."""

from playwright.sync_api import Page, expect
from support.buyer import Buyer
from support.shop import Shop

from browser.accessibility import overhangs, violations
from browser.conftest import Visit
from browser.everywhere import bought

WIDTHS = (320, 390, 1280)


def fine(page: Page) -> list[str]:
    return [*violations(page), *overhangs(page, WIDTHS)]


def test_an_unopened_key_goes_back(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase = bought(shop, buyer, "back@buyer.example")
    window = visit(theme="light", width=390, still=True)
    page = window.page
    window.open_order(purchase)
    expect(page.get_by_test_id("give-back")).to_be_visible()
    assert fine(page) == []
    page.get_by_test_id("give-back").click()
    page.get_by_test_id("confirm-return").wait_for()
    assert fine(page) == []
    page.get_by_test_id("confirm-return").click()
    expect(page.get_by_test_id("claim")).to_contain_text("Given back")
    expect(page.get_by_test_id("open-key")).not_to_be_attached()
    assert fine(page) == []

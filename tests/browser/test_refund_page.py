"""The page on which a buyer says where their money goes, from too much paid to an address kept."""

import re

from playwright.sync_api import Page, expect
from support.buyer import Buyer, Purchase
from support.shop import Shop

from browser.accessibility import overhangs, violations
from browser.conftest import Visit
from browser.everywhere import overpaid
from browser.storefront import expect_status
from browser.windows import Window

ADDRESS = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"
WIDTHS = (320, 390, 1280)


def open_refund(window: Window, purchase: Purchase) -> Page:
    """By the button on the order's page."""
    window.open_order(purchase)
    window.page.get_by_role("link", name="Say where to send it").click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text(
        "Where shall we send your money?"
    )
    return window.page


def test_from_too_much_to_an_address(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase, refund = overpaid(shop, buyer, "over@buyer.example")
    window = visit(still=True)
    window.open_order(purchase)
    expect_status(window.page, "fulfilled")
    assert [*violations(window.page), *overhangs(window.page, WIDTHS)] == []
    page = open_refund(window, purchase)
    expect(page.get_by_test_id("refund-amount")).to_have_text(
        str(refund["coin_amount"]).rstrip("0")
    )
    asked = str(purchase.payment["pay_amount"]).rstrip("0")
    expect(page.get_by_text(re.compile(f"BTC, where {asked} BTC was asked"))).to_be_visible()
    assert [*violations(page), *overhangs(page, WIDTHS)] == []

    page.get_by_test_id("refund-address").fill("0x52908400098527886E0F7030069857D2E4169EE7")
    expect(page.get_by_test_id("address-hint")).to_contain_text("does not look like an address")
    page.get_by_test_id("check-address").click()
    page.get_by_test_id("confirm-address").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_test_id("refund-address")).to_have_attribute("aria-invalid", "true")
    window.watch.forgive("422")

    page.get_by_test_id("refund-address").fill(ADDRESS)
    expect(page.get_by_test_id("address-hint")).not_to_be_attached()
    page.get_by_test_id("check-address").click()
    again = page.get_by_test_id("address-again")
    expect(again).to_have_accessible_name(ADDRESS)
    expect(again.locator("span").first).to_have_text(ADDRESS[:4])
    assert [*violations(page), *overhangs(page, WIDTHS)] == []
    page.get_by_test_id("confirm-address").click()

    expect(page.get_by_test_id("change-address")).to_be_visible()
    expect(page.get_by_text(ADDRESS)).not_to_be_attached()
    assert [*violations(page), *overhangs(page, WIDTHS)] == []


def test_keeping_is_said_twice(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase, _ = overpaid(shop, buyer, "keep@buyer.example")
    page = open_refund(visit(theme="light", width=390, still=True), purchase)
    page.get_by_test_id("keep").click()
    expect(page.get_by_text("This cannot be undone")).to_be_visible()
    assert [*violations(page), *overhangs(page, WIDTHS)] == []
    page.get_by_test_id("confirm-keep").click()
    status = page.get_by_test_id("refund-status")
    expect(status).to_have_attribute("data-status", "cancelled")
    expect(page.get_by_test_id("refund-address")).not_to_be_attached()


def test_a_memo_is_asked_for_where_the_coin_has_one(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase, _ = overpaid(shop, buyer, "memo@buyer.example", coin="xrp")
    page = open_refund(visit(), purchase)
    expect(page.get_by_label(re.compile("Destination tag"))).to_be_visible()


def test_the_link_tells_nobody_of_itself(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    _, refund = overpaid(shop, buyer, "quiet@buyer.example")
    link = str(refund["link"])
    token = link.rsplit("/", 1)[1]
    window = visit()
    window.page.goto(link)
    window.page.get_by_test_id("refund-address").wait_for()
    assert token not in window.page.title()
    assert window.page.evaluate("document.querySelector('meta[name=referrer]').content") == (
        "no-referrer"
    )
    window.page.get_by_role("link", name="BitLoot, home").click()
    window.page.wait_for_url(re.compile(r"/$"))
    window.page.wait_for_load_state("networkidle")
    elsewhere = [each for each in window.watch.left() if f"/refunds/{token}" not in each.split()[1]]
    assert elsewhere
    assert [each for each in elsewhere if token in each] == []
    kept = window.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert token not in kept


def test_a_wrong_link_says_what_to_do(visit: Visit) -> None:
    window = visit()
    window.page.goto("/refunds/AAAA")
    expect(window.page.get_by_role("heading", level=1)).to_have_text(
        "This link does not open anything any more"
    )
    assert violations(window.page) == []
    window.watch.forgive("404")

"""A buyer's way through the pages, from the search to the key."""

import re

from playwright.sync_api import Page, expect


def find(page: Page, title: str) -> None:
    """From the home page by search to the product."""
    page.goto("/")
    page.get_by_test_id("search-input").fill(title)
    page.get_by_role("option").filter(has_text=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def fill_cart(page: Page) -> None:
    """From the product to the cart, and on to the checkout."""
    page.get_by_test_id("add-to-cart").click()
    page.get_by_role("link", name="See the cart").click()
    page.get_by_role("link", name="Check out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Checkout")


def check_out(page: Page, email: str, coin: str = "btc") -> None:
    """From the checkout to the order's page, with its address to pay to."""
    page.get_by_test_id("checkout-email").fill(email)
    page.get_by_test_id("accept-terms").check()
    page.get_by_test_id(f"coin-{coin}").click()
    page.get_by_test_id("place-order").click()
    page.wait_for_url(re.compile(r"/orders/[0-9a-f-]{36}$"))
    expect(page.get_by_test_id("pay-address")).to_be_visible()


def pay_in_sandbox(page: Page) -> None:
    """Follow the order page's link and press the button of the payment with this address."""
    address = page.get_by_test_id("pay-address").inner_text().replace("\n", "")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="pay in it").click()
    sandbox = opened.value
    payment = sandbox.get_by_role("article").filter(has_text=address)
    payment.get_by_role("button", name="Finish", exact=True).click()
    expect(payment).to_contain_text("finished")
    sandbox.close()


def expect_status(page: Page, status: str) -> None:
    expect(page.get_by_test_id("order-status")).to_have_attribute("data-status", status)


def open_key(page: Page) -> str:
    """Break the seal; the key that then stands on the page."""
    page.get_by_test_id("open-key").click()
    key = page.get_by_test_id("key-text").text_content()
    assert key is not None
    return key.strip()

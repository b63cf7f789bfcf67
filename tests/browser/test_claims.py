"""Buyers give back, report and find again; staff decide and open a key: with nothing but pages."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect
from support.buyer import Buyer, Purchase
from support.shop import Shop
from support.waiting import until

from browser.accessibility import overhangs, violations
from browser.conftest import Visit
from browser.console import sign_in
from browser.goods import unpaid
from browser.storefront import open_key
from browser.windows import Window, open_window

WIDTHS = (320, 390, 1280)
CORNER = FloatRect(x=0, y=0, width=64, height=64)


@pytest.fixture(scope="module")
def desk(shop: Shop, chromium: Browser) -> Iterator[Window]:
    """A signed-in window for all tests of this file; it must not complain either."""
    window = open_window(chromium, shop.url, theme="light", still=True)
    sign_in(window.page, shop)
    yield window
    complaints = window.watch.complaints
    window.context.close()
    assert complaints == []


def delivered(shop: Shop, buyer: Buyer, email: str, source: str = "custom") -> Purchase:
    purchase = unpaid(buyer, email, source)
    shop.sandbox.pay(str(purchase.payment["provider_payment_id"]))
    buyer.await_status(purchase, "fulfilled")
    return purchase


def fine(page: Page) -> list[str]:
    return [*violations(page), *overhangs(page, WIDTHS)]


def reported(window: Window, purchase: Purchase, text: str) -> None:
    """The key is opened and reported, with a screenshot."""
    page = window.page
    window.open_order(purchase)
    open_key(page)
    page.get_by_test_id("report-problem").click()
    page.get_by_label("What happens").select_option("used")
    page.get_by_label("In your words").fill(text)
    assert fine(page) == []
    page.get_by_test_id("send-report").click()
    claim = page.get_by_test_id("claim")
    expect(claim).to_contain_text("Being looked at")
    picture = page.screenshot(clip=CORNER)
    claim.get_by_label(re.compile("Screenshots")).set_input_files(
        {"name": "screen.png", "mimeType": "image/png", "buffer": picture}
    )
    expect(claim).to_contain_text("Screenshots (1 of 4)")
    assert fine(page) == []


def test_an_unopened_key_goes_back(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase = delivered(shop, buyer, "back@buyer.example")
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


@pytest.mark.parametrize(
    ("button", "word", "shown"),
    [
        ("Replace", "replaced", "Your replacement is here"),
        ("Refund", "refunded", "Your refund has begun"),
        ("Reject", "rejected", "cannot change it"),
    ],
)
def test_a_bad_key_is_decided_on(
    shop: Shop, visit: Visit, buyer: Buyer, desk: Window, button: str, word: str, shown: str
) -> None:
    purchase = delivered(shop, buyer, f"{word}@buyer.example", "kinguin")
    window = visit(theme="light", still=True)
    reported(window, purchase, f"It should be {word}.")
    page = desk.page
    page.goto("/admin/claims/")
    number = str(purchase.order["number"])
    waiting = page.get_by_role("row").filter(has_text=number).first
    expect(waiting).to_contain_text("left")
    assert fine(page) == []
    page.goto(str(waiting.get_attribute("data-href")))
    expect(page.get_by_text("The supplier takes keys back until")).to_be_visible()
    assert fine(page) == []
    with page.expect_popup() as picture:
        page.get_by_role("link", name=re.compile("^Picture 1")).click()
    expect(picture.value.locator("img")).to_be_visible()
    picture.value.close()
    page.get_by_role("link", name=button, exact=True).click()
    page.get_by_label("To the customer").fill(f"It is {word}.")
    page.get_by_label("Why? (for us)").fill("the browser's test")
    assert violations(page) == []
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".sentence")).to_contain_text(re.compile(word[:6], re.IGNORECASE))
    claim = window.page.get_by_test_id("claim")
    expect(claim).to_contain_text(shown)
    expect(claim).to_contain_text(f"It is {word}.")
    assert fine(window.page) == []


def test_rates_of_failure(desk: Window) -> None:
    desk.page.goto("/admin/claims/rates")
    desk.page.wait_for_load_state("networkidle")
    assert fine(desk.page) == []


def test_orders_are_found_by_a_mailed_code(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    email = "lost@buyer.example"
    purchase = delivered(shop, buyer, email)
    window = visit(theme="light", width=390, still=True)
    page = window.page
    page.goto("/orders/find")
    page.get_by_label("E-mail of the order").fill(email)
    assert fine(page) == []
    page.get_by_role("button", name="Mail me a code").click()

    def code() -> str | None:
        texts = [str(mail.get("text")) for mail in shop.sandbox.mails(email)]
        found = [re.search(r"^([0-9]{6})$", text, re.MULTILINE) for text in texts]
        return next((each.group(1) for each in found if each), None)

    page.get_by_label("Code").fill(until(code))
    assert fine(page) == []
    page.get_by_role("button", name="Show my orders").click()
    page.get_by_role("link").filter(has_text=str(purchase.order["number"])).first.wait_for()
    assert fine(page) == []
    page.get_by_role("link").filter(has_text=str(purchase.order["number"])).first.click()
    assert open_key(page)


def test_staff_open_a_key_and_save_the_evidence(
    shop: Shop, buyer: Buyer, desk: Window, tmp_path: Path
) -> None:
    purchase = delivered(shop, buyer, "dispute@buyer.example")
    (key,) = buyer.reveal(purchase)
    page = desk.page
    page.goto(f"/admin/orders/{purchase.id}")
    assert fine(page) == []
    page.get_by_role("link", name="Open a key").click()
    page.get_by_label("Why?").fill("the browser's test")
    assert violations(page) == []
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.locator("output")).to_have_text(key.decode())
    assert violations(page) == []
    page.get_by_role("link", name="Done").click()
    page.get_by_role("link", name="Evidence").click()
    page.get_by_label("What for?").fill("the browser's test")
    assert violations(page) == []
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    saved.value.save_as(tmp_path / "evidence.zip")
    with zipfile.ZipFile(tmp_path / "evidence.zip") as bundle:
        assert {"claims.jsonl", "manifest.sig"} <= set(bundle.namelist())

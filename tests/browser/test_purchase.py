"""Two strangers buy a key, with nothing but the pages."""

from pathlib import Path

from playwright.sync_api import Page, expect
from support.buyer import Buyer
from support.shop import Shop

from browser.conftest import Visit
from browser.goods import product
from browser.storefront import (
    check_out,
    expect_status,
    fill_cart,
    find,
    open_key,
    pay_in_sandbox,
)


def test_a_kinguin_key_in_the_dark(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    window = visit(theme="dark", width=1280)
    page = window.page
    issued_before = set(shop.sandbox.issued_keys())

    find(page, str(product(buyer, "kinguin")["title"]))
    fill_cart(page)
    check_out(page, "night@buyer.example")
    page.evaluate("window.neverReloaded = true")
    pay_in_sandbox(page)
    expect_status(page, "fulfilled")

    assert page.evaluate("window.neverReloaded") is True
    assert any('"waiting"' not in frame for frame in window.watch.heard), "told, not asked"
    key = open_key(page)
    assert {key} == set(shop.sandbox.issued_keys()) - issued_before
    check_copy(page, key)
    check_download(page, key)
    check_second_visit(page, key)


def test_a_key_of_our_own_in_the_light(visit: Visit, buyer: Buyer) -> None:
    page = visit(theme="light", width=390).page
    find(page, str(product(buyer, "custom")["title"]))
    fill_cart(page)
    check_out(page, "day@buyer.example", "ltc")
    pay_in_sandbox(page)
    expect_status(page, "fulfilled")
    key = open_key(page)
    assert [len(group) for group in key.split("-")] == [5, 5, 5, 5]
    check_copy(page, key)


def check_copy(page: Page, key: str) -> None:
    page.get_by_role("button", name="Copy the key").click()
    expect(page.get_by_text("The key was copied.")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == key


def check_download(page: Page, key: str) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as text").click()
    assert download.value.suggested_filename.endswith(".txt")
    assert key in Path(download.value.path()).read_text()


def check_second_visit(page: Page, key: str) -> None:
    page.reload()
    expect(page.get_by_test_id("open-key")).to_have_text("Show again")
    expect(page.get_by_test_id("key-text")).not_to_be_attached()
    assert open_key(page) == key

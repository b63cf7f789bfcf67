"""Staff bring keys in from a file and take a batch out of sale: with nothing but pages."""

import re

from playwright.sync_api import Page, expect
from support.shop import Shop

from browser.accessibility import overhangs, violations
from browser.conftest import Visit
from browser.console import sign_in

WIDTHS = (320, 390, 1280)
GOOD = [f"WRKS-{number:04d}-AAAA,2031-12-31" for number in range(20)]
LINES = "\n".join(["key,expires", *GOOD, GOOD[3], "WRKS-9999-AAAA,yesterday"])


def fine(page: Page) -> list[str]:
    return [*violations(page), *overhangs(page, WIDTHS)]


def test_a_file_comes_in_and_a_batch_goes_out(shop: Shop, visit: Visit) -> None:
    window = visit(theme="light", still=True)
    page = window.page
    sign_in(page, shop)
    page.goto("/admin/stock/")
    page.get_by_role("row").filter(has_text=re.compile("Nightjar")).first.click()
    expect(page.get_by_role("heading", name="Batches")).to_be_visible()
    assert fine(page) == []
    page.get_by_role("link", name="Import a file").click()
    page.get_by_label("Lines").fill(LINES)
    page.get_by_label("Supplier").fill("Trustworthy Keys")
    page.get_by_label("Cost of one, EUR").fill("3.10")
    assert fine(page) == []
    page.get_by_role("button", name="Look through it").click()
    bring = page.get_by_role("link", name="Import 20")
    expect(bring).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Twice in the file, lines")).to_be_visible()
    assert fine(page) == []
    bring.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Leave out the 1 line that cannot be used").check()
    dialog.get_by_label("Why?").fill("the browser's test")
    assert violations(page) == []
    dialog.get_by_role("button", name="Import").click()
    expect(page.get_by_text("20 are in the shop.")).to_be_visible(timeout=30_000)
    assert fine(page) == []
    page.get_by_role("link", name="See the stock").click()
    batch = page.get_by_role("row").filter(has_text="Trustworthy Keys")
    expect(batch).to_be_visible()
    assert fine(page) == []
    batch.get_by_role("link", name="Void").click()
    page.get_by_role("button", name=re.compile("Void|20")).last.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Settings").click()
    page.get_by_label(re.compile("few|at", re.IGNORECASE)).first.wait_for()
    assert violations(page) == []
    page.goto("/admin/stock/low")
    assert fine(page) == []
    page.goto("/admin/providers/")
    assert fine(page) == []

"""Every page, in both themes: axe-core finds nothing, and nothing scrolls sideways."""

import pytest
from support.buyer import Buyer
from support.shop import Shop

from browser.accessibility import overhangs, violations
from browser.conftest import Visit
from browser.everywhere import bought, prepare, settle
from browser.goods import unpaid
from browser.windows import Theme

WIDTHS = (320, 390, 768, 1280)


@pytest.mark.parametrize(("theme", "width"), [("dark", 1280), ("light", 390)])
def test_every_page(shop: Shop, visit: Visit, buyer: Buyer, theme: Theme, width: int) -> None:
    window = visit(theme=theme, width=width, still=True)
    page, widths = window.page, (*WIDTHS, width)
    waiting = unpaid(buyer, f"waiting-{theme}@buyer.example", coin="xrp")
    done = bought(shop, buyer, f"done-{theme}@buyer.example")
    found: list[str] = []
    for path in prepare(window, buyer, waiting, done):
        settle(page, path)
        found += [*violations(page), *overhangs(page, widths)]
    page.goto(f"/orders/{done.id}")
    page.get_by_test_id("open-key").click()
    page.get_by_test_id("key-text").wait_for()
    assert [*found, *violations(page), *overhangs(page, widths)] == []

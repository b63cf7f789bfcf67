"""The buyer saves the invoice; a buyer whose order expired starts again."""

from pathlib import Path

from playwright.sync_api import expect
from pypdf import PdfReader
from support.buyer import Buyer
from support.shop import Shop

from browser.conftest import Visit
from browser.everywhere import bought
from browser.goods import unpaid
from browser.storefront import expect_status


def test_it_is_saved_under_the_number_of_the_order(
    shop: Shop, visit: Visit, buyer: Buyer, tmp_path: Path
) -> None:
    purchase = bought(shop, buyer, "invoice@buyer.example")
    window = visit()
    window.open_order(purchase)
    with window.page.expect_download() as saved:
        window.page.get_by_test_id("invoice").click()
    number = str(purchase.order["number"])
    assert saved.value.suggested_filename == f"invoice-{number}.pdf"
    saved.value.save_as(tmp_path / "invoice.pdf")
    text = PdfReader(tmp_path / "invoice.pdf").pages[0].extract_text()
    assert number in text
    assert "invoice@buyer.example" in text
    # The order's pass travels in a header, never in an address.
    token = purchase.session["X-Order-Session"]
    addresses = [each.split("\n")[0] for each in window.watch.left()]
    assert [each for each in addresses if token in each] == []


def test_an_unpaid_order_offers_none(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    window = visit()
    window.open_order(unpaid(buyer, "no-invoice@buyer.example"))
    expect(window.page.get_by_test_id("pay-address")).to_be_visible()
    expect(window.page.get_by_test_id("invoice")).not_to_be_attached()


def test_an_expired_order_is_bought_again(shop: Shop, visit: Visit, buyer: Buyer) -> None:
    purchase = unpaid(buyer, "again@buyer.example")
    window = visit()
    window.open_order(purchase)
    shop.sandbox.pay(str(purchase.payment["provider_payment_id"]), "expire")
    expect_status(window.page, "expired")
    window.page.get_by_test_id("buy-again").click()
    expect(window.page.get_by_role("heading", level=1)).to_have_text("Cart")
    items = purchase.order["items"]
    assert isinstance(items, list)
    expect(window.page.get_by_role("link", name=items[0]["title"]).first).to_be_visible()

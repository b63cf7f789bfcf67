"""Every page of the storefront, with something on it."""

from playwright.sync_api import Page, expect
from support.buyer import Buyer, Doc, Purchase
from support.shop import Shop
from support.waiting import until

from browser.goods import product, unpaid
from browser.windows import Window

LOADING = "[role=status][aria-label^=Loading]"


def bought(shop: Shop, buyer: Buyer, email: str) -> Purchase:
    """An order whose keys are ready."""
    purchase = unpaid(buyer, email)
    shop.sandbox.pay(str(purchase.payment["provider_payment_id"]))
    buyer.await_status(purchase, "fulfilled")
    return purchase


def overpaid(shop: Shop, buyer: Buyer, email: str, coin: str = "btc") -> tuple[Purchase, Doc]:
    """A delivered order for which too much came, and the refund of the rest."""
    purchase = unpaid(buyer, email, coin=coin)
    shop.sandbox.pay(str(purchase.payment["provider_payment_id"]), "pay130")
    buyer.await_status(purchase, "fulfilled")

    def refund() -> Doc | None:
        order = buyer.get(f"/orders/{purchase.id}", headers=purchase.session)
        refunds = order["refunds"]
        assert isinstance(refunds, list)
        return refunds[0] if refunds else None

    return purchase, until(refund)


def prepare(window: Window, buyer: Buyer, *orders: Purchase) -> list[str]:
    """Put something into the cart and the orders on the device; all addresses worth a look."""
    slug = product(buyer, "kinguin")["slug"]
    for order in orders:
        window.take_pass(order)
    window.page.goto(f"/products/{slug}")
    window.page.get_by_test_id("add-to-cart").click()
    window.page.get_by_role("link", name="See the cart").wait_for()
    shelves = ["/", "/products", f"/products/{slug}", "/deals", "/cart", "/checkout", "/orders"]
    return [*shelves, *(f"/orders/{order.id}" for order in orders), "/help", "/terms"]


def settle(page: Page, path: str) -> None:
    """Go there, until nothing is loading."""
    page.goto(path)
    page.get_by_role("heading", level=1).wait_for()
    expect(page.locator(LOADING)).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => true)")

"""A person's window: a browser context of its own with one page, watched."""

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, Page
from support.buyer import Purchase

from browser.watching import Watch

Theme = Literal["dark", "light"]
PATIENCE_MS = 30_000
HEIGHT = 800

_PASS = """(pass) => {
    const known = JSON.parse(localStorage.getItem("bitloot.orders") ?? "[]")
    localStorage.setItem("bitloot.orders", JSON.stringify([pass, ...known]))
}"""


@dataclass(frozen=True)
class Window:
    """`page` is the first tab."""

    context: BrowserContext
    page: Page
    watch: Watch

    def take_pass(self, purchase: Purchase) -> None:
        """Let this device know an order that was placed over the API, as if placed here."""
        order = purchase.order
        known = {
            "id": purchase.id,
            "number": order["number"],
            "token": order["order_session_token"],
            "createdAt": order["created_at"],
            "total": order["total"],
            "currency": order["currency"],
            "titles": ["Something bought elsewhere"],
        }
        self.page.goto("/help")
        self.page.evaluate(_PASS, known)

    def open_order(self, purchase: Purchase) -> None:
        """Stand on the order's page."""
        self.take_pass(purchase)
        self.page.goto(f"/orders/{purchase.id}")
        self.page.get_by_test_id("order-status").wait_for()


def open_window(
    browser: Browser, url: str, *, theme: Theme = "dark", width: int = 1280, still: bool = False
) -> Window:
    """`still` leaves animations away, for those who look at colors and places."""
    context = browser.new_context(
        base_url=url,
        color_scheme=theme,
        viewport={"width": width, "height": HEIGHT},
        reduced_motion="reduce" if still else "no-preference",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(PATIENCE_MS)
    watch = Watch(context)
    return Window(context, context.new_page(), watch)

"""One shop, one browser; every test opens windows of its own."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from support.buyer import Buyer
from support.shop import Shop, running_shop

from browser.windows import PATIENCE_MS, Window, open_window

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SETTINGS = {
    "RECONCILE_SECONDS": "2",
    "ORDERS_PER_MINUTE": "10000",
    "UNPAID_ORDERS_PER_EMAIL": "10000",
    "LOG_LEVEL": "WARNING",
}
Visit = Callable[..., Window]


@pytest.fixture(scope="package")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    with running_shop(tmp_path_factory.mktemp("browser") / "data", SETTINGS) as shop:
        shop.sandbox.switch(**{"kinguin.key_type": "text", "kinguin.delay_ms": 0})
        yield shop


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path is not None, "no Chromium is installed; `make test` installs it"
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, shop: Shop) -> Iterator[Visit]:
    """Opens windows. When the test is over, none may have complained: no error, no violation."""
    windows: list[Window] = []

    def visit(**options: object) -> Window:
        windows.append(open_window(chromium, shop.url, **options))
        return windows[-1]

    yield visit
    complaints = [each for window in windows for each in window.watch.complaints]
    for window in windows:
        window.context.close()
    assert complaints == []


@pytest.fixture
def buyer(shop: Shop) -> Buyer:
    return Buyer(shop.url)

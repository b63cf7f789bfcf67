"""What keeps people out: axe-core's findings, and pages wider than their window."""

from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from browser.windows import HEIGHT

AXE = Path(__file__).parents[2] / "pwa/node_modules/axe-core/axe.min.js"
RUN_AXE = """async () => {
    const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
    const { violations } = await axe.run({ runOnly: { type: "tag", values } })
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`))
}"""
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
SETTLES_MS = 2_000  # what is laid out by script follows the window by a frame or two


def violations(page: Page) -> list[str]:
    """Against WCAG 2.1 A and AA."""
    page.evaluate(AXE.read_text())
    return [f"{page.url}: {each}" for each in page.evaluate(RUN_AXE)]


def overhangs(page: Page, widths: tuple[int, ...]) -> list[str]:
    """Where the page is wider than its window, which has the last of the widths afterwards."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        try:
            page.wait_for_function(FITS, timeout=SETTLES_MS)
        except PlaywrightTimeoutError:
            found.append(f"{page.url} is too wide at {width}")
    return found

"""A page on paper: a report with its site, date and address in the margins, everything unfolded, dark ink on white."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.chromium import DESK, Tab
from tests.browser.pdfs import PAGES
from tests.browser.places import address

pytestmark = pytest.mark.slow

_A4: ViewportSize = {"width": 703, "height": 980}
"""What the margins of a sheet leave, in pixels."""

_PRINTED = """() => {
  const root = getComputedStyle(document.documentElement);
  const seen = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
  return {
    margins: ["site", "date", "address"].map((name) => root.getPropertyValue(`--mb-on-${name}`).replaceAll('"', "")),
    paper: root.getPropertyValue("--mb-paper"),
    folded: [...document.querySelectorAll("article details > :not(summary, .mb-figfoot)")].filter((one) => !one.getClientRects().length)
      .length,
    pressed: seen("header, footer, nav, button, select, input, .mb-figfoot"),
    narrow: seen(".mb-fig .mb-narrow"),
    cited: seen(".mb-citebox"),
  };
}"""


@pytest.mark.parametrize("page", PAGES)
def test_page_is_a_report(desk: Tab, site: Path, page: str) -> None:
    desk.page.emulate_media(media="print", color_scheme="dark")
    desk.page.set_viewport_size(_A4)
    assert desk.open(address(site, page)) == []
    found = desk.page.evaluate(_PRINTED)
    name, date, where = found.pop("margins")
    assert name == "Minh Bạch"
    assert "2026. " in date
    assert where == desk.page.locator("link[rel=canonical]").get_attribute("href")
    home = not page.endswith("*")
    assert found == {"paper": "#fff", "folded": 0, "pressed": 0, "narrow": 0, "cited": 0 if home else 1}
    assert desk.overflow() == []


def test_a_sheet_has_the_size_of_a4(desk: Tab, site: Path) -> None:
    """And the tables of a desk, which need 700 px of it."""
    desk.page.set_viewport_size(DESK)
    desk.open(address(site, "targets/*"))
    pdf = desk.page.pdf(prefer_css_page_size=True, tagged=True)
    assert b"/MediaBox [0 0 594.95996 841.91998]" in pdf
    assert b"/StructTreeRoot" in pdf

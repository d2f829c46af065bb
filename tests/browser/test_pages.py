"""Each kind of page in each language, light and dark, on a phone and a desk: silent, in its width, no fault for axe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import DESK, PHONE, Tab, violations
from tests.browser.places import PAGES, address

pytestmark = pytest.mark.slow

_COLOURS = ("color-contrast", "link-in-text-block")
# What else of a page changes with its width.
_LAYOUT = (*_COLOURS, "target-size", "scrollable-region-focusable")

# Rows after the twelfth are like those before it, and axe takes a minute for a thousand of them.
_THIN = """() => {
  for (const list of document.querySelectorAll("tbody, ul, ol, dl"))
    for (const one of [...list.children].slice(12)) one.remove();
}"""


@pytest.mark.parametrize("page", PAGES)
def test_page_is_silent_fits_and_is_accessible(desk: Tab, site: Path, page: str) -> None:
    """By every rule of axe on a phone, best practices included; then by those that a width or a palette can break."""
    tab = desk.page
    # Colours that fade from one palette to the other are measured when they stand.
    tab.emulate_media(color_scheme="light", reduced_motion="reduce")
    tab.set_viewport_size(DESK)
    found = desk.open(address(site, page))
    found += desk.overflow()
    tab.set_viewport_size(PHONE)
    found += desk.overflow()
    tab.evaluate(_THIN)
    found += violations(desk)
    tab.set_viewport_size(DESK)
    found += violations(desk, _LAYOUT)
    tab.emulate_media(color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    for size in (DESK, PHONE):
        tab.set_viewport_size(size)
        found += violations(desk, _COLOURS)
    found += desk.faults()
    assert not found, "\n".join(found)


@pytest.mark.long
@pytest.mark.parametrize("page", PAGES)
def test_page_is_accessible_to_its_last_row(desk: Tab, site: Path, page: str) -> None:
    """By every rule of axe, nothing left out: what the test above takes for granted of long lists."""
    desk.page.emulate_media(color_scheme="light", reduced_motion="reduce")
    desk.page.set_viewport_size(PHONE)
    found = desk.open(address(site, page)) + violations(desk)
    desk.page.emulate_media(color_scheme="dark")
    found += violations(desk, _COLOURS)
    assert not found, "\n".join(found)

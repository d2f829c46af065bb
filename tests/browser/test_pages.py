"""Each kind of page in each language: silent, within its width, and without a fault that axe knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.chromium import DESK, PHONE, Tab
from tests.browser.places import PAGES, address

pytestmark = pytest.mark.slow

_AXE = Axe()
_ALL = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


def _violations(tab: Tab, options: dict[str, object]) -> list[str]:
    """Each violation: its rule and the elements that break it."""
    found = _AXE.run(tab.page, options=options).response["violations"]
    return [
        f"{tab.page.viewport_size['width']} px, {one['id']}: {' | '.join(str(node['target'][0]) for node in one['nodes'][:5])}"
        for one in found
    ]


def _overflow(tab: Tab) -> list[str]:
    wide, width = tab.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return [f"scrolls sideways: {wide} px in {width}"] if wide > width else []


@pytest.mark.parametrize("page", PAGES)
def test_page_is_silent_fits_and_is_accessible(desk: Tab, dark: Tab, site: Path, page: str) -> None:
    """In the light at both widths every rule; in the dark what depends on colours."""
    where = address(site, page)
    found: list[str] = []
    desk.page.set_viewport_size(DESK)
    found += desk.open(where)
    for width in (DESK, PHONE):
        desk.page.set_viewport_size(width)
        found += _overflow(desk) + _violations(desk, _ALL)
    found += desk.faults()
    found += dark.open(where)
    assert dark.page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    for width in (DESK, PHONE):
        dark.page.set_viewport_size(width)
        found += [f"dark, {fault}" for fault in _violations(dark, _COLOURS)]
    assert not found, "\n".join(found)

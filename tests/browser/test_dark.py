"""Each kind of page in each language, in the dark: what axe knows of colours, at both widths."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import DESK, PHONE, Tab, violations
from tests.browser.places import PAGES, address

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("page", PAGES)
def test_page_can_be_read_in_the_dark(dark: Tab, site: Path, page: str) -> None:
    """Nothing but colours differs from the light, where every rule is tried. The guide is long, and wide enough once."""
    dark.page.set_viewport_size(DESK)
    found = dark.open(address(site, page))
    assert dark.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    for width in (PHONE,) if "contribute/" in page else (DESK, PHONE):
        dark.page.set_viewport_size(width)
        found += violations(dark, rules=("color-contrast", "link-in-text-block"))
    assert not found, "\n".join(found)

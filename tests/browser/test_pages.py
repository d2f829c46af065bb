"""Each kind of page in each language, in the light: silent, within its width, and without a fault that axe knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import DESK, PHONE, Tab, violations
from tests.browser.places import PAGES, address

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("page", PAGES)
def test_page_is_silent_fits_and_is_accessible(desk: Tab, site: Path, page: str) -> None:
    """At both widths, by every rule of axe, best practices included."""
    desk.page.set_viewport_size(DESK)
    found = desk.open(address(site, page))
    for width in (DESK, PHONE):
        desk.page.set_viewport_size(width)
        found += [*desk.overflow(), *violations(desk)]
    found += desk.faults()
    assert not found, "\n".join(found)

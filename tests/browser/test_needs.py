"""Each kind of page in each language for readers with large text, wide spacing, forced colours, less motion, keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import DESK, Tab
from tests.browser.needs import at_twice_the_size, by_keys, in_forced_colours, in_stillness, with_wide_spacing
from tests.browser.places import PAGES, address

pytestmark = pytest.mark.slow

NEEDS = (at_twice_the_size, with_wide_spacing, in_forced_colours, in_stillness, by_keys)


@pytest.mark.parametrize("page", PAGES)
def test_page_serves_every_reader(desk: Tab, site: Path, page: str) -> None:
    """One visit for all needs, as a visit costs more than a need."""
    desk.page.set_viewport_size(DESK)
    found = desk.open(address(site, page))
    for need in NEEDS:
        found += need(desk)
    assert not found, "\n".join(found)

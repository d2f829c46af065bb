"""What is folded away on a page, unfolded: citations, methods, histories; in both languages, light and dark, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import PHONE, Tab, served, tab, violations
from tests.site.lived import NEW, OLD, Lived

pytestmark = pytest.mark.slow

PAGES = [
    f"indicators/{NEW}/",
    "targets/renewal-spending-2028/",
    "tasks/barrier-register/",
    "organisations/water-office/",
    "sources/river-report-2026/",
    "method/",
    "cite/",
    "data/",
    "releases/",
]
_UNFOLD = "() => document.querySelectorAll('article details').forEach((one) => { one.open = true; })"


@pytest.fixture(scope="module")
def phone(lived: Lived, browser: Browser) -> Iterator[Tab]:
    with served(lived.site) as home, tab(browser, home, viewport=PHONE, reduced_motion="reduce") as found:
        yield found


@pytest.mark.parametrize("language", ["", "vi/"])
@pytest.mark.parametrize("page", PAGES)
def test_all_that_a_page_folds_away_fits_and_is_accessible(page: str, language: str, phone: Tab) -> None:
    phone.page.emulate_media(color_scheme="light")
    found = phone.open(language + page)
    phone.page.evaluate(_UNFOLD)
    found += phone.overflow() + violations(phone)
    phone.page.emulate_media(color_scheme="dark")
    found += violations(phone, ("color-contrast",))
    assert found == []


@pytest.mark.parametrize("language", ["", "vi/"])
def test_what_a_citation_leads_to_fits_and_is_accessible(language: str, lived: Lived, phone: Tab) -> None:
    """A place that no page shows until its address asks for it."""
    phone.page.emulate_media(color_scheme="light")
    present = lived.json(f"indicators/{NEW}/cite.json")[0]["id"]
    for name in (present, lived.cited[f"{OLD}.year-2025"]):
        phone.page.goto("about:blank")
        found = phone.open(f"{language}indicators/{NEW}/#{name}")
        assert phone.page.locator(f"[id='{name}']").is_visible()
        found += phone.overflow() + violations(phone)
        assert found == []

"""A site of a thousand indicators: its pages fit, have no fault for axe, for the Nu checker, or for the policy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.site.editions import editions
from macros.site.settings import settings
from tests.bench import synthetic
from tests.bench.pages import chosen, ours
from tests.browser.chromium import DESK, PHONE, Tab, served, tab, violations
from tests.browser.places import LANGUAGES
from tests.site import nu

pytestmark = pytest.mark.long

_PAGES, _LISTS = ("due", "updates", "unpromised"), ("promises", "indicators", "organisations", "sources")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Home, a target, an organisation and the lists of a made-up site, built as a whole site is."""
    folder = tmp_path_factory.mktemp("large")
    found = editions(settings(synthetic.write(folder / "site", 1_000)), synthetic.AS_OF)
    wanted = (
        chosen(found.default.portfolio)
        | {name: f"{name}/" for name in _PAGES}
        | {name: f"{name}/index/" for name in _LISTS}
    )
    ours(found, wanted, folder / "built")
    return folder / "built"


@pytest.fixture(scope="module")
def visitor(browser: Browser, large: Path) -> Iterator[Tab]:
    with served(large) as home, tab(browser, home, viewport=PHONE, reduced_motion="reduce") as found:
        yield found


def _pages(large: Path) -> list[str]:
    """Addresses of the pages that were built with what they hold."""
    records = [
        f"{kind}/{path.parent.name}/"
        for kind in ("targets", "organisations")
        for path in large.glob(f"{kind}/*/*.html")
    ]
    return [
        f"{prefix}{page}"
        for prefix in LANGUAGES.values()
        for page in ("", *(f"{name}/" for name in (*_PAGES, *_LISTS)), *records)
    ]


def test_pages_fit_and_are_accessible(visitor: Tab, large: Path) -> None:
    found = {}
    for page in _pages(large):
        faults = visitor.open(page) + visitor.overflow() + violations(visitor)
        visitor.page.set_viewport_size(DESK)
        faults += visitor.overflow()
        visitor.page.set_viewport_size(PHONE)
        if faults:
            found[page] = faults
    assert found == {}


def test_pages_are_html_without_an_error(large: Path) -> None:
    if why := nu.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    assert nu.errors(large, [f"{page}index.html" for page in _pages(large)]) == []

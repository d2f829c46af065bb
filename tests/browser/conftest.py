"""The real site, a small one with a past, and the browser that visits them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import DESK, PHONE, Tab, launched, served, tab
from tests.real import real_site
from tests.site.lived import Lived, lived_in


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    return real_site()


@pytest.fixture(scope="session")
def lived(shared: Path) -> Lived:
    """The small site after releases, corrections and new addresses."""
    return lived_in(shared)


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def desk(browser: Browser, home: str) -> Iterator[Tab]:
    """A tab as wide as a desk's screen."""
    with tab(browser, home, viewport=DESK) as found:
        yield found


@pytest.fixture(scope="module")
def plain(browser: Browser, home: str) -> Iterator[Tab]:
    """A tab of a phone's width that runs no script."""
    with tab(browser, home, viewport=PHONE, java_script_enabled=False) as found:
        yield found

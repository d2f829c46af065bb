"""A site whose every text is hostile, built once for every worker, and the browser that visits it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hostile.records import Texts
from tests.hostile.sites import BASE, Said, built, said

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from tests.browser.chromium import launched

    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def site() -> Said:
    """Every text of the hostile site."""
    return said()


@pytest.fixture(scope="session")
def written(site: Said) -> Texts:
    """What the hostile records hold."""
    return site.records


@pytest.fixture(scope="session")
def wanted(site: Said) -> dict[str, str]:
    """Each hostile text by its name."""
    return site.known()


@pytest.fixture(scope="session")
def hostile_site(site: Said, shared: Path) -> Path:
    """The folder of the built hostile site."""
    return built(site, shared / "hostile")


@pytest.fixture(scope="session")
def hostile_home(hostile_site: Path) -> Iterator[str]:
    """The address of the served hostile site."""
    from tests.browser.chromium import served

    with served(hostile_site, BASE) as address:
        yield address

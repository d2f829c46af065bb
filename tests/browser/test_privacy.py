"""What the page about privacy says: no cookie, no other host, and nothing kept but the choice of colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from tests.browser.chromium import DESK, Tab, tab
from tests.browser.places import address

pytestmark = pytest.mark.slow

PAGES = ("", "targets/*", "indicators/*", "promises/?state=due-no-report&sort=due", "search/?q=a", "privacy/")

_KEPT = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((one) => one.name),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "workers": 0}


@pytest.fixture
def reader(browser: Browser, home: str) -> Iterator[Tab]:
    """The tab of a reader who was never here before."""
    with tab(browser, home, viewport=DESK) as found:
        yield found


def used(reader: Tab) -> None:
    """Press what fetches something: the button that makes a chart answer."""
    explore = reader.page.locator("[data-mb-explore]:visible").first
    if explore.count():
        explore.click()
    reader.page.wait_for_load_state("networkidle")


def _tells(request: Request) -> str:
    """The page or file that asks, as the request names it; a font names the page that has just come from its host."""
    return "" if request.resource_type == "font" else request.headers.get("referer", "")


@pytest.mark.parametrize("language", ["", "vi/"])
def test_reading_leaves_nothing_behind_and_tells_no_other_host(reader: Tab, site: Path, language: str) -> None:
    told: list[str] = []
    reader.page.on("request", lambda request: told.append(_tells(request)))
    for page in PAGES:
        assert reader.open(address(site, language + page)) == []
        used(reader)
        assert reader.faults() == []  # a request to another host would be among them
        assert reader.page.evaluate(_KEPT) == NOTHING
    assert reader.page.context.cookies() == []
    # A script or stylesheet of ours may say that it asks for another file of ours; no page says where its reader was.
    assert [page for page in told if page and not page.endswith((".js", ".css"))] == []


def test_the_choice_of_colours_is_all_that_is_kept_and_stays_here(reader: Tab) -> None:
    reader.open("")
    reader.page.locator("[data-mb-colours]:visible").click()
    reader.page.evaluate("async () => { while (!localStorage.length) await new Promise(requestAnimationFrame); }")
    kept = reader.page.evaluate(_KEPT)
    assert kept == NOTHING | {"local": ["/colours"]}
    sent: list[str] = []
    reader.page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    reader.open("privacy/")
    assert not [what for what in sent if "dark" in what or "light" in what]
    assert reader.page.context.cookies() == []

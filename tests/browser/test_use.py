"""What a reader does with keys, a screen reader, and the link to the other language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import DESK, Tab
from tests.browser.places import LANGUAGES, PAGES, address

pytestmark = pytest.mark.slow

_FOCUSED = """() => {
  const one = document.activeElement;
  return {name: one.getAttribute("aria-label") || one.textContent.trim(), href: one.getAttribute("href"),
          mark: one.closest(".mb-marks") !== null, outline: getComputedStyle(one).outlineStyle};
}"""


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("vi/") and page != "404.html"])
def test_the_other_language_is_the_same_place(plain: Tab, site: Path, page: str) -> None:
    """There and back again, with no script."""
    where = address(site, page)
    for here, there in (("", "vi/"), ("vi/", "")):
        assert plain.open(here + where) == []
        switch = plain.page.locator("a.mb-language")
        assert switch.get_attribute("hreflang") == ("vi" if there else "en")
        switch.click()
        assert plain.page.url == plain.home + there + where
        assert plain.page.locator("html").get_attribute("lang") == ("vi" if there else "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_lead_over_the_skip_link_to_every_mark_in_the_order_that_is_seen(desk: Tab, language: str) -> None:
    desk.page.set_viewport_size(DESK)
    desk.open(LANGUAGES[language])
    seen = desk.page.evaluate(
        """() => [...document.querySelectorAll(".mb-marks a")].filter((mark) => mark.getBoundingClientRect().width)
             .sort((a, b) => { const [p, q] = [a, b].map((mark) => mark.getBoundingClientRect());
               return Math.abs(p.top - q.top) > 4 ? p.top - q.top : p.left - q.left; })
             .map((mark) => mark.getAttribute("href"))"""
    )
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate(_FOCUSED)["href"].startswith("#"), "the first key press reaches no skip link"
    desk.page.keyboard.press("Enter")
    reached: list[str] = []
    for _ in range(len(seen) + 60):
        desk.page.keyboard.press("Tab")
        focused = desk.page.evaluate(_FOCUSED)
        if focused["mark"]:
            assert focused["name"] and focused["outline"] != "none", focused
            reached.append(focused["href"])
        if len(reached) == len(seen):
            break
    assert reached == seen


@pytest.mark.parametrize("page", ["targets/*", "tasks/*", "vi/targets/*", "vi/tasks/*"])
def test_the_verdict_has_a_name_and_its_word_is_text(plain: Tab, site: Path, page: str) -> None:
    """A region called verdict in the page's language, whose shape is silent and whose word is read."""
    plain.open(address(site, page))
    verdict = plain.page.get_by_role("region", name="Kết luận" if page.startswith("vi/") else "Verdict", exact=True)
    assert verdict.count() == 1
    assert verdict.locator(".mb-word strong").inner_text().strip()
    assert verdict.locator("svg.mb-big").get_attribute("aria-hidden") == "true"


def test_the_arithmetic_unfolds_with_a_key(desk: Tab, site: Path) -> None:
    desk.open(address(site, "targets/*"))
    fold = desk.page.locator("details.mb-how").first
    fold.locator("summary").focus()
    desk.page.keyboard.press("Enter")
    assert fold.locator("table").is_visible()
    assert desk.faults() == []

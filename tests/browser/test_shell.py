"""The page around the content: menu, colours, languages, and what a first visit costs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route, ViewportSize

from tests.browser.chromium import DESK, PHONE, Tab, tab
from tests.browser.places import LANGUAGES, address

pytestmark = pytest.mark.slow

_SCHEME = "getComputedStyle(document.documentElement).colorScheme"
_MENU = "[data-mb-menu] > summary >> visible=true"
_FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  return {tag: one.tagName, outline: getComputedStyle(one).outlineStyle, seen: one.checkVisibility() && box.width > 0};
}"""
# What holds of the page at the moment when its body begins, before anything of it can be painted.
_AT_BODY = """new MutationObserver((_, watch) => {
  if (!document.body) return;
  window.__scheme = document.documentElement.dataset.mbScheme;
  watch.disconnect();
}).observe(document, {childList: true, subtree: true})"""
_SHIFTS = """window.__shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.__shift += entry.value;
}).observe({type: "layout-shift", buffered: true});"""
MOST_BYTES, MOST_REQUESTS, MOST_SHIFT = 110_000, 8, 0.01


def _expanded(found: Tab) -> bool:
    """Whether the menu is said to be unfolded: what a screen reader hears, not what we wrote."""
    name = found.page.locator(_MENU).inner_text().strip()
    session = found.page.context.new_cdp_session(found.page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = [
        {prop["name"]: prop["value"].get("value") for prop in node.get("properties", [])}
        for node in nodes
        if node.get("role", {}).get("value") == "DisclosureTriangle" and not node.get("ignored")
        if node["name"]["value"].strip() == name
    ]
    return bool(heard[0]["expanded"])


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_is_used_with_keys_alone(desk: Tab, language: str, size: ViewportSize) -> None:
    """Reached by Tab, unfolded by Enter, walked with a visible focus, folded by Escape, and by going on."""
    desk.page.set_viewport_size(size)
    assert desk.open(LANGUAGES[language]) == []
    menu = desk.page.locator(_MENU)
    for _ in range(20):
        desk.page.keyboard.press("Tab")
        if menu.evaluate("one => one === document.activeElement"):
            break
    assert desk.page.evaluate(_FOCUS) == {"tag": "SUMMARY", "outline": "solid", "seen": True}
    assert menu.inner_text().strip()
    assert not _expanded(desk)
    desk.page.keyboard.press("Enter")
    assert _expanded(desk)
    desk.page.wait_for_load_state("networkidle")
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate(_FOCUS) == {"tag": "A", "outline": "solid", "seen": True}
    desk.page.keyboard.press("Escape")
    assert not _expanded(desk)
    assert menu.evaluate("one => one === document.activeElement")
    desk.page.keyboard.press("Enter")
    for _ in range(40):
        desk.page.keyboard.press("Tab")
        assert desk.page.evaluate(_FOCUS)["seen"]
        if not _expanded(desk):
            break
    assert not _expanded(desk)
    assert desk.faults() == []


def test_a_press_elsewhere_folds_the_menu(desk: Tab) -> None:
    desk.page.set_viewport_size(DESK)
    desk.open("")
    desk.page.locator(_MENU).click()
    desk.page.wait_for_load_state("networkidle")
    desk.page.mouse.click(5, DESK["height"] - 5)
    assert not _expanded(desk)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_unfolds_without_scripts(plain: Tab, language: str) -> None:
    """And leads somewhere; nothing is offered that only scripts can do."""
    plain.page.set_viewport_size(PHONE)
    plain.open(LANGUAGES[language])
    assert not plain.page.locator("[data-mb-colours]").is_visible()
    plain.page.locator(_MENU).click()
    assert plain.overflow() == []
    entry = plain.page.locator("[data-mb-menu] a >> visible=true").nth(1)
    entry.click()
    assert plain.page.url.startswith(f"{plain.home}{LANGUAGES[language]}")
    assert plain.page.locator("[data-mb-menu] a[aria-current]").nth(0).get_attribute("href") == "./"


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_choice_of_colours_is_kept_from_the_first_moment_of_every_page(
    browser: Browser, home: str, system: Any
) -> None:
    """Until there is a choice the system's colours hold; afterwards nothing else is stored."""
    other = {"light": "dark", "dark": "light"}[system]
    with tab(browser, home, viewport=PHONE, color_scheme=system) as found:
        found.page.add_init_script(_AT_BODY)
        found.open("")
        assert found.page.evaluate(_SCHEME) == system
        button = found.page.locator("[data-mb-colours]")
        before = button.inner_text()
        button.click()
        found.page.wait_for_function(f"() => {_SCHEME} === '{other}'")
        assert button.inner_text() != before
        for page in ("targets/", "vi/"):
            assert found.open(page) == []
            assert found.page.evaluate(_SCHEME) == found.page.evaluate("window.__scheme") == other
        assert found.page.evaluate("Object.keys(localStorage).length") == 1
        button.click()
        found.page.wait_for_function(f"() => {_SCHEME} === '{system}'")
        assert found.faults() == []


@pytest.mark.parametrize(("here", "there"), [("", "vi/"), ("vi/", "")])
def test_the_other_language_keeps_the_choice_in_the_address(desk: Tab, here: str, there: str) -> None:
    desk.page.set_viewport_size(DESK)
    desk.open(f"{here}targets/?state=met&sort=due#mb-content")
    desk.page.locator("a.mb-language").click()
    desk.page.wait_for_url(f"{desk.home}{there}targets/?state=met&sort=due#mb-content")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_visit_is_light_and_stands_still(browser: Browser, home: str, site: Path, language: str) -> None:
    """Bytes as a server would send them (gzip), requests, and no line that moves when the fonts come late."""
    asked: list[str] = []

    def late(route: Route) -> None:
        found.page.wait_for_timeout(400)
        route.continue_()

    for size in (PHONE, DESK):
        with tab(browser, home, viewport=size) as found:
            found.page.add_init_script(_SHIFTS)
            found.page.context.route("**/*.woff2", late)
            asked.clear()
            found.page.on("request", lambda request: asked.append(request.url))
            assert found.open(LANGUAGES[language]) == []
            found.page.evaluate("document.fonts.ready")
            found.page.wait_for_timeout(200)
            assert found.page.evaluate("window.__shift") <= MOST_SHIFT, size
            assert sum(_sent(site, url) for url in asked) <= MOST_BYTES, asked
            assert len(asked) == len(set(asked)) <= MOST_REQUESTS, asked


def _sent(site: Path, url: str) -> int:
    path = site / urlsplit(url).path.lstrip("/")
    raw = (path / "index.html" if path.is_dir() else path).read_bytes()
    return len(raw) if path.suffix in (".woff2", ".png") else len(gzip.compress(raw, 6))


@pytest.mark.parametrize("page", ["", "vi/", "targets/*", "vi/organisations/*"])
def test_every_letter_is_of_our_font(desk: Tab, site: Path, page: str) -> None:
    """No sign of a page's text comes from whatever the reader's machine has, but for code."""
    desk.page.set_viewport_size(DESK)
    for _ in range(2):  # a first visit may be read in the reader's own font
        desk.open(address(site, page))
        desk.page.evaluate("document.fonts.ready")
    assert not (foreign := list(_foreign(desk))), foreign


def _foreign(found: Tab) -> Iterator[str]:
    session = found.page.context.new_cdp_session(found.page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    texts = "p, li, h1, h2, h3, td, th, dt, dd, figcaption, a, summary, text, tspan"
    for node in session.send("DOM.querySelectorAll", {"nodeId": root, "selector": texts})["nodeIds"]:
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            if not font["isCustomFont"] and "Mono" not in font["familyName"]:
                text = session.send("DOM.getOuterHTML", {"nodeId": node})["outerHTML"]
                yield f"{font['familyName']}: {text[:200]}"

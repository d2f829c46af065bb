"""A chart that is explored: with keys alone, in the page's language and colours, and without it nothing is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator

from tests.browser.chromium import DESK, PHONE, Tab, tab, violations
from tests.browser.places import LANGUAGES

pytestmark = pytest.mark.slow

# What is fetched to explore, which no reader pays for who does not ask.
_ASKED = re.compile(r"(explore|marks|vega)\.js$|\.vl\.json$")
_INK = "getComputedStyle(document.querySelector('.mb-drawn text')).fill"


@pytest.fixture(scope="module")
def richest(site: Path) -> str:
    """The target whose chart has most marks, by its address below a language's home."""
    specs = {path: _told(path) for path in site.glob("targets/*/chart.vl.json")}
    found = max(specs, key=lambda path: (len(specs[path]["groups"]), len(specs[path]["marks"]), path.parent.name))
    return f"targets/{found.parent.name}/"


@pytest.fixture
def desk_of_its_own(browser: Browser, home: str) -> Iterator[Tab]:
    with tab(browser, home, viewport=DESK) as found:
        yield found


def _told(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))["usermeta"]["minhbach"]
    return found


def _reach(tab: Tab, wanted: Locator) -> None:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(80):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        tab.page.keyboard.press("Tab")
    raise AssertionError("no key leads there")


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_alone_explore_a_chart(desk_of_its_own: Tab, site: Path, richest: str, language: str) -> None:
    """To the button, into the chart, from mark to mark, to the switches, and back to the picture."""
    found, page = desk_of_its_own, desk_of_its_own.page
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    assert found.open(LANGUAGES[language] + richest) == []
    assert not [url for url in fetched if _ASKED.search(url)], "fetched before anybody asked"
    told = _told(site / LANGUAGES[language] / richest / "chart.vl.json")
    button, stage, tip = (page.locator(name).first for name in ("[data-mb-explore]", ".mb-stage", ".mb-tip"))

    _reach(found, button)
    page.keyboard.press("Enter")
    stage.wait_for()
    assert stage.evaluate("one => one === document.activeElement")
    assert stage.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    assert not page.locator(".mb-still").first.is_visible()
    for key, mark in (("ArrowRight", 0), ("ArrowRight", 1), ("End", -1), ("ArrowLeft", -2), ("Home", 0)):
        page.keyboard.press(key)
        wanted = [told["marks"][mark]["said"], *told["marks"][mark]["told"]]
        assert tip.locator("> *").all_inner_texts() == wanted, key
    assert tip.get_attribute("role") == "status", "what is said must be read aloud"
    assert violations(found) == []

    boxes = page.locator(".mb-groups input")
    assert page.locator(".mb-groups label").all_inner_texts() == [group["name"] for group in told["groups"]]
    words = page.locator(".mb-drawn text").count()
    page.keyboard.press("Shift+Tab")
    assert boxes.last.evaluate("one => one === document.activeElement")
    for _ in range(boxes.count() - 1):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    page.wait_for_function("before => document.querySelectorAll('.mb-drawn text').length < before", arg=words)
    _reach(found, stage)
    page.keyboard.press("Home")
    left = next(mark for mark in told["marks"] if mark["group"] != told["groups"][0]["key"])
    assert tip.locator("strong").inner_text() == left["said"], "a mark that is not shown is passed over"

    page.keyboard.press("Escape")
    assert tip.inner_text() == ""
    page.keyboard.press("Escape")
    assert button.evaluate("one => one === document.activeElement")
    assert page.locator(".mb-still").first.is_visible() and not page.locator(".mb-explored").count()
    assert found.faults() == []


def test_a_pointer_asks_the_nearest_mark_and_colours_follow_the_page(
    desk_of_its_own: Tab, site: Path, richest: str
) -> None:
    found, page = desk_of_its_own, desk_of_its_own.page
    found.open(richest)
    page.locator("[data-mb-explore]").first.click()
    stage, tip = page.locator(".mb-stage").first, page.locator(".mb-tip").first
    stage.wait_for()
    spec = json.loads((site / richest / "chart.vl.json").read_text("utf-8"))
    mark = spec["usermeta"]["minhbach"]["marks"][0]
    padding = spec["padding"]
    stage.hover(position={"x": mark["x"] + padding["left"] + 3, "y": mark["y"] + padding["top"] + 3})
    assert tip.locator("strong").inner_text() == mark["said"]
    page.mouse.move(2, 2)
    assert tip.inner_text() == ""
    stage.hover(position={"x": mark["x"] + padding["left"], "y": mark["y"] + padding["top"]})
    stage.focus()
    page.keyboard.press("End")
    page.mouse.wheel(0, 40)
    page.wait_for_timeout(200)
    last = spec["usermeta"]["minhbach"]["marks"][-1]["said"]
    assert tip.locator("strong").inner_text() == last, "a mouse that rests asks nothing"
    light = page.evaluate(_INK)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(_INK) != light
    page.emulate_media(media="print")
    assert page.locator(".mb-still").first.is_visible() and not page.locator(".mb-explored").first.is_visible()
    page.emulate_media(media="screen", color_scheme="light")
    page.locator("[data-mb-back]").first.click()
    assert page.locator(".mb-still").first.is_visible()
    assert found.faults() == []


def test_a_phone_explores_the_narrow_chart(browser: Browser, home: str, richest: str) -> None:
    with tab(browser, home, viewport=PHONE, has_touch=True) as found:
        found.open(f"vi/{richest}")
        found.page.locator("[data-mb-explore]").first.tap()
        stage = found.page.locator(".mb-stage").first
        stage.wait_for()
        assert stage.locator("svg").get_attribute("viewBox") == "0 0 320 300"
        stage.locator(".mb-drawn").tap()
        assert found.page.locator(".mb-tip strong").first.inner_text()
        assert [*found.faults(), *found.overflow(), *violations(found)] == []


def test_whatever_a_record_says_stays_text(desk_of_its_own: Tab, site: Path, richest: str) -> None:
    """The words of a specification come from data: none becomes an element, an address or code."""
    hostile = "<img src=x onerror=window.PWNED=1>${PWNED=1}"
    page = desk_of_its_own.page
    spec = json.loads((site / richest / "chart.vl.json").read_text("utf-8"))
    told = spec["usermeta"]["minhbach"]
    told["groups"] = [group | {"name": hostile} for group in told["groups"]]
    told["marks"] = [mark | {"said": hostile, "told": [hostile]} for mark in told["marks"]]
    words = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "text")["data"]["values"]
    words.append(words[-1] | {"label": hostile})
    page.route("**/chart.vl.json", lambda route: route.fulfill(json=spec))
    desk_of_its_own.open(richest)
    page.locator("[data-mb-explore]").first.click()
    page.locator(".mb-stage").first.wait_for()
    page.keyboard.press("End")
    assert page.locator(".mb-tip").first.locator("> *").all_inner_texts() == [hostile, hostile]
    assert set(page.locator(".mb-groups label").all_inner_texts()) == {hostile}
    assert hostile in page.locator(".mb-drawn text").all_text_contents()
    assert page.evaluate("window.PWNED") is None
    assert page.locator(".mb-explored img").count() == 0
    assert desk_of_its_own.faults() == []


@pytest.mark.parametrize("missing", ["**/explore.js", "**/vega.js", "**/chart.vl.json"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_loaded_leaves_the_picture_and_says_so(
    desk_of_its_own: Tab, richest: str, language: str, missing: str
) -> None:
    page = desk_of_its_own.page
    page.route(missing, lambda route: route.abort())
    desk_of_its_own.open(LANGUAGES[language] + richest)
    page.locator("[data-mb-explore]").first.click()
    said = page.locator("[data-mb-failed]").first
    said.filter(has_text=said.get_attribute("data-mb-failed")).wait_for()
    assert said.get_attribute("role") == "status"
    assert page.locator(".mb-still svg:visible").first.is_visible()
    assert not page.locator(".mb-explored").count()


def test_without_scripts_no_control_is_dead(plain: Tab, richest: str) -> None:
    plain.open(richest)
    assert plain.page.locator(".mb-fig button:visible").count() == 0
    assert plain.page.locator(".mb-fig a[download]:visible").count() >= 3

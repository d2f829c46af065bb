"""Every page of the site on a phone that runs no script: within its width, every chart in sight, every mark a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.chromium import DESK, PHONE, Tab
from tests.browser.places import LANGUAGES, PAGES, address, every

pytestmark = pytest.mark.slow

# What is seen of each figure, its key of marks aside: [drawing's name, left, right, width, height].
_DRAWINGS = """() => [...document.querySelectorAll(".mb-fig")].map((figure) =>
  [...figure.querySelectorAll("svg:not(.mb-shape)")].map((svg) => {
    const box = svg.getBoundingClientRect();
    const name = [...svg.querySelectorAll(":scope > title")].map((title) => title.textContent).join("")
      || svg.getAttribute("aria-label") || "";
    return [name, box.left, box.right, box.width, box.height];
  }).filter(([, , , width, height]) => width > 0 && height > 0))"""

_MARKS = """() => [...document.querySelectorAll(".mb-marks a")].map((mark) => {
  const box = mark.getBoundingClientRect();
  return {name: mark.getAttribute("aria-label"), href: mark.getAttribute("href"), box: [box.width, box.height]};
}).filter(({box}) => box[0] > 0)"""


def _charts(tab: Tab) -> Iterator[str]:
    """What is wrong with the charts of a page: each has one drawing in sight, named, inside the window."""
    window = tab.page.evaluate("window.innerWidth")
    for seen in tab.page.evaluate(_DRAWINGS):
        if len(seen) != 1:
            yield f"{window} px: {len(seen)} drawings in sight, wanted one"
        for name, left, right, width, height in seen:
            if not name or left < 0 or right > window or width < 24 or height < 24:
                yield f"{window} px: chart {name!r} from {left} to {right}, {width} x {height}"


def _faults(tab: Tab, where: str, sizes: tuple[ViewportSize, ...]) -> list[str]:
    """What is wrong with a page at some sizes, one line each."""
    found = tab.open(where)
    for size in sizes:
        tab.page.set_viewport_size(size)
        found += [*tab.overflow(), *_charts(tab)]
    return [f"{where}: {fault}" for fault in found]


def test_every_chart_is_in_sight(plain: Tab, site: Path) -> None:
    """Of each figure the drawing for this width is seen, and no other; no page with one scrolls sideways."""
    pages = [where for where in every(site) if re.search(r'class="mb-fig[" ]', _html(site, where))]
    assert len(pages) > len(LANGUAGES)
    # The marks and numbers of a chart are the same in each language; on a phone its words are tight, so all are seen.
    found = [
        fault
        for where in pages
        for fault in _faults(plain, where, (PHONE,) if where.startswith("vi/") else (DESK, PHONE))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", PAGES)
def test_page_fits_a_phone(plain: Tab, site: Path, page: str) -> None:
    assert not (found := _faults(plain, address(site, page), (PHONE,))), "\n".join(found)


@pytest.mark.long
def test_every_page_fits_a_phone_and_a_desk(plain: Tab, site: Path) -> None:
    found = [fault for where in every(site) for fault in _faults(plain, where, (DESK, PHONE))]
    assert not found, "\n".join(found)


def _html(site: Path, where: str) -> str:
    return (site / where / "index.html" if not where.endswith(".html") else site / where).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_every_mark_of_the_picture_is_a_named_link_that_a_finger_can_hit(
    plain: Tab, site: Path, language: str, size: ViewportSize
) -> None:
    """24 x 24 pixels at least (WCAG 2.2, 2.5.8), with a name, to a page that is there; every promise has one."""
    plain.page.set_viewport_size(size)
    assert plain.open(LANGUAGES[language]) == []
    marks: list[dict[str, Any]] = plain.page.evaluate(_MARKS)
    promised = len([*site.glob("targets/*/index.html"), *site.glob("tasks/*/index.html")])
    assert len({mark["href"] for mark in marks}) == len(marks) == promised
    for mark in marks:
        assert min(mark["box"]) >= 24, mark
        assert mark["name"].strip(), mark
        where = urlsplit(urljoin(plain.page.url, mark["href"])).path.lstrip("/")
        assert (site / where / "index.html").is_file(), mark

"""What stands in a page shows it as it stays: the stylesheet at its end changes nothing that a reader sees or measures."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import DESK, PHONE, served, tab
from tests.browser.places import PAGES, address

pytestmark = pytest.mark.slow

# Every element's place and look, with and without the sheet at the end of the page; and what differs.
_CHANGED = """() => {
  const named = ["color", "backgroundColor", "font", "textDecoration", "border", "opacity", "display", "fill", "stroke",
    "listStyleType", "letterSpacing", "textTransform", "visibility", "transform", "maskImage", "content"];
  const look = (element, part) => {
    const style = getComputedStyle(element, part);
    return part && ["none", "normal"].includes(style.content) ? "" : named.map((name) => style[name]).join("; ");
  };
  const seen = () => [...document.querySelectorAll("body, body *:not(link)")].map((element) => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return [[x, y, width, height].map(Math.round).join(" "), look(element), look(element, "::before"),
      look(element, "::after"), element];
  });
  const late = [...document.styleSheets].at(-1);
  document.documentElement.dataset.mbScripts = "";
  const after = seen();
  late.disabled = true;
  const before = seen();
  return before.flatMap(([...was], at) => {
    const now = after[at], element = was.pop();
    return was.flatMap((one, part) => one === now[part] ? [] : [`${element.outerHTML.slice(0, 90)}: ${one} -> ${now[part]}`]);
  }).slice(0, 5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_sheet_at_the_end_changes_nothing_in_sight(
    browser: Browser, home: str, site: Path, size: dict[str, int], scheme: str
) -> None:
    with tab(browser, home, viewport=size, color_scheme=scheme, java_script_enabled=False) as found:
        changed = {}
        for page in PAGES:
            if page.startswith("vi/") and (size, scheme) != (PHONE, "light"):
                continue  # the same styles; on a phone its longer words make the lines
            found.open(address(site, page))
            if seen := found.page.evaluate(_CHANGED):
                changed[page] = seen
        assert changed == {}


def test_a_page_waits_for_no_file_before_its_first_paint(browser: Browser, site: Path, tmp_path: Path) -> None:
    """The page alone, without any of the files that it names, looks like itself: its styles are there."""
    html = (site / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(html, encoding="utf-8")
    with served(tmp_path) as home, tab(browser, home, viewport=PHONE) as found:
        found.open("")
        assert found.page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "30px"
        assert found.page.evaluate("document.documentElement.dataset.mbScripts") == ""

"""What a screen reader is told of charts and verdicts: names from the browser's accessibility tree, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.reading.words import english, words
from tests.browser.chromium import Tab
from tests.browser.places import LANGUAGES, ROOT, address

pytestmark = pytest.mark.slow

_PAGES = ("targets/*", "tasks/*", "indicators/*", "organisations/*", "")


def _tree(tab: Tab) -> list[dict[str, Any]]:
    """Role, name and description of every node that a screen reader meets."""
    client = tab.page.context.new_cdp_session(tab.page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    return [
        {key: node.get(key, {}).get("value", "") for key in ("role", "name", "description")}
        for node in nodes
        if not node.get("ignored")
    ]


def _start(said: dict[str, str], key: str) -> str:
    """A word up to the place that is filled."""
    return said[key].partition("{")[0].strip()


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_and_verdicts_are_told_in_the_language_of_the_page(
    plain: Tab, site: Path, language: str, page: str
) -> None:
    said = {**english(), **words(ROOT, language)}
    plain.open(address(site, LANGUAGES[language] + page))
    tree = _tree(plain)
    charts = [node for node in tree if node["role"] in ("image", "img")]
    assert all(node["name"].strip() for node in charts), "a drawing without a name"
    if page in ("targets/*", "indicators/*"):
        assert charts, "no chart in the tree"
        titles = tuple(plain.page.locator("figcaption h2").all_inner_texts())
        for chart in charts:
            if not chart["name"].startswith(said["past.title"]):
                assert chart["name"].startswith(titles), "not what the page says it shows"
                assert _start(said, "course.unit") in chart["name"], "not in the language of the page"
    if page in ("targets/*", "tasks/*"):
        (verdict,) = [node for node in tree if node["role"] == "region" and node["name"] == said["verdict"]]
        states = {text for key, text in said.items() if key.startswith("state.")}
        assert verdict and {node["name"] for node in tree} & states, "no word of a verdict"

"""A citation where people look: its place on the page, with scripts and without, and the page that checks it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.chromium import Tab
from tests.browser.places import address

pytestmark = pytest.mark.slow

LANGUAGES = {"en": "", "vi": "vi/"}


def _cited(site: Path) -> tuple[str, str]:
    """The page of a target, and the name of its place there."""
    page = address(site, "targets/*")
    (name,) = [
        name
        for name, found in json.loads((site / page / "data.json").read_text("utf-8"))["citations"].items()
        if found["outcome"] == "unchanged"
    ][:1]
    return page, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cited_address_opens_at_its_answer_without_scripts(plain: Tab, site: Path, language: str) -> None:
    page, name = _cited(site)
    plain.open(f"{LANGUAGES[language]}{page}#{name}")
    assert plain.page.locator(f"[id='{name}']").is_visible()
    plain.open(f"{LANGUAGES[language]}{page}")
    assert not plain.page.locator(f"[id='{name}']").is_visible()


def test_an_unknown_hash_is_said_on_the_page(desk: Tab, site: Path) -> None:
    page, name = _cited(site)
    desk.open(f"{page}#{name[:-12]}{'0' * 12}")
    note = desk.page.locator("[data-mb-unknown]")
    assert note.inner_text().startswith(note.get_attribute("data-mb-unknown") or "?")
    assert "is-told" in (note.get_attribute("class") or "")


# What is pasted, of a citation that stands -> whether the answer is that it is unchanged.
PASTED = {
    "{name}": True,
    "https://example.org/x/#{name}": True,
    "{short}{zeros}": False,
    "{short}": False,
    "words": False,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", PASTED)
def test_a_pasted_citation_is_answered(desk: Tab, site: Path, text: str, language: str) -> None:
    _, name = _cited(site)
    desk.open(f"{LANGUAGES[language]}cite/")
    desk.page.locator("[data-mb-cite] textarea").fill(text.format(name=name, short=name[:-12], zeros="0" * 12))
    desk.page.locator("[data-mb-cite] button").click()
    desk.page.wait_for_load_state("networkidle")
    answer = desk.page.locator(".mb-checked [data-outcome]")
    answer.wait_for()
    assert (answer.get_attribute("data-outcome") == "unchanged") is PASTED[text]
    assert answer.inner_text().strip()
    assert [fault for fault in desk.faults() if "404" not in fault] == []  # a hash that no file has is asked for

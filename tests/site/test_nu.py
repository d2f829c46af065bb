"""Every kind of page, in each language, and each twentieth of all: HTML without an error for the Nu checker."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.browser.places import PAGES, address, every
from tests.real import real_site
from tests.site import nu

pytestmark = pytest.mark.slow

ALLOWED = {
    "^CSS: “(vector-effect|paint-order)”: Property “.*” doesn't exist": "SVG 2 defines both; the checker's list lacks them",
}
"""Errors that are none for us: a pattern of the message, and why."""


@pytest.fixture(scope="module", autouse=True)
def checker() -> None:
    """Without the checker the test is skipped; in CI it fails."""
    if why := nu.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)


def files(where: list[str]) -> list[str]:
    """The files of some addresses."""
    return [page if page.endswith(".html") else f"{page}index.html" for page in where]


def told(found: list[tuple[str, str]]) -> str:
    """Each error that is not allowed, with the first page that has it."""
    first: dict[str, str] = {}
    for page, message in found:
        if not any(re.search(pattern, message) for pattern in ALLOWED):
            first.setdefault(message, page)
    return "\n".join(f"{page}: {message}" for message, page in first.items())


def test_pages_are_html_without_an_error() -> None:
    site = real_site()
    kinds = {address(site, page) for page in PAGES}
    pages = sorted(kinds | set(every(site)[::20]))
    assert not (found := told(nu.errors(site, files(pages)))), found


@pytest.mark.long
def test_every_page_is_html_without_an_error() -> None:
    site = real_site()
    assert not (found := told(nu.errors(site, files(every(site))))), found


def test_an_error_is_found(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>", "utf-8")
    assert [message for _, message in nu.errors(page.parent, ["index.html"])] == ["Duplicate ID “a”."]

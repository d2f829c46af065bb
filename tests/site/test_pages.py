"""The built pages of the minimal site: links that resolve, scripts that the policy knows, no styles inside."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from macros.site.build import build
from macros.site.settings import settings
from macros.site.shown import first
from macros.verdicts.methods import METHODS
from tests.conftest import AS_OF
from tests.site.built_pages import POLICY, Built

pytestmark = pytest.mark.slow

ADDRESS = "https://example.org/river-watch/"
DOCUMENT = "https://example.org/water-office/river-plan-2026.pdf"  # the source's own address
DESCRIBED = {method.described[1] for method in METHODS if method.described}
"""Where the methods of others are described."""


@pytest.fixture(scope="module")
def site(built: Path) -> Built:
    """The built site, its pages taken apart."""
    return Built(built, ADDRESS)


def test_there_is_a_page_for_everything(site: Built) -> None:
    assert {
        "index.html",
        "404.html",
        "about/index.html",
        "promises/index.html",
        "due/index.html",
        "unpromised/index.html",
        "counted/index.html",
        "data/index.html",
        "method/index.html",
        "targets/renewal-spending-2028/index.html",
        "tasks/barrier-register/index.html",
        "indicators/river-renewal-spending/index.html",
        "organisations/water-office/index.html",
        "sources/river-report-2026/index.html",
    } <= site.pages.keys()


def test_every_internal_link_and_asset_is_there(site: Built) -> None:
    assert len(site.links) > 20 * len(site.pages)
    assert list(site.broken()) == []


def test_every_anchor_is_there(site: Built) -> None:
    assert list(site.adrift()) == []


def test_nothing_leaves_the_sub_path(site: Built) -> None:
    assert {link.address for link in site.links if not link.address.startswith(ADDRESS)} == {DOCUMENT, *DESCRIBED}


def test_only_links_lead_out_of_the_site(site: Built) -> None:
    assert {link.tag for link in site.links if link.address == DOCUMENT} == {"a"}


def test_missing_page_links_from_any_depth(site: Built) -> None:
    links = {link for _, _, link in site.pages["404.html"].links}
    assert {link for link in links if not link.startswith(("/river-watch/", "#", ADDRESS))} == set()


def test_page_tells_its_own_address(site: Built) -> None:
    told = {link.page: link.address for link in site.links if link.rel == "canonical"}
    assert told == {name: site.address_of(name) for name in site.pages if name != "404.html"}


def test_every_page_has_the_policy_that_names_its_one_script_and_one_sheet(site: Built) -> None:
    for name, page in site.pages.items():
        assert (page.head.get("Content-Security-Policy"), len(page.sheets)) == (page.policy, 1), name
        assert page.scripts == [first().text], name


def test_no_element_has_a_style_of_its_own(site: Built) -> None:
    assert {name: page.styles[0] for name, page in site.pages.items() if page.styles} == {}


def test_pages_have_no_handlers(site: Built) -> None:
    assert {name: page.handlers for name, page in site.pages.items() if page.handlers} == {}


@pytest.mark.parametrize("name", ["default-src", "object-src", "base-uri", "form-action"])
def test_policy_allows_nothing_that_is_not_needed(name: str) -> None:
    assert POLICY[name] == "'none'"
    # Where a browser gives the search no worker, the page itself compiles its WebAssembly.
    assert "unsafe" not in str(POLICY).replace("'wasm-unsafe-eval'", "")
    assert "http" not in str(POLICY)


def test_images_of_charts_fetch_and_run_nothing(built: Path) -> None:
    for path in built.rglob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<script|<style|<foreignObject|\son\w+=|href=|@import|url\((?!#)", text), path


def test_styles_ask_no_other_host(site: Built) -> None:
    sheets = {site.file_of(link.address) for link in site.links if link.rel == "stylesheet"}
    assert sheets
    for path in sheets:
        links = re.findall(r"url\([\"']?([^)\"']+)", path.read_text(encoding="utf-8"))
        files = [link for link in links if not link.startswith(("data:", "#"))]
        assert [link for link in files if urlsplit(link).netloc or not (path.parent / link).is_file()] == [], path


def test_pages_say_the_day_of_the_build(site: Built) -> None:
    silent = [name for name, page in site.pages.items() if not re.search(r"As of 1\s+June\s+2026\.", page.text)]
    assert silent == []


def test_every_id_stands_once(built: Path) -> None:
    for path in sorted(built.rglob("*.html")):
        ids = re.findall(r'\sid="([^"]*)"', path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), path


def test_second_language_has_everything_too(minimal: Path) -> None:
    settings_file = minimal / "mkdocs.yml"
    settings_file.write_text(settings_file.read_text(encoding="utf-8") + "      de: Deutsch\n", encoding="utf-8")
    (minimal / "docs" / "words").mkdir()
    (minimal / "docs" / "words" / "de.yml").write_text("name: Deutsch\nlocale: de-CH\n", encoding="utf-8")
    build(settings(minimal), minimal / "site", AS_OF)
    site = Built(minimal / "site", ADDRESS)
    english = {name for name in site.pages if not name.startswith("de/")}
    assert {name.removeprefix("de/") for name in site.pages.keys() - english} >= english - {"404.html"}
    assert (list(site.broken()), list(site.adrift())) == ([], [])
    assert {link.address for link in site.links if not link.address.startswith(ADDRESS)} == {DOCUMENT, *DESCRIBED}

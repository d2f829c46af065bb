"""In a site that lived on, citations made before say what happened: on the page, beside it, and in a terminal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest

from tests.conftest import AS_OF, Run
from tests.site.built_pages import Page
from tests.site.lived import CITED, NEW, OLD, Lived, lived_in

ADDRESS = "https://example.org/river-watch/"

# A whole build takes seconds.
pytestmark = pytest.mark.slow


# In Vietnamese: unchanged, corrected, withdrawn.
SAID = {"unchanged": "Không thay đổi", "revised": "Đã đính chính", "withdrawn": "Đã rút lại"}


@pytest.fixture(scope="module")
def lived(shared: Path) -> Lived:
    return lived_in(shared)


@pytest.mark.parametrize("language", ["", "vi/"])
@pytest.mark.parametrize("key", CITED)
def test_the_page_says_what_became_of_a_citation(key: str, language: str, lived: Lived) -> None:
    page, outcome, said = CITED[key]
    html = (lived.site / language / page / "index.html").read_text(encoding="utf-8")
    (told,) = re.findall(rf'<div class="mb-cited" id="{re.escape(lived.cited[key])}"><p><b>(.*?)</b>', html)
    assert said in told if not language else told.startswith(SAID[outcome])


@pytest.mark.parametrize("key", CITED)
def test_the_file_beside_the_page_says_the_same(key: str, lived: Lived) -> None:
    page, outcome, said = CITED[key]
    found = lived.json(f"{page}/data.json")["citations"][lived.cited[key]]
    assert found["outcome"] == outcome
    assert said in found["says"]["en"]


@pytest.mark.parametrize("key", CITED)
def test_the_terminal_says_the_same(key: str, lived: Lived, run: Run) -> None:
    done = run("verify", lived.cited[key], "--root", lived.root, "--as-of", AS_OF.isoformat())
    _, outcome, said = CITED[key]
    assert done.code == {"unchanged": 0, "revised": 3, "withdrawn": 4}[outcome]
    assert f"{lived.cited[key]}: {outcome}: " in done.out
    assert said in done.out


@pytest.mark.parametrize("key", CITED)
def test_a_small_file_of_hashes_leads_to_the_page(key: str, lived: Lived) -> None:
    hash_ = lived.cited[key].rpartition("-")[2]
    found = lived.json(f"cite/hashes/{hash_[:2]}.json")[hash_]
    assert found == {"cited": lived.cited[key], "page": f"{CITED[key][0]}/"}


def test_a_hash_that_was_never_published_has_no_place(lived: Lived) -> None:
    for path in lived.site.rglob("index.html"):
        page = Page(path.read_text(encoding="utf-8"))
        assert {one for one in page.ids if one.startswith(tuple(lived.cited.values()))} <= set(lived.cited.values())
        assert not any(one.endswith("-0123456789ab") for one in page.ids)


def test_every_entry_of_the_twin_is_the_record_of_the_exports(lived: Lived) -> None:
    """The JSON of a report is found by its key in the file of its page, as it stands in the exports."""
    listing = {record["key"]: record for record in lived.json("api/v1/achievements.json")["records"]}
    twin = lived.json(f"indicators/{NEW}/data.json")["reports"]
    assert {record["key"]: record for record in twin} == listing


def test_a_former_address_keeps_the_place_that_it_names(lived: Lived) -> None:
    html = (lived.site / "indicators" / OLD / "index.html").read_text(encoding="utf-8")
    cited = lived.cited[f"{OLD}.year-2025"]
    assert f'<li id="{cited}"><a href="../../indicators/{NEW}/#{cited}">{cited}</a>: Revised on' in html
    script = re.findall(r'<script src="([^"]*)"></script>', html)
    assert [(lived.site / "indicators" / OLD / one).resolve().is_file() for one in script] == [True]


def test_the_citation_of_every_page_leads_to_a_place_on_it(lived: Lived) -> None:
    for path in lived.site.rglob("cite.json"):
        if not (path.parent / "index.html").read_text(encoding="utf-8").count("mb-citebox"):
            continue  # a former address
        ids = Page((path.parent / "index.html").read_text(encoding="utf-8")).ids
        for item in json.loads(path.read_text(encoding="utf-8")):
            anchor = item["URL"].partition("#")[2]
            assert not anchor or anchor in ids, item["URL"]


def test_every_entry_of_a_feed_leads_to_its_place(lived: Lived) -> None:
    """What happened is told where it is shown, in every language; only a new promise is its page."""
    told = set()
    for path in lived.site.rglob("feed.xml"):
        for entry in feedparser.parse(path.read_bytes()).entries:
            page, _, place = entry.link.removeprefix(ADDRESS).partition("#")
            told.add(entry.tags[0].term)
            ids = Page((lived.site / page / "index.html").read_text(encoding="utf-8")).ids
            assert place in ids or (not place and entry.tags[0].term == "promise"), entry.link
    assert told == {"promise", "report", "correction", "alteration", "reply", "verdict"}


def test_the_page_that_checks_says_how_to_check_without_scripts(lived: Lived) -> None:
    for language in ("", "vi/"):
        html = (lived.site / language / "cite" / "index.html").read_text(encoding="utf-8")
        assert "<form hidden>" in html
        assert ("Nothing is marked. Then the citation is not known here" in html) is not bool(language)


def test_every_page_with_an_address_has_a_box_whose_files_are_there(lived: Lived) -> None:
    for path in lived.site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        if "moved.js" in html or "/vi/about/" in path.as_posix():
            continue  # a former address; a page that stands in for its translation is cited in its own language
        assert "cite.bib" in html, path
        assert (path.parent / "cite.bib").read_text(encoding="utf-8").startswith("@misc{"), path

"""The real site, built once: what holds for the smallest site holds for the largest we have."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from macros.reading.load import load
from macros.render.exports.shapes import PUBLISHED
from macros.site.settings import settings
from tests.real import AS_OF, ROOT, real_site
from tests.site import processes
from tests.site.built_pages import Built
from tests.site.processes import environment, hashes
from tests.site.spoken import Spoken

pytestmark = pytest.mark.slow


def copy_real(root: Path) -> Path:
    """A copy of the real site's own files, without the engine and its drawings."""
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def site() -> Built:
    """The built real site, its pages taken apart."""
    return Built(real_site(), settings(ROOT).address)


def test_every_link_and_asset_in_both_languages_is_there(site: Built) -> None:
    assert sorted(set(site.broken())) == []


def test_every_anchor_in_both_languages_is_there(site: Built) -> None:
    assert sorted(set(site.adrift())) == []


def test_every_page_stands_in_every_language(site: Built) -> None:
    english = {name for name in site.pages if not name.startswith("vi/")}
    assert {name.removeprefix("vi/") for name in site.pages.keys() - english} == english


# Words that any English sentence has three of; names of documents and publishers stay in their own language.
_ENGLISH = re.compile(r"\b(the|of|is|are|and|with|from|for|not|by|that|was|were|its|each|to|in)\b", re.IGNORECASE)


def test_no_english_sentence_is_left_on_a_vietnamese_page(site: Built) -> None:
    data = load(ROOT, ("en", "vi"))
    names = {
        text
        for source in data.sources.values()
        for named in (source.title, source.publisher)
        for text in named.root.values()
    }
    left = set()
    for path in (site.folder / "vi").rglob("*.html"):
        for language, text in Spoken(path.read_text("utf-8")).said:
            # What is quoted is quoted as it was printed.
            plain = re.sub("“[^”]*”", "", text.replace("\N{NO-BREAK SPACE}", " "))
            if language == "vi" and len(_ENGLISH.findall(plain)) > 2 and not any(name in plain for name in names):
                left.add((path.parent.name, text))
    assert not left


def test_every_page_has_the_policy_that_names_its_one_script_and_one_sheet(site: Built) -> None:
    for name, page in site.pages.items():
        assert (page.head["Content-Security-Policy"], len(page.scripts), len(page.sheets)) == (page.policy, 1, 1), name


def test_no_element_has_a_style_or_a_handler(site: Built) -> None:
    assert {name: page.styles[0] for name, page in site.pages.items() if page.styles} == {}
    assert {name: page.handlers for name, page in site.pages.items() if page.handlers} == {}


def test_pages_fetch_nothing_from_other_hosts(site: Built) -> None:
    elsewhere = [link for link in site.links if not link.address.startswith(site.address)]
    assert {(link.tag, link.address) for link in elsewhere if link.tag != "a"} == set()


@pytest.mark.parametrize("kind", PUBLISHED)
def test_export_fits_its_schema(kind: str, site: Built) -> None:
    api = site.folder / "api" / "v1"
    schema = json.loads((api / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    found = json.loads((api / f"{kind}.json").read_text(encoding="utf-8"))
    faults = Draft202012Validator(schema).iter_errors(found)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []
    assert found["as_of"] == AS_OF
    assert len({tuple(record) for record in found["records"]}) <= 1


@pytest.mark.long
def test_a_second_build_elsewhere_gives_the_same_bytes(site: Built, tmp_path: Path) -> None:
    root = copy_real(tmp_path / "another folder")
    settings_there = {"TZ": "America/Los_Angeles", "LC_ALL": "vi_VN.UTF-8", "PYTHONHASHSEED": "4294967295"}
    assert hashes(processes.built(root, environment(tmp_path / "tmp", **settings_there), "--as-of", AS_OF)) == hashes(
        site.folder
    )

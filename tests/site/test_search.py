"""The search index of a built site: what it holds of each page, in bytes that stay the same."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.site import search
from macros.site.build import build
from macros.site.editions import Editions, editions
from macros.site.files import pieces
from macros.site.search import index
from macros.site.settings import settings
from tests.conftest import AS_OF

pytestmark = pytest.mark.slow


def fragments(site: Path) -> dict[str, dict[str, Any]]:
    """What Pagefind keeps of each page, by the address that it keeps."""
    files = (site / "pagefind" / "fragment").iterdir()
    found = (json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")) for path in files)
    return {fragment["url"]: fragment for fragment in found}


@pytest.fixture(scope="module")
def found(built: Path) -> dict[str, dict[str, Any]]:
    return fragments(built)


def test_every_page_but_the_one_that_searches_is_held_once(built: Path, found: dict[str, dict[str, Any]]) -> None:
    held = sorted(url.split("/", 4)[4] for url in found)
    pages = {path.relative_to(built).as_posix().removesuffix("index.html") for path in built.rglob("index.html")}
    assert held == sorted(pages - {"search/"})


HELD: list[tuple[str, dict[str, str], list[str]]] = [
    # address in the index (state, kind, language of the title, page), what a result shows, some words that lead to it
    (
        "/behind/targets/en/targets/renewal-spending-2028/",
        {"titles": "40 million francs a year for river renewal", "note": "Water Office of the Canton of Auen · 2028"},
        ["Spending on river renewal", "River plan 2024–2028", "zqtargets"],
    ),
    (
        "/-/organisations/en/organisations/water-office/",
        {"names": "Water Office of the Canton of Auen", "note": "Agency · 2 promises"},
        ["WO"],
    ),
    (
        "/-/sources/en/sources/river-report-2026/",
        {
            "documents": "River plan 2024–2028, with the accounts of 2024 and 2025",
            "note": "Water Office of the Canton of Auen · 20 March 2026",
        },
        [],
    ),
    ("/-/pages/en/due/", {"titles": "Due"}, ["zqpages"]),
    # a page that a person wrote, with its text
    ("/-/pages/en/about/", {"titles": "About"}, ["invented"]),
    ("/-/pages/en/", {"titles": "Answer"}, []),
]


@pytest.mark.parametrize(("url", "shown", "words"), HELD)
def test_a_page_is_held_with_what_a_result_shows_and_with_its_words(
    found: dict[str, dict[str, Any]], url: str, shown: dict[str, str], words: list[str]
) -> None:
    held = found[url]
    assert {key: " ".join(text.split()) for key, text in held["meta"].items()} == shown
    assert [word for word in words if word not in held["content"]] == []


def test_no_sign_of_markdown_or_of_a_macro_is_held(found: dict[str, dict[str, Any]]) -> None:
    """Nor a filter: Pagefind writes them in another order each time."""
    for fragment in found.values():
        assert not set(fragment["content"]) & set("{}`*#|<>[]"), fragment["url"]
        assert fragment["filters"] == {}


def test_only_the_scripts_that_a_search_runs_are_published(built: Path) -> None:
    names = {path.name for path in (built / "pagefind").iterdir() if path.suffix in (".js", ".css", ".txt", ".json")}
    assert names == {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "LICENSE.txt"}


def test_the_index_is_the_same_each_time(minimal: Path, tmp_path: Path) -> None:
    """Also with several languages, which Pagefind lists in any order: five times, since one may be luck."""
    words = minimal / "docs" / "words"
    words.mkdir()
    for code in ("de", "fr", "it"):
        (words / f"{code}.yml").write_text(f"name: {code}\nlocale: {code}\n", encoding="utf-8")
    site = settings(minimal)
    found = editions(replace(site, languages={**site.languages, "de": "D", "fr": "F", "it": "I"}), AS_OF)
    made = []
    for turn in range(5):
        made.append(whole(found))
        shutil.rmtree(minimal / ".cache" / "search")
    assert made[0] and all(one == made[0] for one in made)


def made(site: Path) -> dict[str, Any]:
    return whole(editions(settings(site), AS_OF))


def whole(found: Editions) -> dict[str, Any]:
    return {name: b"".join(pieces(content)) for name, content in index(found)}


def parts(files: dict[str, Any]) -> dict[str, Any]:
    """What a search reads, without what results show."""
    return {name: content for name, content in files.items() if "/fragment/" not in name}


def test_a_value_changes_what_results_show_and_needs_no_new_index(
    minimal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(minimal)
    monkeypatch.setattr(search, "indexed", list)
    assert made(minimal) == before
    (path,) = (minimal / "data" / "achievements").glob("*.yml")
    path.write_text(path.read_text("utf-8").replace("value: 26000000", "value: 41000000"), encoding="utf-8")
    after = made(minimal)
    assert before.keys() == after.keys() and parts(before) == parts(after)
    changed = [json.loads(gzip.decompress(after[name])[12:]) for name in after if after[name] != before[name]]
    assert sorted((one["url"], one["meta"]["note"]) for one in changed) == [
        ("/-/indicators/en/indicators/river-renewal-spending/", "about 41\xa0million\xa0CHF"),
        ("/met/targets/en/targets/renewal-spending-2028/", "Water Office of the Canton of Auen · 2028"),
    ]
    shutil.rmtree(minimal / ".cache" / "search")
    monkeypatch.undo()
    assert made(minimal) == after


def test_another_title_needs_another_index(minimal: Path) -> None:
    before = made(minimal)
    path = minimal / "data" / "targets" / "renewal-spending-2028.yml"
    path.write_text(path.read_text("utf-8").replace("40 million", "Forty million"), encoding="utf-8")
    assert parts(made(minimal)) != parts(before)


BROKEN: dict[str, Callable[[Path], Any]] = {
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-9]),
    "empty": lambda path: path.write_bytes(b""),
    "other bytes": lambda path: path.write_bytes(b"\xff" * 500 + path.read_bytes()[500:]),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("how", BROKEN)
def test_an_index_that_is_kept_broken_is_made_again(how: str, minimal: Path) -> None:
    before = made(minimal)
    for path in (minimal / ".cache" / "search").iterdir():
        BROKEN[how](path)
    assert made(minimal) == before


def test_only_the_last_indexes_are_kept(minimal: Path) -> None:
    folder = minimal / ".cache" / "search"
    folder.mkdir(parents=True)
    for at in range(6):
        (folder / f"{at}.index").write_bytes(b"")
        os.utime(folder / f"{at}.index", (at, at))
    made(minimal)
    assert len(list(folder.glob("*.index"))) == 3
    assert {"4.index", "5.index", "shown.pages"} < {path.name for path in folder.iterdir()}


def test_a_site_that_asks_for_the_search_of_mkdocs_has_ours_alone(minimal: Path, tmp_path: Path) -> None:
    path = minimal / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("plugins:\n", "plugins:\n  - search\n"), encoding="utf-8")
    build(settings(minimal), tmp_path / "site", AS_OF)
    found = {path.name for path in (tmp_path / "site" / "search").iterdir()}
    assert found == {"card.png", "index.html", *(f"cite.{form}" for form in ("bib", "json", "ris", "txt"))}

"""A page that is about no record is made again where something that it shows changes, and stays where that can be told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from macros.render.parts import paging
from macros.site.calls import Call
from macros.site.editions import editions
from macros.site.reads import made_from
from macros.site.rendered import Standing
from macros.site.settings import settings
from macros.site.skeleton import Skeleton
from tests.conftest import AS_OF
from tests.site.changing import swap

TITLE = Call("page_title", ("targets",), {})
WORDS = Standing("words/", "words/index.html", "Words", "", False, Skeleton(("<body>",), (), (), (), ""))


def calling(*calls: Call) -> Standing:
    assert WORDS.page is not None
    return replace(WORDS, page=replace(WORDS.page, calls=calls))


def rows(*given: str | int, **named: int) -> Standing:
    return calling(TITLE, Call("records", given, named))


PAGES: Mapping[str, Standing] = {
    "words": WORDS,
    "targets/2": rows("targets", 2),
    "tasks/2": rows("tasks", page=2),
    "promises/2": rows("promises", 2),
    "sources": rows("sources"),
    "indicators/2": rows("indicators", 2),
    "organisations": rows("organisations"),
}


@pytest.fixture(autouse=True)
def one_row_on_a_page(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(paging, "MOST", 1)
    monkeypatch.setattr(paging, "EACH", 1)
    yield


def told(site: Path, pages: Mapping[str, Standing]) -> Mapping[str, str]:
    found = editions(settings(site), AS_OF)
    return made_from(found, {f"{folder}.md": {found.default.words.language: page} for folder, page in pages.items()})


@pytest.mark.parametrize(
    ("folder", "page"),
    [
        ("promises", rows("promises")),
        ("targets", rows("targets", 1)),
        ("x", calling(TITLE, Call("counted", (), {}))),
        ("x", replace(WORDS, page=None)),
        ("due", WORDS),
        ("index", WORDS),
    ],
)
def test_a_page_that_may_show_everything_is_not_told(folder: str, page: Standing, minimal: Path) -> None:
    assert told(minimal, {folder: page}) == {}


def test_a_summary_that_an_author_wrote_counts_nothing(minimal: Path) -> None:
    assert told(minimal, {"due": replace(WORDS, own="Said by its author.")}).keys() == {"due"}


def test_a_page_that_a_language_does_not_have_is_not_told(minimal: Path) -> None:
    found = editions(settings(minimal), AS_OF)
    assert made_from(found, {"words.md": {"xx": WORDS}}) == {}


EDITS: list[tuple[Callable[[Path], object], set[str]]] = [
    (swap("mkdocs.yml", "site_name: ", "site_name: The "), {*PAGES}),
    (swap("docs/about.md", "# ", "# The "), set()),
    (
        swap("data/tasks/barrier-register.yml", "title:\n  en: ", "title:\n  en: The "),
        {"tasks/2", "promises/2", "sources", "organisations"},
    ),
    (
        swap("data/achievements/river-renewal-spending.yml", "value: 26000000", "value: 26000001"),
        {"targets/2", "sources", "indicators/2", "organisations"},
    ),
]


@pytest.mark.parametrize(("edit", "touched"), EDITS, ids=["settings", "another page", "task", "value"])
def test_an_edit_touches_the_pages_that_show_it(edit: Callable[[Path], None], touched: set[str], minimal: Path) -> None:
    before = told(minimal, PAGES)
    edit(minimal)
    after = told(minimal, PAGES)
    assert before.keys() == after.keys() == PAGES.keys()
    assert {folder for folder in PAGES if before[folder] != after[folder]} == touched

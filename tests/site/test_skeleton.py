"""The page of a record, filled into one page of its kind, is the page that MkDocs would have made of it."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from macros.model.portfolio import ADDRESSED
from macros.reading.problem import Problem, UserError
from macros.site import rendering, stage
from macros.site.calls import apart
from macros.site.cores import Alone
from macros.site.editions import Editions, editions
from macros.site.hands import Job, knows, records
from macros.site.records import PAGE, keys, page
from macros.site.settings import settings
from tests.conftest import AS_OF


@pytest.mark.parametrize(
    ("source", "texts", "calls"),
    [
        ("words", ["words"], []),
        ('a\n\n{{ heading("this") }}\n\nb', ["a\n\n", "\n\nb"], [("heading", ("targets/x",), {})]),
        ('{{ progress_table(programme="this") }}', ["", ""], [("progress_table", (), {"programme": "targets/x"})]),
        (
            '{{ owes(3) }}{{ value("indicators/y") }}',
            ["", "", ""],
            [("owes", (3,), {}), ("value", ("indicators/y",), {})],
        ),
    ],
)
def test_a_template_is_its_texts_and_its_calls(source: str, texts: list[str], calls: list[object]) -> None:
    said, called = apart(source)
    assert said == texts
    assert [(call.macro, *call.about("targets/x")) for call in called] == calls


def read(root: Path) -> Editions:
    return editions(settings(root), AS_OF)


@pytest.mark.slow
def test_every_filled_page_is_that_of_mkdocs(minimal: Path, tmp_path: Path) -> None:
    """Also where texts around the holes look like holes."""
    settings_ = minimal / "mkdocs.yml"
    named = settings_.read_text("utf-8").replace("River Watch", "mb--call0-- mb--x-- call0 --this-en-- {call0}")
    settings_.write_text(named, encoding="utf-8")
    found = read(minimal)
    skeletons = rendering.rendered(found, found.default, tmp_path / "holes")
    rendering._edition(found, found.default, tmp_path / "whole", ADDRESSED)
    assert {kind for kind, _ in skeletons} == {key.partition("/")[0] for key in keys(found)}, "none fell back"
    for key in keys(found):
        filled = page(found, found.default, key, skeletons)
        assert filled
        assert rendering.dense(filled) == rendering.dense((tmp_path / "whole" / key / PAGE).read_bytes()), key


@pytest.mark.slow
def test_a_kind_that_cannot_be_filled_is_rendered_by_mkdocs(minimal: Path, tmp_path: Path) -> None:
    own = minimal / "docs" / "templates" / "questions.md"
    own.parent.mkdir(exist_ok=True)
    own.write_text('{{ heading("this") }}\n\nIts key is "this".\n', encoding="utf-8")
    found = read(minimal)
    skeletons = rendering.rendered(found, found.default, tmp_path / "site")
    assert "questions" not in {kind for kind, _ in skeletons}
    for id_ in found.default.portfolio.questions:
        assert f"questions/{id_}" in (tmp_path / "site" / "questions" / id_ / PAGE).read_text("utf-8")
    assert not list((tmp_path / "site").rglob("--this*")), "no page with holes is published"


def test_a_process_reads_what_no_other_told_it(minimal: Path, tmp_path: Path) -> None:
    job = Job(minimal, AS_OF, False, "now", tmp_path / "site", tmp_path / "aside")
    knows(replace(job, made_from="before"), read(minimal))
    key = "sources/river-report-2026"
    assert f"{key}/data.json" in Alone().submit(records, job, {"en": {}}, [key]).result()[key]
    assert (tmp_path / "site" / "sources" / "river-report-2026" / "data.json").is_file()


def test_problems_come_home_from_another_process() -> None:
    told = UserError([Problem("a.yml", 1, 2, "code", "found it"), "mkdocs.yml: no"])
    assert pickle.loads(pickle.dumps(told)).problems == told.problems


def test_no_record_can_have_the_name_of_a_page_with_holes(minimal: Path) -> None:
    found = read(minimal)
    assert all("--" not in key for key in keys(found))
    assert not {address for address in stage.addresses(found.site, found.default) if "--" in address}

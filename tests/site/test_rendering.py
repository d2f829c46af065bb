"""A page filled is the page that MkDocs would have made of it; MkDocs runs only where something else than data changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.site import rendering, running
from macros.site.editions import Editions, editions
from macros.site.settings import settings
from tests.bench import synthetic
from tests.conftest import AS_OF
from tests.site.both import filled, unlike

VALUE = '{{ value("indicators/river-renewal-spending") }}'
LIST = '{{ records("targets") }}'
NOTHING = '{{ questions("indicators/river-renewal-spending") }}'

# Pages as people write them: macros alone, in sentences, cells, entries, quotes and HTML.
FILLED = {
    "paragraph": f"# A\n\nSpent {VALUE} so far.",
    "alone": f"# A\n\n{VALUE}\n\n{LIST}",
    "together": f"# A\n\n{VALUE} {VALUE}\n\n{VALUE}\n{VALUE}\n\n{LIST}\n{NOTHING}",
    "entries": f"# A\n\n- a {VALUE}\n- {VALUE}\n    - {VALUE}\n\n1. {VALUE}\n\n2. x",
    "cells": f"# A\n\n| a | b |\n|---|---|\n| {VALUE} | x {VALUE} |",
    "emphasis": f"# A\n\n**{VALUE}** and *x {VALUE}*",
    "quote": f"# A\n\n> {VALUE}",
    "html": f"# A\n\n<div>\n{VALUE}\n</div>\n\n<div>\n\n{LIST}\n\n</div>",
    "raw": "# A\n\n`{% raw %}{{ x }}{% endraw %}` " + VALUE,
    "untitled": VALUE,
    "titled": f"---\ntitle: Big & é\n---\n{LIST}",
    "headed": '{{ page_title("due") }}\n\nx',
    "nothing": f"# A\n\n{NOTHING}\n\nx {NOTHING} y",
    "contents": f"---\nhide: []\n---\n# A\n\n## B\n\nx {VALUE}\n\n## C",
    "described": f"---\ndescription: What it is\n---\n# A\n\n[a record](targets/renewal-spending-2028.md) {VALUE}",
    "still": "# A\n\nNo macro.",
}
# Pages of which MkDocs makes something else: the contents of a page, and code.
WHOLE = {
    "heading": f"# A\n\n## B {VALUE}\n\nx",
    "code": f"# A\n\n`{VALUE}`",
    "block-of-code": f"# A\n\n    {VALUE}",
}


def otherwise(found: Editions) -> list[str]:
    """The pages that cannot be filled, and the files that are not as MkDocs makes them, in every language."""
    made = [(edition, rendering.rendered(found, edition)) for edition in found.by_language.values()]
    return [path for edition, pages in made for path in (*pages.whole, *unlike(found, edition, pages))]


def read(root: Path, day: date = AS_OF) -> Editions:
    return editions(settings(root), day)


def german(root: Path) -> None:
    """Give a site a second language, without a page in it."""
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8") + "      de: Deutsch\n", encoding="utf-8")
    (root / "docs" / "words").mkdir()
    (root / "docs" / "words" / "de.yml").write_text("name: Deutsch\nlocale: de-CH\n", encoding="utf-8")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages of the editions that MkDocs has rendered."""
    found: list[str] = []
    run = running.run

    def counted(*given: object) -> running.Made:
        found.append(given[1].words.language)  # type: ignore[attr-defined]
        return run(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "run", counted)
    return found


@pytest.mark.slow
def test_every_filled_page_is_that_of_mkdocs(minimal: Path) -> None:
    """Also where texts around the holes look like holes, and on pages that stand in for a translation."""
    german(minimal)
    settings_ = minimal / "mkdocs.yml"
    named = settings_.read_text("utf-8").replace("River Watch", "mb--call0-- mb--x-- call0 --this-en-- {call0}")
    settings_.write_text(named, encoding="utf-8")
    for name, text in FILLED.items():
        (minimal / "docs" / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")
    assert otherwise(read(minimal)) == []


@pytest.mark.slow
def test_every_filled_page_of_a_site_with_all_kinds_is_that_of_mkdocs(tmp_path: Path) -> None:
    synthetic.write(tmp_path / "site", 10)
    assert otherwise(read(tmp_path / "site", synthetic.AS_OF)) == []


@pytest.mark.long
def test_every_filled_page_of_this_repositorys_site_is_that_of_mkdocs(tmp_path: Path) -> None:
    here = Path(__file__).parents[2]
    for name in ("data", "docs"):
        shutil.copytree(here / name, tmp_path / name)
    shutil.copy(here / "mkdocs.yml", tmp_path)
    assert otherwise(read(tmp_path, synthetic.AS_OF)) == []


@pytest.mark.slow
def test_pages_that_cannot_be_filled_are_rendered_by_mkdocs_each_time(minimal: Path, runs: list[str]) -> None:
    for name, text in WHOLE.items():
        (minimal / "docs" / f"{name}.md").write_text(f"{text}\n", encoding="utf-8")
    own = minimal / "docs" / "templates" / "questions.md"
    own.parent.mkdir(exist_ok=True)
    own.write_text('{{ heading("this") }}\n\nIts key is "this".\n', encoding="utf-8")
    question = minimal / "data" / "questions" / "why.yml"
    question.parent.mkdir()
    question.write_text(QUESTION, encoding="utf-8")
    for times in (2, 1):
        runs.clear()
        found = read(minimal)
        made = rendering.rendered(found, found.default)
        assert len(runs) == times
        assert {*made.whole} == {"questions/--this---.md", *(f"{name}.md" for name in WHOLE)}
        assert 'Its key is "questions/why"' in made.files["questions/why/index.html"].decode()
        assert unlike(found, found.default, made) == []
        assert not [path for path in filled(found, found.default, made) if "--this" in path]


QUESTION = """\
title: {en: Why}
kind: deadline
detail: {en: Nobody knows.}
about: [targets/renewal-spending-2028]
sources: [{source: river-report-2026}]
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["hooks: [docs/hook.py]\n", "markdown_extensions: [pymdownx.snippets]\n", "docs_dir: !ENV [X, docs]\n"]
)
def test_a_site_with_code_of_its_own_is_rendered_whole(line: str, minimal: Path, runs: list[str]) -> None:
    (minimal / "docs" / "hook.py").write_text("def on_page_content(html, **_):\n    return html\n", encoding="utf-8")
    path = minimal / "mkdocs.yml"
    path.write_text(line + path.read_text("utf-8"), encoding="utf-8")
    found = read(minimal)
    made = rendering.rendered(found, found.default)
    assert runs == ["en"]
    assert made.records == {}
    assert {page.page for page in made.standing.values()} == {None}
    assert {f"{key}/index.html" for key in found.digests} <= made.files.keys()
    assert not (minimal / ".cache" / "pages").exists()


def changed_value(root: Path) -> None:
    path = root / "data" / "achievements" / "river-renewal-spending.yml"
    path.write_text(path.read_text("utf-8").replace("value: 26", "value: 27"), encoding="utf-8")


def changed_title(root: Path) -> None:
    path = root / "data" / "targets" / "renewal-spending-2028.yml"
    path.write_text(path.read_text("utf-8").replace("en: ", "en: Once more, ", 1), encoding="utf-8")


def another_record(root: Path) -> None:
    shutil.copy(root / "data/organisations/water-office.yml", root / "data/organisations/another.yml")


def page_of_people(root: Path) -> None:
    (root / "docs" / "about.md").write_text("# Us\n", encoding="utf-8")


def template(root: Path) -> None:
    own = root / "docs" / "templates" / "targets.md"
    own.parent.mkdir()
    own.write_text('{{ heading("this") }}\n', encoding="utf-8")


def asset(root: Path) -> None:
    own = root / "docs" / "assets" / "map.svg"
    own.parent.mkdir()
    own.write_text("<svg/>", encoding="utf-8")


def setting(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("site_name: ", "site_name: The "), encoding="utf-8")


def first_of_its_kind(root: Path) -> None:
    own = root / "data" / "questions" / "why.yml"
    own.parent.mkdir()
    own.write_text(QUESTION, encoding="utf-8")


def broken(root: Path) -> None:
    for path in (root / ".cache" / "pages").iterdir():
        path.write_bytes(path.read_bytes()[:-500])


def altered(root: Path) -> None:
    for path in (root / ".cache" / "pages").iterdir():
        path.write_bytes(path.read_bytes().replace(b"files/", b"fires/", 1))


CHANGES: dict[str, tuple[Callable[[Path], None], bool]] = {
    "a value": (changed_value, False),
    "a title": (changed_title, False),
    "another record": (another_record, False),
    "a page": (page_of_people, True),
    "a template": (template, True),
    "an asset": (asset, True),
    "a setting": (setting, True),
    "the first of its kind": (first_of_its_kind, True),
    "half of what was kept": (broken, True),
    "something else kept": (altered, True),
}


@pytest.mark.slow
def test_mkdocs_runs_only_where_more_than_data_changed(
    minimal: Path, tmp_path: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what it gives then is what it would have given without anything kept."""
    found = read(minimal)
    rendering.rendered(found, found.default)
    assert runs == ["en"]
    rendering.rendered(found, found.default)
    assert runs == ["en"], "nothing changed"
    rendering.rendered(read(minimal, date(2026, 6, 2)), found.default)
    assert runs == ["en"], "another day"
    for name, (change, again) in CHANGES.items():
        root = tmp_path / name
        shutil.copytree(minimal, root)
        change(root)
        runs.clear()
        found = read(root)
        made = rendering.rendered(found, found.default)
        assert bool(runs) == again, name
        kept = filled(found, found.default, made)
        shutil.rmtree(root / ".cache" / "pages")
        assert kept == filled(found, found.default, rendering.rendered(found, found.default)), name


@pytest.mark.slow
def test_what_is_kept_is_of_this_code_and_these_packages(
    minimal: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read(minimal)
    rendering.rendered(found, found.default)
    monkeypatch.setattr("macros.site.inputs.engine", lambda: "another version")
    rendering.rendered(found, found.default)
    assert runs == ["en", "en"]


@pytest.mark.slow
def test_a_cache_that_cannot_be_written_is_only_slower(minimal: Path, runs: list[str]) -> None:
    (minimal / ".cache").mkdir()
    (minimal / ".cache" / "pages").write_bytes(b"in the way")
    found = read(minimal)
    made = [rendering.rendered(found, found.default) for _ in range(2)]
    assert runs == ["en", "en"]
    assert made[0] == made[1]


@pytest.mark.slow
def test_only_the_newest_editions_are_kept(minimal: Path) -> None:
    folder = minimal / ".cache" / "pages"
    folder.mkdir(parents=True)
    for nth in range(20):
        (folder / f"{nth}.zip").write_bytes(b"")
    found = read(minimal)
    rendering.rendered(found, found.default)
    assert len(list(folder.iterdir())) == 8


@pytest.mark.slow
def test_a_link_to_nowhere_stops_the_build(minimal: Path) -> None:
    (minimal / "docs" / "more.md").write_text("# A\n\n[x](targets/none.md)\n", encoding="utf-8")
    found = read(minimal)
    with pytest.raises(UserError, match="strict mode"):
        rendering.rendered(found, found.default)

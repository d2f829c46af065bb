"""A build that cannot be: every problem told with its place, nothing written, the earlier site as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

NOTHING = "Nothing was written."

# file -> its text, and the problems told of it
BAD = {
    "data/indicators/new.yml": (
        "title: Rivers\nunit: CHF\ndirection: upp\n",
        [
            "data/indicators/new.yml:1:8: title: found 'Rivers', wanted a text by language, such as {en: …} [no-languages]",
            "data/indicators/new.yml:3:12: direction: found 'upp', wanted 'up' or 'down' [unknown-word]",
        ],
    ),
    "data/organisations/office.yml": (
        "title: {en: Office}\nkind: agency\nkind: agency\n",
        ["data/organisations/office.yml:3:1: found the key 'kind' twice (first in line 2); delete one [key-twice]"],
    ),
    "data/sources/paper.yml": (
        "title: {en: Paper}\npublisher: {en: Press}\ngrad: press\n",
        [
            "data/sources/paper.yml:1:1: grade: not found; add the key grade [missing-key]",
            "data/sources/paper.yml:3:1: grad: unknown key; did you mean grade? [unknown-key]",
        ],
    ),
    "data/targets/Big.yml": (
        "title: {en: Big}\n",
        [
            "data/targets/Big.yml:1:1: found the id 'Big', wanted lowercase words joined by dashes; rename the file [no-id]"
        ],
    ),
}


def write(path: Path, text: str) -> Path:
    """Write a file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of every file of a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def published(minimal: Path) -> Path:
    """The minimal site with something in site/ that looks as if a build had made it."""
    write(minimal / "site" / "manifest.json", "{}")
    write(minimal / "site" / "index.html", "earlier")
    return minimal


def test_every_problem_of_every_file_is_told_and_nothing_written(published: Path, run: Run) -> None:
    for name, (text, _) in BAD.items():
        write(published / name, text)
    before = snapshot(published)
    done = run("build", "--root", published, "--as-of", "2026-06-01")
    told = [problem for _, problems in BAD.values() for problem in problems]
    assert done.code == 1
    assert done.out == ""
    assert done.err.splitlines() == ["As of 2026-06-01 (--as-of).", *told, f"{len(told)} problem(s). {NOTHING}"]
    assert snapshot(published) == before


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_every_command_tells_the_same(command: str, minimal: Path, run: Run) -> None:
    name, (text, problems) = next(iter(BAD.items()))
    write(minimal / name, text)
    done = run(command, "--root", minimal, "--as-of", "2026-06-01")
    assert done.code == 1
    assert done.err.splitlines()[1:] == [*problems, f"{len(problems)} problem(s). {NOTHING}"]
    assert not (minimal / "site").exists()


def test_broken_reference_is_told_at_its_line(minimal: Path, run: Run) -> None:
    path = minimal / "data" / "tasks" / "barrier-register.yml"
    write(path, path.read_text(encoding="utf-8").replace("- water-office", "- water-ofice"))
    done = run("check", "--root", minimal)
    assert done.code == 1
    assert "data/tasks/barrier-register.yml:9:5: found 'water-ofice', wanted an id of organisations; " in done.err
    assert "did you mean water-office?" in done.err


def test_wrong_call_on_a_page_is_told_with_page_and_line(published: Path, run: Run) -> None:
    write(published / "docs" / "more.md", 'Text\n\n{{ records("achievements") }}\n')
    before = snapshot(published / "site")
    done = run("build", "--root", published, "--as-of", "2026-06-01")
    assert done.code == 1
    assert "docs/more.md:3:1: records: kind: found 'achievements', wanted one of" in done.err
    assert snapshot(published / "site") == before
    assert sorted(path.name for path in published.glob(".site.*")) == []


def test_missing_root_is_told(tmp_path: Path, run: Run) -> None:
    done = run("build", "--root", tmp_path / "nowhere")
    assert done.code == 1
    assert done.err.startswith(f"{tmp_path / 'nowhere'}: found no mkdocs.yml and docs/ here")


def test_missing_data_is_told(minimal: Path, run: Run) -> None:
    (minimal / "data").rename(minimal / "datum")
    done = run("check", "--root", minimal)
    assert done.code == 1
    assert "data:1:1: found no folder, wanted one with records; see the page about data/ [no-data]" in done.err


def test_place_that_is_not_ours_is_told(minimal: Path, run: Run) -> None:
    write(minimal / "site" / "thesis.txt", "mine")
    done = run("build", "--root", minimal, "--as-of", "2026-06-01")
    assert done.code == 1
    assert f"{minimal / 'site'}: found a folder that no build made; choose another --out, or empty it" in done.err
    assert (minimal / "site" / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_place_that_cannot_be_made_is_told(minimal: Path, run: Run) -> None:
    done = run("build", "--root", minimal, "--as-of", "2026-06-01", "--out", minimal / "mkdocs.yml" / "site")
    assert done.code == 1
    wanted = "found a file where a folder is wanted; mend the path, or choose another --out"
    assert done.err.splitlines()[1:] == [f"{minimal / 'mkdocs.yml'}: {wanted}", f"1 problem(s). {NOTHING}"]


# a change of a file of the site -> what is told
MKDOCS = {
    "a link to nowhere": (
        "docs/about.md",
        "\n[x](nope.md)\n",
        "Doc file 'about.md' contains a link 'nope.md', but the target is not found among documentation files.",
    ),
    "a page of the navigation": ("mkdocs.yml", "nav:\n  - nope.md\n", "A reference to 'nope.md' is included in the"),
    "an unknown setting": ("mkdocs.yml", "navv: []\n", "Config value 'navv': Unrecognised configuration name: navv"),
    "a missing hook": ("mkdocs.yml", "hooks: [nope.py]\n", "nope.py' isn't an existing file."),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", MKDOCS)
def test_fault_that_mkdocs_finds_fails_the_build(what: str, published: Path, run: Run) -> None:
    name, text, told = MKDOCS[what]
    write(published / name, (published / name).read_text(encoding="utf-8") + text)
    before = snapshot(published / "site")
    done = run("build", "--root", published, "--as-of", "2026-06-01")
    assert done.code == 1
    assert told in done.err
    assert "Traceback" not in done.err
    assert done.err.splitlines()[-1].endswith(NOTHING)
    assert snapshot(published / "site") == before
    assert list(published.glob(".site.*")) == []

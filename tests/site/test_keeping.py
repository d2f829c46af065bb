"""`check --against`: what was published and is not kept is told at its line, with what to do instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run, few
from tests.repositories import committed
from tests.site.changing import (
    CORRECTED,
    FRENCH,
    MENDED,
    RENAMED,
    REPORTS,
    SOURCE,
    TARGET,
    Change,
    add,
    move,
    several,
    swap,
)


def without_first_report(root: Path) -> None:
    text = (root / REPORTS).read_text(encoding="utf-8")
    (root / REPORTS).write_text(text[text.index("- id: year-2025") :], encoding="utf-8")


def rewritten(root: Path) -> None:
    """Other indents, other order, no comments."""
    (root / REPORTS).write_text(
        "- {id: year-2025, measured: '2025', quantifier: about, money: disbursed, recorded: 2026-04-02,\n"
        "   value: 26000000, locator: 'annex,  table 2', source: river-report-2026}\n"
        "- {measured: 2024, id: year-2024, money: disbursed, recorded: 2026-04-02,\n"
        "   value: 22500000, locator: 'annex, table 2', source: river-report-2026}\n",
        encoding="utf-8",
    )


KEPT: dict[str, Change] = {
    "nothing": lambda root: None,
    "reformatting, comments and order": rewritten,
    "a new language": FRENCH,
    "a correction of a report": add(REPORTS, CORRECTED),
    "a correction of a promise": several(swap(TARGET, "due: 2028", "due: 2029"), add(TARGET, MENDED)),
    "another id with a redirect": RENAMED,
}

# change -> where, code, and what is said of it
UNKEPT: dict[str, tuple[Change, str, str, str]] = {
    "an altered value": (
        swap(REPORTS, "22500000", "23500000"),
        f"{REPORTS}:5:10",
        "published-altered",
        "value: found 23500000, published as 22500000 (HEAD); undo this, and add a report with replaces: year-2024",
    ),
    "an altered promise": (
        swap(TARGET, "value: 40000000", "value: 30000000"),
        f"{TARGET}:43:12",
        "published-altered",
        'add to corrections: {key: conditions.0.value, was: "40000000", date: …, kind: …, reason: {…}}; what its owners',
    ),
    "a moved due date": (
        swap(TARGET, "due: 2028", "due: 2030"),
        f"{TARGET}:6:6",
        "published-altered",
        "a deadline that its owners moved leaves 2028 in due_history:",
    ),
    "an altered source": (
        swap(SOURCE, "2026-03-20", "2026-03-02"),
        f"{SOURCE}:8:12",
        "published-altered",
        'published: found 2026-03-02, published as 2026-03-20 (HEAD); undo this, or add to corrections: {key: published, was: "2026-03-20"',
    ),
    "a deleted report": (
        without_first_report,
        f"HEAD:{REPORTS}:3:3",
        "published-removed",
        "year-2024: this published report is gone; put it back",
    ),
    "the id of a report": (
        swap(REPORTS, "id: year-2024", "id: in-2024"),
        f"HEAD:{REPORTS}:3:3",
        "published-removed",
        "its id seems to be in-2024 now: write year-2024 again",
    ),
    "a deleted task": (
        lambda root: (root / "data/tasks/barrier-register.yml").unlink(),
        "HEAD:data/tasks/barrier-register.yml:3:1",
        "address-gone",
        "tasks/barrier-register/ is gone; put the file back, or add barrier-register to redirect_from: of the record that takes",
    ),
    "a changed id": (
        move(TARGET, "data/targets/spending-2028.yml"),
        f"HEAD:{TARGET}:3:1",
        "address-gone",
        "add renewal-spending-2028 to redirect_from: of data/targets/spending-2028.yml",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", few(KEPT, "reformatting, comments and order"))
def test_what_may_change(name: str, minimal: Path, run: Run) -> None:
    committed(minimal)
    KEPT[name](minimal)
    done = run("check", "--root", minimal, "--as-of", "2026-06-01", "--against", "HEAD")
    assert done.code == 0, done.err


@pytest.mark.parametrize("name", few(UNKEPT, "an altered value", "a deleted report", "a changed id"))
def test_what_may_not_change(name: str, minimal: Path, run: Run) -> None:
    change, place, code, said = UNKEPT[name]
    committed(minimal)
    change(minimal)
    assert run("check", "--root", minimal).code == 0
    done = run("check", "--root", minimal, "--against", "HEAD")
    assert done.code == 1
    line, count = done.err.splitlines()[-2:]
    assert line.startswith(f"{place}: ")
    assert said in line
    assert line.endswith(f" [{code}]")
    assert count == "1 problem(s). Nothing was written."


def test_a_deleted_source_is_told_where_it_was(minimal: Path, run: Run) -> None:
    committed(minimal)
    (minimal / SOURCE).unlink()
    done = run("check", "--root", minimal, "--against", "HEAD", "--format", "json")
    found = {(one["file"], one["code"]) for one in json.loads(done.out)["problems"]}
    assert (f"HEAD:{SOURCE}", "address-gone") in found
    assert done.code == 1


def test_what_cannot_be_read_now_is_not_told_twice(minimal: Path, run: Run) -> None:
    committed(minimal)
    swap(TARGET, "due: 2028", "due: [")(minimal)
    done = run("check", "--root", minimal, "--against", "HEAD")
    assert "1 problem(s)" in done.err
    assert "address-gone" not in done.err


PAST: dict[str, tuple[Change, str]] = {
    "without mkdocs.yml": (lambda root: (root / "mkdocs.yml").unlink(), "HEAD: found no mkdocs.yml of this site in it"),
    "with a broken mkdocs.yml": (swap("mkdocs.yml", "      en: English", "      - en"), "HEAD:mkdocs.yml:21:7: languages: "),
    "with broken YAML": (swap(TARGET, "due: 2028", "due: ["), f"HEAD:{TARGET}:"),
    "with a record of another shape": (swap(TARGET, "due: 2028", "until: 2028"), f"HEAD:{TARGET}:6:1: until: unknown key"),
}  # fmt: skip


@pytest.mark.parametrize("name", few(PAST, "with broken YAML"))
def test_a_past_that_cannot_be_read_is_told(name: str, minimal: Path, tmp_path: Path, run: Run) -> None:
    change, said = PAST[name]
    kept = {path: path.read_bytes() for path in minimal.rglob("*") if path.is_file()}
    change(minimal)
    committed(minimal)
    for path, content in kept.items():
        path.write_bytes(content)
    done = run("check", "--root", minimal, "--against", "HEAD")
    assert done.code == 1
    assert said in done.err


def test_a_rule_that_the_past_breaks_is_no_fault_of_now(minimal: Path, run: Run) -> None:
    swap(TARGET, "- water-office", "- nobody-known")(minimal)
    committed(minimal)
    swap(TARGET, "- nobody-known", "- water-office")(minimal)
    done = run("check", "--root", minimal, "--against", "HEAD")
    assert "lead: found water-office, published as nobody-known" in done.err


def test_a_missing_ref_is_told(minimal: Path, run: Run) -> None:
    committed(minimal)
    done = run("check", "--root", minimal, "--against", "origin/main")
    assert done.code == 1
    assert "origin/main: found no such commit in this repository; get it by: git fetch origin main" in done.err

"""Whatever a page or an export says of a record is in the hash that tells whether it is made again, and little else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.site.editions import editions
from macros.site.files import pieces
from macros.site.finish import PRODUCERS
from macros.site.settings import settings
from tests.conftest import AS_OF

TARGET, TASK, SPENDING = "targets/renewal-spending-2028", "tasks/barrier-register", "indicators/river-renewal-spending"

OFFICE, REPORT = "organisations/water-office", "sources/river-report-2026"

KEPT = ("data", "followed", "rows", "calendar", "lookups")
ALL = {TARGET, TASK, SPENDING, OFFICE, REPORT}

EDITS: list[tuple[str, str, str, set[str]]] = [
    # a file, what stands there, what is put in its place, the records of which something else is said then
    (
        "data/achievements/river-renewal-spending.yml",
        "value: 26000000",
        "value: 26000001",
        {TARGET, SPENDING, OFFICE, REPORT},
    ),
    (
        "data/indicators/river-renewal-spending.yml",
        "title:\n  en: ",
        "title:\n  en: The ",
        {TARGET, SPENDING, OFFICE, REPORT},
    ),
    (
        "data/targets/renewal-spending-2028.yml",
        "title:\n  en: ",
        "title:\n  en: The ",
        {TARGET, SPENDING, OFFICE, REPORT},
    ),
    ("data/tasks/barrier-register.yml", "title:\n  en: ", "title:\n  en: The ", {TASK, OFFICE, REPORT}),
    ("data/sources/river-report-2026.yml", "title:\n  en: ", "title:\n  en: The ", ALL),
    ("data/organisations/water-office.yml", "title:\n  en: ", "title:\n  en: The ", ALL),
    ("mkdocs.yml", "site_name: ", "site_name: The ", ALL),
    ("docs/about.md", "# ", "# The ", set()),
]


def found(site: Path) -> Mapping[str, str]:
    return editions(settings(site), AS_OF).digests


@pytest.mark.parametrize(("file", "was", "now", "touched"), EDITS, ids=lambda one: one if isinstance(one, str) else "")
def test_an_edit_touches_what_is_said_with_it(file: str, was: str, now: str, touched: set[str], minimal: Path) -> None:
    before = found(minimal)
    path = minimal / file
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), encoding="utf-8")
    after = found(minimal)
    assert before.keys() == after.keys() == ALL
    assert {key for key in ALL if before[key] != after[key]} == touched


def files(site: Path) -> dict[str, bytes]:
    """What is made of kept lines, as it leaves the site."""
    made = editions(settings(site), AS_OF)
    return {path: b"".join(pieces(content)) for name in KEPT for path, content in PRODUCERS[name](made)}


@pytest.mark.slow
@pytest.mark.parametrize(("file", "was", "now", "touched"), EDITS, ids=lambda one: one if isinstance(one, str) else "")
def test_what_was_kept_before_an_edit_gives_the_files_of_after_it(
    file: str, was: str, now: str, touched: set[str], minimal: Path
) -> None:
    before = files(minimal)
    assert files(minimal) == before
    path = minimal / file
    path.write_text(path.read_text("utf-8").replace(was, now, 1), encoding="utf-8")
    after = files(minimal)
    shutil.rmtree(minimal / ".cache" / "parts")
    assert files(minimal) == after
    assert (after != before) is bool(touched)


def test_two_records_that_are_shown_with_the_same_others_are_told_apart(minimal: Path) -> None:
    target = minimal / "data" / f"{TARGET}.yml"
    shutil.copy(target, target.with_stem("renewal-spending-again"))
    now = found(minimal)
    assert len({*now.values()}) == len(now) == len(ALL) + 1

"""Values that no rule forbids and nobody expects, one at a time in a sound site: check has no word for them, or tells."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.reading.problem import Problem, UserError
from macros.site.checking import checked
from macros.site.settings import settings
from tests.conftest import AS_OF, copy_minimal
from tests.test_documentation import GUIDES, examples, story

ODD = (
    *("0", "-1", "999999999999999999", "-999999999999999999", "0.000000000001", "true", "null", "[]", "{}"),
    *("0001", "9999", "0001-01-01", "9999-12-31", "1900/2100", "0001/9999", "2026-Q1"),
    *("rank", "count", "percent", "yes-no", "EUR", "between", "exactly", "nearly", "about", "projected", "stopped"),
    *("'{{ 7*7 }}'", '"a\\u0301"', "Ａ", "'<b>'"),
)


def variants(text: str) -> Iterator[str]:
    """The text of a file with each of its values in turn as each odd one."""
    rows = text.splitlines()
    for at, row in enumerate(rows):
        key, colon, value = row.partition(":")
        for odd in ODD if colon and value.strip() else ():
            yield "\n".join([*rows[:at], f"{key}: {odd}", *rows[at + 1 :]]) + "\n"


def told(root: Path) -> list[Problem | str]:
    """The errors of a site; whatever else is raised fails the test."""
    try:
        return [*checked(settings(root), AS_OF).errors]
    except UserError as error:
        return [*error.problems]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small site with the data of the guide, which have every kind of record."""
    root = copy_minimal(tmp_path)
    shutil.rmtree(root / "data")
    return story(GUIDES[0], root)


@pytest.mark.long
@pytest.mark.parametrize("name", examples(GUIDES[0]))
def test_an_odd_value_is_judged_or_told_at_its_file(name: str, site: Path) -> None:
    for text in variants(examples(GUIDES[0])[name]):
        (site / name).write_text(text, encoding="utf-8")
        assert all(isinstance(problem, Problem) for problem in told(site)), text

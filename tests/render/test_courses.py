"""The charts of a record's page: which there are, and what their marks say in the reader's language."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.render.courses import courses, explorable
from macros.render.exports.csv_v1 import table
from macros.render.exports.marks import marks
from macros.render.view import Edition
from tests.render.editions import edition, portfolio, world


@pytest.mark.parametrize(
    ("record", "charts"),
    [
        ("indicators/clean", [("chart", "clean", None)]),
        ("targets/clean-2028", [("chart", "clean", "clean-2028"), ("chart-place", "place", "clean-2028")]),
        ("targets/growth", []),
        ("tasks/register", []),
    ],
)
def test_each_indicator_of_a_page_has_a_chart_with_files_of_its_own(
    record: str, charts: list[tuple[str, str, str | None]]
) -> None:
    found = courses(edition(portfolio(world())), record)
    assert [(chart.name, chart.indicator, chart.target) for chart in found] == charts


@pytest.mark.parametrize(
    ("record", "language", "groups"),
    [
        ("targets/clean-2028", "en", ["This target", "Other targets"]),
        ("targets/clean-2028", "vi", ["Mục tiêu này", "Mục tiêu khác"]),
        ("indicators/clean", "en", ["Next target", "Other targets"]),
    ],
)
def test_promises_are_named_from_the_page_that_they_are_seen_from(
    record: str, language: str, groups: list[str]
) -> None:
    found = edition(portfolio(world()), language)
    told = json.loads(explorable(found, courses(found, record)[0], "wide"))["usermeta"]["minhbach"]["groups"]
    assert [group["name"] for group in told if group["kind"] in ("main", "goals")] == groups


def _explored(found: Edition) -> Any:
    """What a reader can ask of the chart of an indicator."""
    return json.loads(explorable(found, courses(found, "indicators/clean")[0], "wide"))["usermeta"]["minhbach"]


def test_a_mark_says_when_it_was_measured_and_who_published_it() -> None:
    for language, when in (("en", "measured"), ("vi", "số liệu của")):
        found = edition(portfolio(world()), language)
        told = _explored(found)["marks"]
        reports = [mark for mark in told if mark["group"] not in ("main", "goals")]
        assert reports and all(mark["told"][0].startswith(when) for mark in reports)
        assert all(" · " in mark["told"][1] for mark in reports), "a publisher with its grade"
        assert all(mark["told"][2] in ("Statistics", "The office's own count") for mark in reports), "of two series one"


def test_the_table_of_a_chart_has_its_marks_and_nothing_that_a_spreadsheet_runs() -> None:
    written = world()
    written["indicators"]["clean"]["series"][0]["title"] = {"en": "=1+1"}
    found = edition(portfolio(written))
    chart = courses(found, "targets/clean-2028")[0]
    columns, lines = marks(found, chart)
    assert len(lines) == len(chart.data.points) + len(chart.data.goals)
    assert [line["date"] for line in lines] == sorted(line["date"] for line in lines)
    assert ",=1+1" not in table(columns, lines)

"""The whole data set: promises together, reports by subject, and the date of a source that prints none."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from macros.model.achievement import Achievement
from macros.model.period import Period, day
from macros.model.portfolio import KINDS, REPORTED, Portfolio
from macros.model.promise import Target, Task
from macros.model.source import GRADES, Source


def make_source(name: str, published: str | None = None) -> Source:
    texts = {"title": {"en": name}, "publisher": {"en": name}}
    return Source.model_validate({"id": name, "grade": "press", "published": published, **texts})


def make_report(source: str, measured: str, recorded: str = "2027-01-01") -> Achievement:
    fields = {"id": f"r-{measured}".lower(), "measured": measured, "recorded": recorded, "source": source}
    return Achievement.model_validate(fields)


# the source's own date -> reports (measured, recorded) -> when it came out, and whether that is inferred
PUBLISHED = [
    ("2026-06-30", [("2026-12-31", "2027-01-01")], "2026-06-30", False),
    ("2026-Q2", [], "2026-06-30", False),
    (None, [("2026-03-31", "2027-01-01")], "2026-03-31", True),
    (None, [("2026-03-31", "2027-01-01"), ("2026-05", "2027-01-01"), ("2025", "2027-01-01")], "2026-05-31", True),
    (None, [("2026-05-05", "2026-05-05")], "2026-05-05", True),
    (None, [("2026", "2026-05-05"), ("2026-06-01", "2026-07-01")], "2026-06-01", True),
]


@pytest.mark.parametrize(("printed", "reports", "end", "inferred"), PUBLISHED)
def test_a_source_came_out_when_it_says_or_after_all_it_reports(
    printed: str | None, reports: list[tuple[str, str]], end: str, inferred: bool
) -> None:
    portfolio = Portfolio(
        sources={"paper": make_source("paper", printed), "other": make_source("other")},
        achievements={
            "a": tuple(make_report("paper", *found) for found in reports),
            "b": (make_report("other", "2029-01-01", "2029-01-01"),),
        },
    )
    found = portfolio.published("paper")
    assert found is not None
    assert (found.end.isoformat(), found.inferred) == (end, inferred)
    assert found.precision == "day" if inferred else found == Period.model_validate(printed)


def test_a_source_without_date_and_reports_has_no_date() -> None:
    assert Portfolio(sources={"paper": make_source("paper")}).published("paper") is None


def test_reports_of_several_subjects_date_one_source() -> None:
    reports = {"a": (make_report("paper", "2026-01-01"),), "b": (make_report("paper", "2026-02-01"),)}
    portfolio = Portfolio(sources={"paper": make_source("paper")}, achievements=reports)
    assert portfolio.published("paper") == day(date(2026, 2, 1)).model_copy(update={"inferred": True})


def test_promises_are_targets_and_tasks_in_the_order_of_their_ids() -> None:
    base = {"title": {"en": "A"}, "source": "paper"}
    targets = {
        name: Target.model_validate({"id": name, "conditions": ({"operator": "at-least"},), **base}) for name in "ca"
    }
    tasks = {"b": Task.model_validate({"id": "b", **base})}
    assert list(Portfolio(targets=targets, tasks=tasks).promises) == ["a", "b", "c"]


@pytest.mark.parametrize("kind", REPORTED)
def test_an_id_of_what_reports_are_about_tells_its_kind(kind: str) -> None:
    held: dict[str, Any] = {one: {one: None} for one in REPORTED}
    assert Portfolio(**held).kind_of(kind) == kind


def test_nothing_is_reported_about_what_has_no_file() -> None:
    assert Portfolio().reports("nothing") == ()


def test_every_kind_has_its_place_and_its_folder() -> None:
    assert [field.name for field in fields(Portfolio)] == list(KINDS)


def test_grades_run_from_law_to_copy() -> None:
    assert GRADES[0] == "law" and GRADES[-1] == "copy" and len(set(GRADES)) == 6


@pytest.mark.parametrize("measured", ["2026", "2026-05", "2026-05-06"])
def test_a_period_that_went_on_when_written_down_tells_nothing_about_the_day_of_its_source(measured: str) -> None:
    reports = {"a": (make_report("paper", measured, "2026-05-05"),)}
    assert Portfolio(sources={"paper": make_source("paper", None)}, achievements=reports).published("paper") is None

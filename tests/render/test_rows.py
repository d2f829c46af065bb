"""The rows that tables, charts and exports start from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

import pytest

from macros.model.period import Period
from macros.render import rows
from macros.verdicts.verdict import TargetState, TaskState
from tests.render.editions import DAY, edition, portfolio, report, world

WORLD = portfolio(world())
EDITION = edition(WORLD)

ALL = ["clean-2025", "register", "build-gauges", "money-2027", "clean-2028", "growth", "study"]
"""By due date, those without a date last."""


def ids(found: Sequence[rows.PromiseRow]) -> list[str]:
    return [row.promise.id for row in found]


def test_all_promises_come_by_due_date() -> None:
    assert ids(rows.promises(EDITION)) == ALL


FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({"programme": "plan"}, ["clean-2025", "build-gauges", "money-2027", "clean-2028"]),
    ({"organisation": "office"}, ["clean-2025", "build-gauges", "clean-2028"]),
    # one that supports counts too
    ({"organisation": "council"}, ["register", "build-gauges", "clean-2028"]),
    ({"state": "due-no-report"}, ["build-gauges"]),
    ({"due": "passed"}, ["clean-2025", "register", "build-gauges"]),
    ({"due": "ahead"}, ["money-2027", "clean-2028"]),
    ({"due": "none"}, ["growth", "study"]),
    ({"due": Period.model_validate("2025")}, ["clean-2025", "register"]),
    ({"due": Period.model_validate("2026-Q1")}, ["build-gauges"]),
    ({"due": Period.model_validate("2026-02")}, []),
    ({"programme": "plan", "organisation": "office", "due": "passed"}, ["clean-2025", "build-gauges"]),
    ({"programme": "plan", "organisation": "office", "due": "passed", "state": "missed"}, ["clean-2025"]),
    ({"programme": "nobody"}, []),
    ({"pillar": "water"}, ["clean-2028"]),
]


@pytest.mark.parametrize(("chosen", "expected"), FILTERS)
def test_every_filter_given_must_fit(chosen: dict[str, Any], expected: list[str]) -> None:
    assert ids(rows.promises(EDITION, **chosen)) == expected


@pytest.mark.parametrize(
    ("as_of", "when", "days"),
    [(date(2026, 3, 30), "ahead", -1), (date(2026, 3, 31), "ahead", 0), (date(2026, 4, 1), "passed", 1)],
)
def test_the_due_day_itself_is_not_past(as_of: date, when: str, days: int) -> None:
    (row,) = (r for r in rows.promises(edition(WORLD, as_of=as_of)) if r.promise.id == "build-gauges")
    assert (row.when, row.days) == (when, days)


def test_groups_hold_every_state_once() -> None:
    states = [state for _, found in rows.GROUPS for state in found]
    assert sorted(states) == sorted({*get_args(TargetState), *get_args(TaskState)})
    assert list(rows.STATES) == states
    assert {row.group for row in rows.promises(EDITION)} <= {name for name, _ in rows.GROUPS}


def test_rows_of_some_states_come_in_the_order_of_the_states() -> None:
    found = rows.of_state(rows.promises(EDITION), ["missed", "due-no-report", "behind"])
    assert ids(found) == ["clean-2025", "build-gauges", "clean-2028"]


def test_keys_say_the_kind() -> None:
    assert [row.key for row in rows.promises(EDITION, due="passed")] == [
        "targets/clean-2025",
        "tasks/register",
        "tasks/build-gauges",
    ]


def test_silence_that_may_be_ours() -> None:
    """The newest report became known on 20 May 2026; what was due before it, it could have spoken about."""
    past, ahead = rows.promises(EDITION, due="passed"), rows.promises(EDITION, due="ahead")
    assert EDITION.newest == date(2026, 5, 20)
    assert rows.silence_after_newest(EDITION, past) == 0
    assert rows.silence_after_newest(EDITION, [*past, *ahead]) == 2
    empty = edition(portfolio({key: value for key, value in world().items() if key != "achievements"}))
    assert empty.newest is None
    assert rows.silence_after_newest(empty, rows.promises(empty)) == 5


def test_a_report_that_is_not_known_yet_is_not_the_newest() -> None:
    # The yearbook is not out yet; the paper prints no date, and can be as old as what it reports.
    assert edition(WORLD, as_of=date(2026, 5, 19)).newest == date(2025, 12, 31)
    assert edition(WORLD, as_of=date(2025, 12, 30)).newest is None


def test_reports_come_latest_measured_first() -> None:
    found = rows.reports(WORLD, "clean")
    assert [row.report.id for row in found] == ["r2025-press", "r2025-own", "r2025", "north", "r2024-mended", "r2024"]
    assert [row.replaced_by for row in found] == [None, None, None, None, None, "r2024-mended"]
    assert {row.key for row in found} == {f"clean.{row.report.id}" for row in found}
    assert {row.kind for row in found} == {"indicators"}
    assert rows.reports(WORLD, "build-gauges") == ()


def test_all_reports_come_newest_published_first() -> None:
    found = [row.key for row in rows.all_reports(WORLD)]
    assert len(found) == 13
    # The paper prints no date: it is as old as what it reports.
    assert found[-1] == "clean.r2025-press"


@pytest.mark.parametrize("source", [*WORLD.sources, "none"])
def test_the_reports_of_a_source_come_in_the_same_order(source: str) -> None:
    wanted = [(row.key, row.report) for row in rows.all_reports(WORLD) if row.report.source == source]
    assert rows.reports_from(WORLD, source) == wanted


@pytest.mark.parametrize(
    ("as_of", "indicator", "latest"),
    [
        # the series that decides, the better source of its last day, whole, nothing projected
        (DAY, "clean", "r2025"),
        (DAY, "money", "m2025"),
        (DAY, "place", "p2025"),
        # where no value can decide, the last words
        (DAY, "gauges", "words"),
        # what was known on the day
        (date(2026, 5, 19), "clean", "r2025-press"),
        (date(2026, 5, 19), "money", None),
    ],
)
def test_an_indicator_is_quoted_by_the_report_that_decides(as_of: date, indicator: str, latest: str | None) -> None:
    found = rows.latest(edition(WORLD, as_of=as_of), indicator)
    assert (found.id if found else None) == latest


def test_reports_of_one_day_that_differ_are_disputed() -> None:
    disputed = {row.report.id for row in rows.reports(WORLD, "clean") if row.disputed}
    # Not the other series, not the part of the country, not the corrected one.
    assert disputed == {"r2025", "r2025-press"}


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ({"value": 90}, {"value": 90}, False),
        ({"value": 90}, {"value": 90.0}, False),
        ({"value": 90}, {"value": 91}, True),
        ({"value": 90}, {"value": 90, "quantifier": "about"}, False),
        ({"value": 90}, {"value": 90, "quantifier": "over"}, True),
        ({"value": 90}, {"value": 91, "unit": "CHF"}, False),
        ({"value": 90}, {"value": 91, "measured": "2025-12-30"}, False),
        ({"value": 90}, {"value": 91, "measured": "2025-12"}, False),
        ({"value": 90}, {"statement": {"en": "less"}}, False),
    ],
)
def test_disputes(one: dict[str, Any], other: dict[str, Any], disputed: bool) -> None:
    records = world()
    records["achievements"]["gauges"] = [report("a", "2025-12-31") | one, report("b", "2025-12-31") | other]
    assert [row.disputed for row in rows.reports(portfolio(records), "gauges")] == [disputed, disputed]


def test_targets_on_an_indicator() -> None:
    assert ids(rows.promises_on(EDITION, "clean")) == ["clean-2025", "clean-2028"]
    assert ids(rows.promises_on(EDITION, "gauges")) == []


def test_questions_about_a_record_or_its_reports() -> None:
    assert rows.questions_about(WORLD, "indicators/clean") == ["which"]
    assert rows.questions_about(WORLD, "systems/gauge-net") == ["begun"]
    assert rows.questions_about(WORLD, "targets/clean-2028") == ["which"]
    assert rows.questions_about(WORLD, "targets/clean-2025") == []

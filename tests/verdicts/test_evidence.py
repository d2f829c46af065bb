"""Which reports speak: what was known on a date, corrections, series, disagreement, and what never decides."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from macros.verdicts.evidence import is_dated, known_on
from macros.verdicts.verdict import Verdict
from tests.verdicts.records import (
    AFTER,
    AHEAD,
    BASELINE,
    DUE,
    make_condition,
    make_indicator,
    make_portfolio,
    make_target,
    report,
    verdict,
)

DERIVED = make_target(make_condition(baseline=None))
SPRING, LAST = "2026-04-01", "2026-12-31"
SEVERAL = make_indicator(series=[{"id": s, "title": {"en": s}} for s in ("official", "own")], preferred="official")


def latest(found: Verdict) -> int | None:
    return None if found.report is None else int(found.report.value or 0)


# published, recorded, day of the verdict -> whether the report is known
KNOWN = [
    ("2026-05-31", "2099-12-31", "2026-05-30", False),
    ("2026-05-31", "2099-12-31", "2026-05-31", True),
    ("2026-05", "2099-12-31", "2026-05-30", False),
    ("2026-05", "2099-12-31", "2026-05-31", True),
    ("2026", "2099-12-31", "2026-12-30", False),
    ("2026", "2099-12-31", "2026-12-31", True),
    # a source dated by its year alone was known at the latest when we wrote it down
    ("2026", "2026-05-05", "2026-05-04", False),
    ("2026", "2026-05-05", "2026-05-05", True),
    # a source without a date came out no earlier than the latest day that it reports about
    (None, "2099-12-31", "2026-03-31", False),
    (None, "2099-12-31", SPRING, True),
]


@pytest.mark.parametrize(("published", "recorded", "as_of", "known"), KNOWN)
def test_a_report_is_known_once_its_source_is_out(
    published: str | None, recorded: str, as_of: str, known: bool
) -> None:
    entry = report(SPRING, 20, published=published, recorded=recorded)
    assert (verdict(date.fromisoformat(as_of), entry).report is not None) is known


def test_a_source_without_a_date_is_dated_by_all_that_it_reports() -> None:
    entries = [report(day, 20, published=None, source="undated") for day in (SPRING, "2026-05-20")]
    portfolio = make_portfolio(*entries)
    assert {known_on(portfolio, found) for found in portfolio.reports("share")} == {date(2026, 5, 20)}
    assert verdict(date(2026, 5, 19), *entries).report is None


def test_a_period_that_was_open_when_written_down_dates_its_source_by_that_day() -> None:
    entry = report("2026", 20, published=None, recorded="2026-05-05")
    portfolio = make_portfolio(entry)
    assert known_on(portfolio, portfolio.reports("share")[0]) == date(2026, 5, 5)


# published, measured -> whether anything says by when it was public; recorded in May 2026
DATED = [
    ("2026-04-01", "2026", True),
    ("2026-04-01", "2025", True),
    (None, "2025", True),
    (None, "2026-05-04", True),
    (None, "2026", False),
    (None, "2026-05-05", True),
    (None, "2026-05-06", False),
]


@pytest.mark.parametrize(("published", "measured", "dated"), DATED)
def test_an_undated_source_about_a_period_that_goes_on_dates_nothing(
    published: str | None, measured: str, dated: bool
) -> None:
    portfolio = make_portfolio(report(measured, 20, published=published, recorded="2026-05-05"))
    assert is_dated(portfolio, portfolio.reports("share")[0]) is dated


# what never decides, though it would be met: 99 is worth nothing here
IGNORED: list[dict[str, Any]] = [
    {"nature": "projected"},
    {"scope": {"en": "one province"}},
    {"unit": "count"},
    {"published": "2027-01-02"},
    {"id": "words", "value": None, "statement": {"en": "good"}},
]


@pytest.mark.parametrize("changes", IGNORED)
def test_reports_that_cannot_be_compared_never_decide(changes: dict[str, Any]) -> None:
    found = verdict(AFTER, report("2026-12-31", 50), report("2026-12-31", 99, **({"id": "other"} | changes)))
    assert (found.state, latest(found)) == ("missed", 50)
    assert found.ratings[0].beside == ()


@pytest.mark.parametrize("changes", [{}, {"nature": "estimated"}, {"unit": "percent"}])
def test_an_estimate_in_the_indicators_unit_decides(changes: dict[str, Any]) -> None:
    assert verdict(AFTER, report("2026-12-31", 99, **changes)).state == "met"


# corrections: from the day that the correction is known the corrected report is gone
WRONG = report(LAST, 99, id="wrong", published="2027-01-10")
RIGHT = report(LAST, 50, id="right", published="2027-03-01", replaces="wrong")
AGAIN = report(LAST, 84, id="again", published="2027-05-01", replaces="right")
CORRECTED = [
    (date(2027, 1, 9), "due-no-report"),
    (date(2027, 1, 10), "met"),
    (date(2027, 2, 28), "met"),
    (date(2027, 3, 1), "missed"),
    (date(2027, 4, 30), "missed"),
    (date(2027, 5, 1), "met"),
]


@pytest.mark.parametrize(("as_of", "state"), CORRECTED)
def test_a_correction_counts_from_the_day_it_is_known(as_of: date, state: str) -> None:
    found = verdict(as_of, WRONG, RIGHT, AGAIN)
    assert found.state == state
    assert found.ratings[0].beside == ()


# two sources of one day: the better grade decides, whichever stands first in the file
GRADES = ["law", "official-statistics", "responsible-body", "independent", "press", "copy"]


@pytest.mark.parametrize(("better", "worse"), list(pairwise(GRADES)))
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_sources_of_one_day_the_better_grade_decides(better: str, worse: str, turned: bool) -> None:
    entries = [report(LAST, 83, id="a", grade=better), report(LAST, 50, id="b", grade=worse)]
    found = verdict(AFTER, *(entries[::-1] if turned else entries))
    assert (found.state, latest(found)) == ("met", 83)
    assert [(beside.state, beside.report.id) for beside in found.ratings[0].beside] == [("missed", "b")]


# value and quantifier of the other source of one day -> whether it stands beside
RIVALS = [
    ({"found": 83}, []),
    ({"found": 83.0}, []),
    ({"found": 82.9}, ["missed"]),
    ({"found": 90}, ["met"]),
    ({"found": 83, "quantifier": "nearly"}, ["missed"]),
    ({"found": 83, "quantifier": "about"}, []),
]


@pytest.mark.parametrize(("rival", "beside"), RIVALS)
def test_only_a_source_that_says_something_else_stands_beside(rival: dict[str, Any], beside: list[str]) -> None:
    found = verdict(AFTER, report(LAST, 83, id="a", grade="law"), report(LAST, id="b", grade="copy", **rival))
    assert [other.state for other in found.ratings[0].beside] == beside


def test_an_equal_grade_is_decided_by_the_later_source() -> None:
    entries = [report(LAST, 83, id="b"), report(LAST, 50, id="a", published="2027-01-01")]
    assert latest(verdict(AFTER, *entries)) == 50


# several series: only the preferred one decides, the other's state stands beside it
def test_another_series_stands_beside_the_preferred_one() -> None:
    entries = [report(LAST, 50, series="official"), report("2027-01-01", 99, series="own")]
    found = verdict(date(2027, 2, 1), *entries, indicators=(SEVERAL,))
    assert (found.state, latest(found)) == ("missed", 50)
    assert [(other.state, other.series) for other in found.ratings[0].beside] == [("met-late", "own")]


def test_without_a_report_of_the_preferred_series_nothing_is_decided() -> None:
    found = verdict(AFTER, report(LAST, 99, series="own"), indicators=(SEVERAL,))
    assert (found.state, found.report) == ("due-no-report", None)
    assert [other.state for other in found.ratings[0].beside] == ["met"]


def test_a_baseline_is_never_derived_from_another_series() -> None:
    entries = [report("2024-12-31", 60, series="own"), report("2026-05-01", 20, series="official")]
    numbers = verdict(AHEAD, *entries, promise=DERIVED, indicators=(SEVERAL,)).numbers
    assert numbers.baseline == 20
    assert numbers.baseline_date == date(2026, 5, 1)


def test_a_report_without_a_series_belongs_to_the_only_one() -> None:
    single = make_indicator(series=[{"id": "official", "title": {"en": "Official"}}])
    found = verdict(AFTER, report("2026-06", 20, series="official"), report(LAST, 83), indicators=(single,))
    assert (found.state, found.ratings[0].beside) == ("met", ())


# baselines: the stated one, else the earliest report of all that are known
BASELINES = [
    (make_target(), (report("2024-12-31", 5), report(SPRING, 20)), (10, date(2025, 12, 31), False)),
    (DERIVED, (report(SPRING, 20), report("2024-12-31", 5)), (5, date(2024, 12, 31), True)),
    (DERIVED, (report("2024-12-31", 5, published="2027"), report(SPRING, 20)), (20, date(2026, 4, 1), True)),
    (DERIVED, (report(SPRING, 20, id="a", grade="copy"), report(SPRING, 21, id="b", grade="law")), (21, date(2026, 4, 1), True)),
    (DERIVED, (), (None, None, None)),
    (make_target(make_condition(baseline=BASELINE | {"measured": "2025-Q2"})), (), (10, date(2025, 6, 30), False)),
]  # fmt: skip


@pytest.mark.parametrize(("target", "reports", "baseline"), BASELINES)
def test_the_baseline_is_stated_or_the_earliest_report(target: Any, reports: Any, baseline: tuple[Any, ...]) -> None:
    numbers = verdict(DUE, *reports, promise=target).numbers
    assert (numbers.baseline, numbers.baseline_date, numbers.baseline_derived) == baseline

"""The rules for targets, each by a table of cases with its edges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from macros.model.promise import Target
from macros.verdicts.targets import RULES, WORST_FIRST
from tests.verdicts.records import (
    AFTER,
    AHEAD,
    BASELINE,
    DUE,
    make_condition,
    make_indicator,
    make_target,
    report,
    verdict,
)

PROMISE = make_target()


@dataclass(frozen=True)
class Row:
    """What is promised and reported, the day of the verdict, and the rule that must decide."""

    name: str
    rule: str
    as_of: date
    reports: tuple[dict[str, Any], ...] = ()
    target: Target = PROMISE


def target(**condition: Any) -> Target:
    return make_target(make_condition(**condition))


DERIVED = target(baseline=None)
AT_MOST = target(operator="at-most", value=10, baseline=BASELINE | {"value": 83})
# The path from 10 on 2025-12-31 to 83 on 2026-12-31 has 24 on 2026-03-11, its 70th day.
ON_PATH = "2026-03-11"

ROWS = [
    # nothing to measure: the state stands whatever the date and the reports
    Row("no number", "nothing-to-measure", AHEAD, (report("2026-05-01", 99),), target(value=None)),
    Row("no number, due passed", "nothing-to-measure", AFTER, (report("2026-12-31", 99),), target(value=None)),
    Row("no due date", "nothing-to-measure", AHEAD, (report("2026-05-01", 99),), make_target(due=None)),
    Row("no metric", "nothing-to-measure", AHEAD, (), target(indicator=None)),
    # held when due: the latest report up to the due date counts, the day of the verdict is after it
    Row("reached on the due date", "held-when-due", AFTER, (report("2026-12-31", 83),)),
    Row("reached the day before", "held-when-due", AFTER, (report("2026-12-30", 83),)),
    Row("reached long before, nothing since", "held-when-due", AFTER, (report("2026-01-31", 83),)),
    Row("dipped and recovered", "held-when-due", AFTER, (report("2026-11", 82), report("2026-12", 83))),
    Row("lost again only later", "held-when-due", AFTER, (report("2026-12", 83), report("2027-01-01", 82))),
    Row("due in a quarter, ends with it", "held-when-due", date(2026, 10, 1), (report("2026-Q3", 83),), make_target(due="2026-Q3")),
    Row("due in a year, reported for it", "held-when-due", AFTER, (report("2026", 83),), make_target(due="2026")),
    Row("at most, exactly there", "held-when-due", AFTER, (report("2026-12", 10),), AT_MOST),
    # held later
    Row("reached the day after", "held-later", date(2027, 2, 1), (report("2026-12-31", 82), report("2027-01-01", 83))),
    Row("nothing before, reached after", "held-later", date(2027, 2, 1), (report("2027-01-01", 83),)),
    Row("reached late, lost since", "held-later", date(2027, 9, 1), (report("2027-03-01", 83), report("2027-08-01", 80))),
    Row("held once, lost when due, back later", "held-later", date(2027, 9, 1), (report("2026-06", 90), report("2026-12", 80), report("2027-03", 83))),
    # short after due
    Row("short on the due date", "short-after-due", AFTER, (report("2026-12-31", 82.9),)),
    Row("short after it", "short-after-due", date(2027, 2, 1), (report("2027-01-01", 82.9),)),
    Row("once there, lost when due", "short-after-due", AFTER, (report("2026-06", 90), report("2026-12", 82))),
    Row("over a year that ends with the due date", "short-after-due", AFTER, (report("2026", 82),)),
    Row("at most, one above", "short-after-due", AFTER, (report("2026-12", 11),), AT_MOST),
    # silent when due: nothing measured at or after the end of the period
    Row("no report at all", "silent-when-due", AFTER),
    Row("last report the day before, short", "silent-when-due", AFTER, (report("2026-12-30", 82),)),
    Row("due in a quarter, last report within it", "silent-when-due", date(2026, 10, 1), (report("2026-08", 70),), make_target(due="2026-Q3")),
    Row("stated baseline after the due date", "silent-when-due", AFTER, (), target(baseline=BASELINE | {"measured": "2027"})),
    # the due date has not passed: the day before, the day itself
    Row("reached, the day before", "holds-already", date(2026, 12, 30), (report("2026-12-01", 83),)),
    Row("reached, on the day", "holds-already", DUE, (report("2026-12-31", 83),)),
    Row("reached early", "holds-already", AHEAD, (report("2026-05-01", 83),)),
    Row("the only report is the derived baseline, and reaches it", "holds-already", AHEAD, (report("2026-05-01", 83),), DERIVED),
    Row("reached before the stated baseline", "holds-already", AHEAD, (report("2025-06-01", 90),)),
    Row("a year's last day has not passed", "holds-already", DUE, (report("2026-Q3", 83),), make_target(due="2026")),
    Row("short, on the day", "short-of-path", DUE, (report("2026-12-31", 82),)),
    # nothing since the baseline
    Row("no report", "nothing-since-baseline", AHEAD),
    Row("no report, on the due date", "nothing-since-baseline", DUE),
    Row("no report, no baseline", "nothing-since-baseline", AHEAD, (), DERIVED),
    Row("one report is its own baseline", "nothing-since-baseline", AHEAD, (report("2026-05-01", 20),), DERIVED),
    Row("measured on the day of the baseline", "nothing-since-baseline", AHEAD, (report("2025-12-31", 30),)),
    Row("measured before the baseline", "nothing-since-baseline", AHEAD, (report("2025-12-30", 5),)),
    Row("baseline on the due date", "nothing-since-baseline", AHEAD, (report("2026-05-01", 20),), target(baseline=BASELINE | {"measured": "2026-12-31"})),
    # worse than the baseline: a hair below it, and not at it
    Row("just below", "worse-than-baseline", AHEAD, (report("2026-01-01", 9.999),)),
    Row("below a derived one", "worse-than-baseline", AHEAD, (report("2025-01", 20), report("2026-01", 19)), DERIVED),
    Row("at most, just above", "worse-than-baseline", AHEAD, (report("2026-01-01", 83.001),), AT_MOST),
    Row("goal below the baseline, fallen through both", "worse-than-baseline", AHEAD, (report("2026-01-01", 4),), target(value=5)),
    Row("exactly where it was, and left", "worse-than-baseline", AHEAD, (report("2026-01-01", 11),), target(operator="exactly", value=10)),
    Row("within the range, and left", "worse-than-baseline", AHEAD, (report("2026-01-01", 4),), target(operator="between", value=5, high=20)),
    # at or beyond the path: equal to it, a hair below it
    Row("equal to the path", "at-or-beyond-path", AHEAD, (report(ON_PATH, 24),)),
    Row("above the path", "at-or-beyond-path", AHEAD, (report(ON_PATH, 24.001),)),
    Row("over a number on the path", "at-or-beyond-path", AHEAD, (report(ON_PATH, 24, quantifier="over"),)),
    Row("at most, equal to the path", "at-or-beyond-path", AHEAD, (report(ON_PATH, 69),), AT_MOST),
    Row("the path of the day it was measured, not of today", "at-or-beyond-path", DUE, (report(ON_PATH, 24),)),
    Row("equal to the path from a derived baseline", "at-or-beyond-path", AHEAD, (report("2025-12-31", 10), report(ON_PATH, 24)), DERIVED),
    Row("toward a number from above", "at-or-beyond-path", AHEAD, (report(ON_PATH, 69),), target(operator="exactly", value=10, baseline=BASELINE | {"value": 83})),
    Row("into a range from below", "at-or-beyond-path", AHEAD, (report(ON_PATH, 24),), target(operator="between", value=83, high=90)),
    Row("into a range from above", "at-or-beyond-path", AHEAD, (report(ON_PATH, 69),), target(operator="between", value=5, high=10, baseline=BASELINE | {"value": 83})),
    # short of the path
    Row("just below the path", "short-of-path", AHEAD, (report(ON_PATH, 23.999),)),
    Row("exactly at the baseline", "short-of-path", AHEAD, (report("2026-01-01", 10),)),
    Row("nearly a number on the path", "short-of-path", AHEAD, (report(ON_PATH, 24, quantifier="nearly"),)),
    Row("at most, just above the path", "short-of-path", AHEAD, (report(ON_PATH, 69.001),), AT_MOST),
    Row("at most, exactly at the baseline", "short-of-path", AHEAD, (report("2026-01-01", 83),), AT_MOST),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule}: {row.name}")
def test_the_first_rule_that_fits_decides(row: Row) -> None:
    found = verdict(row.as_of, *row.reports, promise=row.target)
    assert (found.rule, found.state) == (row.rule, {rule.name: rule.state for rule in RULES}[row.rule])


def test_every_rule_has_a_case() -> None:
    assert [rule.name for rule in RULES if rule.name not in {row.rule for row in ROWS}] == []


def test_every_state_has_its_place_among_the_worst() -> None:
    assert sorted({rule.state for rule in RULES}) == sorted(WORST_FIRST)


# what is missing is named, all of it
MISSING = [
    (target(value=None), ("number",)),
    (make_target(due=None), ("date",)),
    (target(indicator=None), ("metric",)),
    (make_target(make_condition(value=None, indicator=None), due=None), ("number", "date", "metric")),
]


@pytest.mark.parametrize(("promise", "missing"), MISSING)
def test_what_is_missing_is_named(promise: Target, missing: tuple[str, ...]) -> None:
    (rating,) = verdict(AHEAD, promise=promise).ratings
    assert rating.missing == missing


# operator and value -> bound reported when due -> met or missed
BOUNDS = [
    # at least
    ({"value": 70}, 70, None, "met"),
    ({"value": 70}, 69.9, None, "missed"),
    ({"value": 70}, 70, "nearly", "missed"),
    ({"value": 70}, 91.2, "nearly", "met"),
    ({"value": 70}, 70.1, "nearly", "met"),
    ({"value": 70}, 100, "nearly", "met"),
    ({"value": 90}, 100, "nearly", "met"),
    ({"value": 95}, 100, "nearly", "missed"),
    ({"value": 95}, 90, "over", "missed"),
    ({"value": 90}, 90, "over", "met"),
    ({"value": 70}, 80, "under", "missed"),
    ({"value": 90}, 90, "about", "met"),
    ({"value": 90}, 89.9, "about", "missed"),
    ({"value": 90, "quantifier": "about"}, 90, None, "met"),
    ({"value": 90, "quantifier": "about"}, 89.9, None, "missed"),
    ({"value": 90, "quantifier": "over"}, 90, None, "missed"),
    ({"value": 90, "quantifier": "over"}, 90.1, None, "met"),
    ({"value": 90, "quantifier": "over"}, 90, "over", "met"),
    ({"value": 0}, 0, "over", "met"),
    # at most
    ({"operator": "at-most", "value": 30}, 30, None, "met"),
    ({"operator": "at-most", "value": 30}, 30.1, None, "missed"),
    ({"operator": "at-most", "value": 30}, 30, "under", "met"),
    ({"operator": "at-most", "value": 30}, 30, "nearly", "met"),
    ({"operator": "at-most", "value": 30}, 30, "over", "missed"),
    ({"operator": "at-most", "value": 30}, 29, "over", "met"),
    ({"operator": "at-most", "value": 30}, 31, "under", "missed"),
    ({"operator": "at-most", "value": 30, "quantifier": "under"}, 30, None, "missed"),
    ({"operator": "at-most", "value": 30, "quantifier": "under"}, 30, "under", "met"),
    ({"operator": "at-most", "value": 30, "quantifier": "under"}, 29.9, None, "met"),
    # exactly
    ({"operator": "exactly", "value": 5}, 5, None, "met"),
    ({"operator": "exactly", "value": 5}, 5.0, None, "met"),
    ({"operator": "exactly", "value": 5}, 5, "about", "met"),
    ({"operator": "exactly", "value": 5}, 5, "over", "missed"),
    ({"operator": "exactly", "value": 5}, 5, "nearly", "missed"),
    ({"operator": "exactly", "value": 5}, 6, None, "missed"),
    # between, both ends included
    ({"operator": "between", "value": 30, "high": 40}, 30, None, "met"),
    ({"operator": "between", "value": 30, "high": 40}, 40, None, "met"),
    ({"operator": "between", "value": 30, "high": 40}, 29.9, None, "missed"),
    ({"operator": "between", "value": 30, "high": 40}, 40.1, None, "missed"),
    ({"operator": "between", "value": 30, "high": 40}, 40, "nearly", "met"),
    ({"operator": "between", "value": 30, "high": 40}, 40, "over", "missed"),
    ({"operator": "between", "value": 30, "high": 40}, 30, "over", "met"),
    ({"operator": "between", "value": 30, "high": 40}, 30, "nearly", "missed"),
    ({"operator": "between", "value": 30, "high": 40}, 35, "under", "missed"),
    # rank: this or better
    ({"operator": "rank", "value": 65}, 65, None, "met"),
    ({"operator": "rank", "value": 65}, 64, None, "met"),
    ({"operator": "rank", "value": 65}, 66, None, "missed"),
    ({"operator": "rank", "value": 1}, 1, None, "met"),
]


@pytest.mark.parametrize(("condition", "value", "quantifier", "state"), BOUNDS)
def test_a_bound_never_satisfies_what_it_straddles(
    condition: dict[str, Any], value: float, quantifier: str | None, state: str
) -> None:
    found = verdict(AFTER, report("2026-12-31", value, quantifier=quantifier), promise=target(**condition))
    assert found.state == state


# several conditions: the reports about the first and the second -> what stands
SEVERAL = [
    (83, 83, "met", ("met", "met")),
    (83, 82, "missed", ("met", "missed")),
    (82, 83, "missed", ("missed", "met")),
    (83, None, "due-no-report", ("met", "due-no-report")),
    (82, None, "missed", ("missed", "due-no-report")),
]


@pytest.mark.parametrize(("first", "second", "state", "each"), SEVERAL)
def test_the_worst_of_several_conditions_stands(
    first: float, second: float | None, state: str, each: tuple[str, ...]
) -> None:
    others = {"rank": [] if second is None else [report("2026-12-31", second, id="other")]}
    found = verdict(
        AFTER,
        report("2026-12-31", first),
        promise=make_target(make_condition(), make_condition(indicator="rank")),
        indicators=(make_indicator(), make_indicator(id="rank")),
        elsewhere=others,
    )
    assert found.state == state
    assert tuple(rating.state for rating in found.ratings) == each


def test_a_condition_without_a_number_outweighs_one_that_is_met() -> None:
    both = make_target(make_condition(), make_condition(value=None))
    assert verdict(AHEAD, report("2026-05-01", 90), promise=both).state == "not-measurable"


def test_the_later_of_two_conditions_met_late_says_how_late() -> None:
    both = make_target(make_condition(value=83), make_condition(value=90))
    found = verdict(date(2027, 9, 1), report("2027-01-01", 83), report("2027-03-31", 90), promise=both)
    assert (found.state, found.days) == ("met-late", 90)


# days: of a late verdict to the report, else from the due date to the day of the verdict
DAYS = [
    ((report("2027-01-01", 83),), date(2027, 9, 1), 1),
    ((report("2026-12-31", 82), report("2027-03-31", 83), report("2027-08-31", 99)), date(2027, 9, 1), 90),
    ((), date(2027, 1, 1), 1),
    ((), date(2026, 12, 31), 0),
    ((), date(2026, 12, 30), -1),
    ((report("2026-12-31", 83),), date(2027, 1, 31), 31),
]


@pytest.mark.parametrize(("reports", "as_of", "days"), DAYS)
def test_days_count_from_the_due_date(reports: tuple[dict[str, Any], ...], as_of: date, days: int) -> None:
    assert verdict(as_of, *reports).days == days


def test_without_a_due_date_there_are_no_days() -> None:
    assert verdict(AHEAD, promise=make_target(due=None)).days is None


# reports -> as of -> the one that the verdict rests on
DECIDING = [
    ((report("2026-10-31", 83), report("2026-12-31", 84), report("2027-01-31", 99)), AFTER.replace(month=6), 84),
    ((report("2026-12-31", 50), report("2027-01-31", 83), report("2027-02-28", 84)), AFTER.replace(month=6), 83),
    ((report("2026-12-31", 50), report("2027-01-31", 51)), AFTER.replace(month=6), 50),
    ((report("2026-10-31", 50),), AFTER, 50),
    ((report("2026-03-31", 50), report("2026-04-30", 40)), AHEAD, 40),
]


@pytest.mark.parametrize(("reports", "as_of", "value"), DECIDING)
def test_a_verdict_names_the_report_that_it_rests_on(
    reports: tuple[dict[str, Any], ...], as_of: date, value: int
) -> None:
    found = verdict(as_of, *reports)
    assert found.report is not None
    assert found.report.value == value
    assert found.numbers.latest == value

"""What must be true of the methods on any series: Open SDG against a second writing of its formulas, and the rest."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.verdicts.methods import METHODS
from macros.verdicts.methods.compared import compared, turned_round
from macros.verdicts.methods.course import Course, course_of
from tests.verdicts.records import make_course

BY_NAME = {method.name: method for method in METHODS}
some = settings(max_examples=60, deadline=None, derandomize=True)

values = st.decimals("0.5", "99.5", places=1)
series = st.dictionaries(st.integers(2010, 2028), values, min_size=2, max_size=6)


@st.composite
def courses(draw: st.DrawFn, *, goal: bool = True) -> Course:
    """A share between 0 and 100, a goal or none, and a baseline that is stated or not."""
    found = draw(series)
    return make_course(
        found,
        goal=float(draw(values)) if goal or draw(st.booleans()) else None,
        due=draw(st.integers(2020, 2035)),
        less=draw(st.booleans()),
        base=draw(st.sampled_from([None, min(found)])),
        low=0,
        high=100,
    )


def second_writing(course: Course) -> tuple[str, float] | None:
    """Status and score by the text of the methodology, written once more, with logarithms; None where it has none."""
    found = {point.year: float(point.value) for point in course.points}
    stated = course.case.condition.baseline
    last = max(found)
    first = min((year for year in found if year >= (stated.measured.end.year if stated else 2015)), default=last)
    sign = 1 if course.case.condition.operator == "at-least" else -1
    goal = course.case.condition.value
    if goal is not None and sign * found[last] >= sign * float(goal):
        return "achieved", 5.0
    if first >= last:
        return None
    observed = math.expm1(math.log(found[last] / found[first]) / (last - first))
    if goal is None:
        return _qualitative(sign * observed, found[first] / 100 if sign > 0 else None)
    years = (course.case.due.end.year if course.case.due else 2030) - first
    if years <= 0 or float(goal) == found[first]:
        return None
    r = sign * observed / abs(math.expm1(math.log(float(goal) / found[first]) / years))
    steps = [(0.95, "substantial"), (0.6, "moderate"), (0.0, "limited"), (-math.inf, "deterioration")]
    score = 7.1429 * r - 4.2857 if r >= 0.6 else 4.1667 * r - 2.5
    return next(name for least, name in steps if r >= least), min(max(score, -5), 5)


def _qualitative(v: float, near: float | None) -> tuple[str, float]:
    c = 1.0 if near is None else 1 - near**4.44
    if v < 0:
        return "deterioration", max(125 * v - 2.5, -5)
    if v >= 0.015 * c:
        return "substantial", min(500 * v / c - 5, 5)
    return ("moderate", 250 * v / c - 1.25) if v >= 0.005 * c else ("limited", 500 * v / c - 2.5)


@pytest.mark.slow
@some
@given(courses(goal=False))
def test_open_sdg_says_what_a_second_writing_of_its_formulas_says(course: Course) -> None:
    found, again = BY_NAME["open-sdg"].rate(course), second_writing(course)
    if again is None:
        assert found.label is None
        return
    score = next(float(figure.value) for figure in found.figures if figure.name == "score")
    assert found.label == again[0]
    assert score == pytest.approx(again[1], abs=1e-4)


@pytest.mark.long
@settings(max_examples=3000, deadline=None, derandomize=True)
@given(courses(goal=False))
def test_open_sdg_says_what_a_second_writing_says_of_many_series(course: Course) -> None:
    test_open_sdg_says_what_a_second_writing_of_its_formulas_says.hypothesis.inner_test(course)


@pytest.mark.slow
@some
@given(courses())
def test_arithmetic_on_a_straight_line_reads_a_share_and_its_rest_alike(course: Course) -> None:
    rest = turned_round(course)
    for name in ("own", "linear", "destatis"):
        assert BY_NAME[name].rate(rest).label == BY_NAME[name].rate(course).label, name


@some
@given(courses())
def test_turning_round_twice_changes_nothing(course: Course) -> None:
    again = turned_round(turned_round(course))
    assert (again.case.condition, again.points, again.bounds) == (course.case.condition, course.points, course.bounds)


@settings(some, max_examples=10)
@given(courses())
def test_the_value_that_turns_a_method_turns_it(course: Course) -> None:
    for found in compared(course):
        for value, changed in ((found.latest, course.with_latest), (found.baseline, course.with_base)):
            if value is not None:
                assert found.method.keeps(found.method.rate(changed(value))) is (not found.keeps)


@settings(some, max_examples=30)
@given(courses(goal=False), values)
def test_what_is_supposed_of_a_course_is_found_as_if_it_had_been_reported(course: Course, value: Decimal) -> None:
    for supposed in (course, course.with_latest(value), course.with_base(value)):
        reported = course_of(supposed.case, course.bounds)
        for method in METHODS:
            assert method.rate(supposed) == method.rate(reported)
            assert method.holds(supposed) is method.keeps(method.rate(reported))


def test_the_value_that_turns_a_method_is_the_nearest() -> None:
    course = make_course({2020: 10, 2025: 50}, goal=100, due=2030, base=2020)
    found = {one.method.name: one.latest for one in compared(course)}
    assert found["linear"] == Decimal(55)
    assert BY_NAME["linear"].rate(course.with_latest(Decimal("54.99"))).label == "too-slow"


def test_a_share_and_its_rest_can_read_differently_by_growth() -> None:
    course = make_course({2015: 95, 2024: 96}, low=0, high=100)
    assert BY_NAME["open-sdg"].rate(course).label == "moderate"
    assert BY_NAME["open-sdg"].rate(turned_round(course)).label == "substantial"


def test_the_rest_of_a_share_has_the_rest_of_its_bounds() -> None:
    bounds = turned_round(make_course({2015: 5, 2024: 6}, low=0, high=90)).bounds
    assert bounds is not None
    assert bounds.low == 10
    assert bounds.high == 100

"""The methods on one condition beside each other: where they part, and which assumption would turn each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache, lru_cache
from types import MappingProxyType

from macros.model.achievement import Achievement
from macros.model.indicator import Bounds
from macros.model.portfolio import Portfolio
from macros.model.promise import Condition, Operator, Quantifier
from macros.verdicts.case import Case
from macros.verdicts.methods import METHODS
from macros.verdicts.methods.course import CannotRateError, Course, course_of
from macros.verdicts.methods.method import Finding, Method
from macros.verdicts.targets import case_of

_DIGITS, _FINEST = 5, Decimal("0.0001")
_WHOLE = Decimal(100)
_TURNED_ROUND: Mapping[Operator, Operator] = MappingProxyType({"at-least": "at-most", "at-most": "at-least"})
_BOUND: Mapping[Quantifier | None, Quantifier | None] = MappingProxyType(
    {"over": "under", "under": "over", "nearly": "over", "about": "about"}
)


Ends = tuple[Decimal | None, Decimal | None]
Change = Callable[[Decimal], Course]


@dataclass(frozen=True)
class Compared:
    """What one method finds.

    keeps: whether it says that the promise was or will be kept in time; None where it cannot rate. latest, baseline:
    the value of the latest report, or of the baseline, at which it says the opposite; None where none was found.
    """

    method: Method
    finding: Finding
    keeps: bool | None
    latest: Decimal | None
    baseline: Decimal | None


# Every language asks the same.
@lru_cache(maxsize=200)
def courses(portfolio: Portfolio, target: str, as_of: date) -> tuple[Course, ...]:
    """The course of each condition of a target, by its id, from what was known on a date."""
    found = portfolio.targets[target]
    cases = (case_of(portfolio, found, condition, as_of) for condition in found.conditions)
    return tuple(course_of(case, _bounds(portfolio, case)) for case in cases)


def _bounds(portfolio: Portfolio, case: Case) -> Bounds | None:
    found = portfolio.indicators.get(case.condition.indicator or "")
    return found.bounds if found else None


def disagree(course: Course) -> bool | None:
    """Whether of the methods that can rate a course some say kept in time and some not; None if fewer than two can."""
    found = [method.holds(course) for method in METHODS]
    rated = [keeps for keeps in found if keeps is not None]
    return len(set(rated)) > 1 if len(rated) > 1 else None


@lru_cache(maxsize=200)
def compared(course: Course) -> tuple[Compared, ...]:
    """What every method finds, and what would turn it."""
    # Methods try the same values, and what a course is asked again it has not to work out again.
    with_latest, with_base = cache(course.with_latest), cache(course.with_base)
    return tuple(_compared(method, course, with_latest, with_base) for method in METHODS)


def _compared(method: Method, course: Course, with_latest: Change, with_base: Change) -> Compared:
    finding = method.rate(course)
    keeps = method.keeps(finding)
    if keeps is None:
        return Compared(method, finding, None, None, None)
    latest = _turn(method, with_latest, _latest_range(course, keeps=keeps), keeps=keeps)
    baseline = _turn(method, with_base, _base_range(course, keeps=keeps), keeps=keeps)
    return Compared(method, finding, keeps, latest, baseline)


def _latest_range(course: Course, *, keeps: bool) -> Ends:
    """From the latest value to where the opposite is to be looked for: the baseline, or the goal."""
    try:
        return course.case.reports[-1].value, course.base.value if keeps else course.goal
    except CannotRateError:
        return None, None


def _base_range(course: Course, *, keeps: bool) -> Ends:
    """From the baseline to where the opposite is to be looked for: the latest value, or the worst that can occur."""
    try:
        start, bounds = course.base.value, course.bounds
        if keeps:
            return start, course.latest.value
        low = bounds.low if bounds else Decimal(0) if start > 0 else None
        return start, low if course.direction > 0 else bounds.high if bounds else None
    except CannotRateError:
        return None, None


def _turn(method: Method, changed: Change, between: Ends, *, keeps: bool) -> Decimal | None:
    """The first round value between two at which a method says the opposite, by halving; None where it never does."""
    start, end = between
    if start is None or end is None or start == end:
        return None
    step = max(Decimal(1).scaleb((end - start).adjusted() - _DIGITS), _FINEST)
    low, high = sorted((start, end))

    def value(at: int) -> Decimal:
        return min(max(at * step, low), high)

    def opposite(at: int) -> bool:
        return method.holds(changed(value(at))) is (not keeps)

    first, last = _beyond(start, end, step), _beyond(end, start, step)
    if opposite(first) or not opposite(last):
        return None
    while abs(last - first) > 1:
        middle = (first + last) // 2
        first, last = (first, middle) if opposite(middle) else (middle, last)
    return value(last)


def _beyond(value: Decimal, other: Decimal, step: Decimal) -> int:
    """The multiple of a step at a value, or the next one on the side away from the other."""
    return int((value / step).to_integral_value(ROUND_FLOOR if value < other else ROUND_CEILING))


# Every language asks the same.
@lru_cache(maxsize=200)
def of_the_rest(course: Course) -> Mapping[str, Finding]:
    """What every method, by its name, finds of the same facts about the rest of the whole."""
    rest = turned_round(course)
    return {method.name: method.rate(rest) for method in METHODS}


def turned_round(course: Course) -> Course:
    """The same facts about the rest of the whole: 96 % employed as 4 % unemployed. For shares in per cent."""
    case, bounds = course.case, course.bounds
    ends = bounds and bounds.model_copy(update={"low": _rest(bounds.high), "high": _rest(bounds.low)})
    reports = tuple(map(_report_of_the_rest, case.reports))
    return course_of(replace(case, condition=_condition_of_the_rest(case.condition), reports=reports), ends)


def _rest(value: Decimal | None) -> Decimal | None:
    return None if value is None else _WHOLE - value


def _report_of_the_rest(report: Achievement) -> Achievement:
    return report.model_copy(update={"value": _rest(report.value), "quantifier": _BOUND.get(report.quantifier)})


def _condition_of_the_rest(condition: Condition) -> Condition:
    between = condition.operator == "between"
    changes = {
        "operator": _TURNED_ROUND.get(condition.operator, condition.operator),
        "value": _rest(condition.high if between else condition.value),
        "high": _rest(condition.value) if between else None,
        "quantifier": _BOUND.get(condition.quantifier),
        "baseline": condition.baseline
        and condition.baseline.model_copy(update={"value": _rest(condition.baseline.value)}),
    }
    return condition.model_copy(update=changes)

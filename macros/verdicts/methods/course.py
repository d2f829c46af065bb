"""One condition of a target by whole years, as the methods of statistical offices see it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal, NamedTuple

from macros.model.indicator import Bounds
from macros.model.period import day
from macros.model.promise import Baseline
from macros.verdicts import path
from macros.verdicts.case import Case

FIRST_YEAR = 2015
"""Where no baseline is stated, the methods start with this year or the next one that has a report."""

Why = Literal[
    "no-metric",
    "no-report",
    "no-number",
    "no-date",
    "one-point",
    "six-points",
    "sign",
    "zero-base",
    "no-way",
    "no-direction",
    "due-before-base",
    "after-due",
    "too-large",
]
"""Why a method cannot rate a course."""


class CannotRateError(Exception):
    """A formula asks for what a course does not have."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


class Point(NamedTuple):
    """The value of a year: that of its last report, a bound taken as the number printed."""

    year: int
    value: Decimal


@dataclass(frozen=True, eq=False)
class Course:
    """A condition with its reports, asked by whole years; what is asked raises CannotRateError for what it lacks.

    facts: as they are. reported: the last report of each year, the earliest first. latest_if, base_if: what is supposed to
    stand there in place of the value of the latest report, and of the baseline.
    """

    facts: Case
    bounds: Bounds | None
    reported: tuple[Point, ...]
    latest_if: Decimal | None = None
    base_if: Decimal | None = None

    @cached_property
    def case(self) -> Case:
        """The facts with what is supposed of them."""
        case = self.facts
        if self.latest_if is not None:
            last = case.reports[-1]
            case = case.with_latest(last.model_copy(update={"value": self.latest_if, "quantifier": None}))
        if self.base_if is not None and (found := self.facts.baseline):
            stated = case.condition.baseline or Baseline(value=found[0], measured=day(found[1]), source="none")
            other = stated.model_copy(update={"value": self.base_if})
            condition = case.condition.model_copy(update={"baseline": other})
            case = Case(condition, case.due, case.as_of, case.reports)
        return case

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """One point a year, the earliest first; a stated baseline stands for its year."""
        found = self.reported
        if self.latest_if is not None:
            found = (*found[:-1], Point(found[-1].year, self.latest_if))
        return found if self._start is None else _with(found, self._start)

    @cached_property
    def _start(self) -> Point | None:
        """The baseline that the source states, or is supposed to."""
        if self.base_if is not None and (found := self.facts.baseline):
            return Point(found[1].year, self.base_if)
        stated = self.facts.condition.baseline
        return Point(stated.measured.end.year, stated.value) if stated else None

    @cached_property
    def latest(self) -> Point:
        """The point of the latest year."""
        if self.facts.condition.indicator is None:
            raise CannotRateError("no-metric")
        if not self.facts.reports:
            raise CannotRateError("no-report")
        return self.points[-1]

    @cached_property
    def base(self) -> Point:
        """The starting point: the stated baseline, else the first point from 2015 on; it lies before the latest."""
        start, latest = self._start, self.latest
        first = start.year if start else FIRST_YEAR
        found = next((point for point in self.points if point.year >= first), latest)
        if found.year >= latest.year:
            raise CannotRateError("one-point")
        return found

    @cached_property
    def goal(self) -> Decimal | None:
        """The number to reach; None where the promise states none."""
        condition = self.facts.condition
        # Only which end of a range is nearer depends on where the way begins.
        first = self.case.baseline if condition.operator == "between" else None
        return path.goal(condition, first[0] if first else None)

    @property
    def due(self) -> int:
        """The year of the due date."""
        if self.facts.due is None:
            raise CannotRateError("no-date")
        return self.facts.due.end.year

    @cached_property
    def direction(self) -> int:
        """1 where more brings the goal nearer, -1 where less does."""
        start = self.points[0].value if self.points else Decimal(0)
        found = path.direction(self.facts.condition, start, start if self.goal is None else self.goal)
        if not found:
            raise CannotRateError("no-direction")
        return found

    @property
    def limit(self) -> Decimal | None:
        """The best value that can occur, if the indicator has one."""
        if self.bounds is None:
            return None
        return self.bounds.high if self.direction > 0 else self.bounds.low

    @cached_property
    def reached(self) -> bool:
        """Whether the latest value is at or beyond the goal, whatever its date."""
        return self.goal is not None and (self.latest.value - self.goal) * self.direction >= 0

    def with_latest(self, value: Decimal) -> Course:
        """The same course, had the latest report given another value."""
        found = Course(self.facts, self.bounds, self.reported, value, self.base_if)
        if way := self._way:
            latest = Point(self.latest.year, value)
            vars(found).update(way, latest=latest, points=(*self.points[:-1], latest))
        return found

    @cached_property
    def _way(self) -> Mapping[str, Any]:
        """What another latest value leaves as it is; nothing where there is no baseline before the latest point."""
        try:
            return {"base": self.base, "goal": self.goal, "direction": self.direction}
        except CannotRateError:
            return {}

    def with_base(self, value: Decimal) -> Course:
        """The same course, had the source stated another baseline on the day of this one.

        Raises CannotRateError for a course without a baseline.
        """
        if self.facts.baseline is None:
            raise CannotRateError("one-point")
        return Course(self.facts, self.bounds, self.reported, self.latest_if, value)


def course_of(case: Case, bounds: Bounds | None) -> Course:
    """The course of a condition; bounds: of its indicator."""
    last = {report.measured.end.year: report.value for report in case.reports if report.value is not None}
    return Course(case, bounds, tuple(Point(year, value) for year, value in sorted(last.items())))


def _with(points: tuple[Point, ...], one: Point) -> tuple[Point, ...]:
    """Points with another one for its year."""
    at = bisect_left(points, (one.year,))
    after = at + 1 if at < len(points) and points[at].year == one.year else at
    return (*points[:at], one, *points[after:])

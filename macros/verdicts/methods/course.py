"""One condition of a target by whole years, as the methods of statistical offices see it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal, NamedTuple

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
    """A condition with its reports, asked by whole years; what is asked raises CannotRateError for what it lacks."""

    case: Case
    bounds: Bounds | None = None

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """One point a year, the earliest first; a stated baseline stands for its year."""
        found = {report.measured.end.year: report.value for report in self.case.reports if report.value is not None}
        if stated := self.case.condition.baseline:
            found[stated.measured.end.year] = stated.value
        return tuple(Point(year, value) for year, value in sorted(found.items()))

    @cached_property
    def latest(self) -> Point:
        """The point of the latest year."""
        if self.case.condition.indicator is None:
            raise CannotRateError("no-metric")
        if not self.case.reports:
            raise CannotRateError("no-report")
        return self.points[-1]

    @cached_property
    def base(self) -> Point:
        """The starting point: the stated baseline, else the first point from 2015 on; it lies before the latest."""
        stated, latest = self.case.condition.baseline, self.latest
        first = stated.measured.end.year if stated else FIRST_YEAR
        found = next((point for point in self.points if point.year >= first), latest)
        if found.year >= latest.year:
            raise CannotRateError("one-point")
        return found

    @cached_property
    def goal(self) -> Decimal | None:
        """The number to reach; None where the promise states none."""
        first = self.case.baseline
        return path.goal(self.case.condition, first[0] if first else None)

    @property
    def due(self) -> int:
        """The year of the due date."""
        if self.case.due is None:
            raise CannotRateError("no-date")
        return self.case.due.end.year

    @cached_property
    def direction(self) -> int:
        """1 where more brings the goal nearer, -1 where less does."""
        start = self.points[0].value if self.points else Decimal(0)
        found = path.direction(self.case.condition, start, start if self.goal is None else self.goal)
        if not found:
            raise CannotRateError("no-direction")
        return found

    @property
    def limit(self) -> Decimal | None:
        """The best value that can occur, if the indicator has one."""
        if self.bounds is None:
            return None
        return self.bounds.high if self.direction > 0 else self.bounds.low

    @property
    def reached(self) -> bool:
        """Whether the latest value is at or beyond the goal, whatever its date."""
        return self.goal is not None and (self.latest.value - self.goal) * self.direction >= 0

    def with_latest(self, value: Decimal) -> Course:
        """The same course, had the latest report given another value."""
        *before, last = self.case.reports
        changed = last.model_copy(update={"value": value, "quantifier": None})
        return replace(self, case=replace(self.case, reports=(*before, changed)))

    def with_base(self, value: Decimal) -> Course:
        """The same course, had the source stated another baseline on the day of this one.

        Raises CannotRateError for a course without a baseline.
        """
        other = self._stated.model_copy(update={"value": value})
        condition = self.case.condition.model_copy(update={"baseline": other})
        return replace(self, case=replace(self.case, condition=condition))

    @cached_property
    def _stated(self) -> Baseline:
        """The baseline as if the source stated it."""
        if (found := self.case.baseline) is None:
            raise CannotRateError("one-point")
        return self.case.condition.baseline or Baseline(value=found[0], measured=day(found[1]), source="none")

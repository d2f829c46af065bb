"""Compound yearly growth, which three of the methods compare; in floating point, as their authors' programs do."""

from __future__ import annotations

from typing import NamedTuple

from macros.verdicts.methods.course import CannotRateError, Course, Point

STAND_IN = 0.001
"""What Open SDG reckons with where a baseline or a goal is zero, from which nothing can grow."""


class Ratio(NamedTuple):
    """Growth a year as it was and as the goal asks for, as fractions, and the one as a share of the other."""

    was: float
    asked: float
    ratio: float


def growth(start: float, end: float, years: int) -> float:
    """Compound growth a year between two values of one sign.

    Raises CannotRateError where the sign changes.
    """
    if start * end < 0:
        raise CannotRateError("sign")
    return float((end / start) ** (1 / years)) - 1


def since(base: Point, latest: Point) -> float:
    """Growth a year from one point to another; a baseline of zero is replaced by its stand-in."""
    return growth(float(base.value) or STAND_IN, float(latest.value), latest.year - base.year)


def signed(course: Course) -> int:
    """1 where growth of the number is progress, -1 where it is none: less is wanted, or the baseline is negative."""
    return course.direction * (-1 if course.base.value < 0 else 1)


def ratio(course: Course) -> Ratio:
    """R of Open SDG and Eurostat: growth from the baseline, as a share of the growth that the goal asks for."""
    base, goal = course.base, course.goal
    if goal is None:
        raise CannotRateError("no-number")
    if course.due <= base.year:
        raise CannotRateError("due-before-base")
    was = since(base, course.latest)
    asked = growth(float(base.value) or STAND_IN, float(goal) or STAND_IN, course.due - base.year)
    if asked == 0:
        raise CannotRateError("no-way")
    return Ratio(was, asked, signed(course) * was / abs(asked))

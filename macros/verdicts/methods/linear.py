"""Linear pace: the share of the way done, compared with the share of the time passed. Plain arithmetic."""

from __future__ import annotations

from decimal import Decimal

from macros.verdicts.methods.course import CannotRateError, Course
from macros.verdicts.methods.method import Figure, Finding, Method, figure


def pace(course: Course) -> Finding:
    """The pace by whole years, in decimal arithmetic: 1 is just fast enough, a negative one goes the other way."""
    base, latest, goal = course.base, course.latest, course.goal
    if goal is None:
        raise CannotRateError("no-number")
    if course.due <= base.year:
        raise CannotRateError("due-before-base")
    if (goal - base.value) * course.direction <= 0:
        raise CannotRateError("no-way")
    done = (latest.value - base.value) / (goal - base.value)
    time = Decimal(latest.year - base.year) / (course.due - base.year)
    speed = done / time
    shares = (figure("done", "share", done), figure("time", "share", time))
    figures = (*shares, figure("pace", "plain", speed), *_rates(course))
    if speed < 0:
        return Finding("other-way", figures)
    return Finding("fast-enough" if speed >= 1 or done >= 1 else "too-slow", figures)


def _rates(course: Course) -> tuple[Figure, ...]:
    base, latest, goal = course.base, course.latest, course.goal
    had = figure("had", "rate", (latest.value - base.value) / (latest.year - base.year))
    if goal is None or course.reached or course.due <= latest.year:
        return (had,)
    return figure("needed", "rate", (goal - latest.value) / (course.due - latest.year)), had


LINEAR = Method(name="linear", formula=pace, labels=("fast-enough", "too-slow", "other-way"), in_time=1)

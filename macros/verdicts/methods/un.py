"""The progress chart of the United Nations: growth so far, carried on to the due date."""

from __future__ import annotations

from macros.verdicts.methods.course import CannotRateError, Course
from macros.verdicts.methods.growth import signed, since
from macros.verdicts.methods.method import Finding, Method, figure

_MET, _FAIR = 0.95, 0.10
_FAST, _SLOW = 0.02, 0.005


def progress_chart(course: Course) -> Finding:
    """Its label. The chart's year 2030 is the year of the due date here."""
    base, latest, goal = course.base, course.latest, course.goal
    if base.value == 0:
        raise CannotRateError("zero-base")
    grown = since(base, latest)
    if goal is None:
        way = signed(course) * grown
        return Finding(_label(way, _FAST, _SLOW), (figure("growth", "share", way),))
    if course.due < latest.year:
        raise CannotRateError("after-due")
    if (goal - base.value) * course.direction <= 0:
        raise CannotRateError("no-way")
    expected = float(latest.value) * (1 + grown) ** (course.due - latest.year)
    share = (expected - float(base.value)) / (float(goal) - float(base.value))
    figures = (figure("growth", "share", grown), figure("projected", "value", expected))
    return Finding(_label(share, _MET, _FAIR), (*figures, figure("covered", "plain", share)))


def _label(value: float, met: float, fair: float) -> str:
    if value >= met:
        return "met"
    return "fair" if value >= fair else "stagnation"


UN = Method(
    name="un",
    formula=progress_chart,
    labels=("met", "fair", "stagnation"),
    in_time=1,
    described=("EUSTAT: metodologia.md", "https://github.com/EUSTAT-DES/site"),
)

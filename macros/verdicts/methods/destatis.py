"""The status of Germany's sustainability indicators (Destatis): the mean of the last five yearly changes, carried on."""

from __future__ import annotations

from decimal import Decimal

from macros.verdicts.methods.course import CannotRateError, Course
from macros.verdicts.methods.method import Finding, Method, figure

_YEARS = 5
_NEARLY, _SHORT = Decimal("0.05"), Decimal("0.20")


def weather(course: Course) -> Finding:
    """Its weather symbol, in decimal arithmetic. No movement at all is a cloud: it goes in no wrong direction."""
    latest, goal = course.latest, course.goal
    if goal is None:
        raise CannotRateError("no-number")
    years = course.due - latest.year
    if course.reached:
        return Finding("sun")
    if years <= 0:
        raise CannotRateError("after-due")
    # The mean of five changes is the difference between their ends: what lies between cancels out.
    before = next((point.value for point in course.points if point.year == latest.year - _YEARS), None)
    if before is None:
        raise CannotRateError("six-points")
    mean = (latest.value - before) / _YEARS
    projected = latest.value + mean * years
    miss = max((goal - projected) / (goal - latest.value), Decimal(0))
    figures = (figure("mean", "rate", mean), figure("projected", "value", projected), figure("miss", "share", miss))
    return Finding(_label(miss), figures)


def _label(miss: Decimal) -> str:
    if miss > 1:
        return "thunderstorm"
    if miss < _NEARLY:
        return "sun"
    return "slight-cloud" if miss <= _SHORT else "cloud"


DESTATIS = Method(
    name="destatis",
    formula=weather,
    labels=("sun", "slight-cloud", "cloud", "thunderstorm"),
    in_time=2,
    described=("Destatis: Status", "https://dns-indikatoren.de/en/status/"),
)

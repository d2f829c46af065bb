"""Open SDG 2.4, which follows Statistics Canada: growth, compared with the growth that the goal asks for."""

from __future__ import annotations

from decimal import Decimal

from macros.verdicts.methods.course import Course
from macros.verdicts.methods.growth import Ratio, ratio, signed, since
from macros.verdicts.methods.method import Figure, Finding, Method, figure

_SUBSTANTIAL, _MODERATE = 0.95, 0.60
_FAST, _SLOW = 0.015, 0.005
_CURVE = 4.44
_BEST, _WORST = 5.0, -5.0
_MEAN = Decimal("2.5")


def open_sdg(course: Course) -> Finding:
    """Its status and score, from -5 to 5. "Achieved" asks for no date: it holds whenever the goal was reached."""
    if course.reached:
        return Finding("achieved", (figure("score", "plain", _BEST),))
    return _without_goal(course) if course.goal is None else _with_goal(ratio(course))


def _with_goal(found: Ratio) -> Finding:
    part = found.ratio
    label = _label(part, _SUBSTANTIAL, _MODERATE)
    score = min(7.1429 * part - 4.2857, _BEST) if part >= _MODERATE else max(4.1667 * part - 2.5, _WORST)
    return Finding(label, (*ratios(found), figure("score", "plain", score)))


def _without_goal(course: Course) -> Finding:
    grown, near = signed(course) * since(course.base, course.latest), coefficient(course.base.value, course.limit)
    figures = (figure("growth", "share", grown), figure("coefficient", "plain", near))
    label = _label(grown, _FAST * near, _SLOW * near)
    return Finding(label, (*figures, figure("score", "plain", _score(grown, near))))


def _score(grown: float, near: float) -> float:
    if grown < 0:
        return max(125 * grown - 2.5, _WORST)
    if near == 0:
        return _BEST
    if grown >= _FAST * near:
        return min(500 * grown / near - 5, _BEST)
    return 250 * grown / near - 1.25 if grown >= _SLOW * near else 500 * grown / near - 2.5


def coefficient(base: Decimal, limit: Decimal | None) -> float:
    """By how much the thresholds shrink near the best value that can occur: 1 far from it, 0 at it."""
    if limit is None or abs(base) >= 2 * abs(limit):
        return 1.0
    start, end = float(abs(base)), float(abs(limit))
    distance = start if start <= end else 2 * end - start
    return 1 - float((distance / end) ** _CURVE)


def ratios(found: Ratio) -> tuple[Figure, ...]:
    """The numbers of R."""
    return (
        figure("growth", "share", found.was),
        figure("asked", "share", found.asked),
        figure("ratio", "plain", found.ratio),
    )


def _label(value: float, substantial: float, moderate: float) -> str:
    if value >= substantial:
        return "substantial"
    if value >= moderate:
        return "moderate"
    return "limited" if value >= 0 else "deterioration"


def of_mean(score: Decimal, all_achieved: bool) -> str:
    """The label of several conditions; one that was not achieved keeps the rest from "achieved"."""
    if all_achieved:
        return "achieved"
    if score >= _MEAN:
        return "substantial"
    if score >= 0:
        return "moderate"
    return "limited" if score >= -_MEAN else "deterioration"


OPEN_SDG = Method(
    name="open-sdg",
    formula=open_sdg,
    labels=("achieved", "substantial", "moderate", "limited", "deterioration"),
    in_time=2,
    described=("Open SDG: Progress methodology", "https://open-sdg.readthedocs.io/en/latest/progress-methodology/"),
    mean=of_mean,
)

"""Eurostat's method as the Basque statistical office EUSTAT ported it; Eurostat's own annex was not compared."""

from __future__ import annotations

from decimal import Decimal

from macros.verdicts.methods.course import Course
from macros.verdicts.methods.growth import ratio, signed, since
from macros.verdicts.methods.method import Finding, Method, figure
from macros.verdicts.methods.open_sdg import ratios

_SIGNIFICANT, _MODERATE, _MOST = 0.95, 0.60, 1.3
_FAST, _SLOW, _FULL = 0.01, 0.001, 0.02
_MOST_MEAN, _LEAST_MEAN = Decimal("2.5"), Decimal("0.25")


def eurostat(course: Course) -> Finding:
    """Its label and score, from -5 to 5."""
    if course.goal is None:
        return _without_goal(signed(course) * since(course.base, course.latest))
    found = ratio(course)
    return Finding(label(found.ratio), (*ratios(found), figure("score", "plain", _score(found.ratio))))


def label(part: float) -> str:
    """The label of growth as a share of the growth asked for."""
    if part > _SIGNIFICANT:
        return "significant-progress"
    if part > _MODERATE:
        return "moderate-progress"
    return "moderate-away" if part >= 0 else "significant-away"


def _score(part: float) -> float:
    if part > _MOST:
        return 5.0
    if part >= _MODERATE:
        return 5 / 0.7 * (part - 0.6)
    return 5 / 1.2 * (part + 0.6) - 5 if part > -_MODERATE else -5.0


def _without_goal(grown: float) -> Finding:
    steps = (
        (grown > _FAST, "significant-progress"),
        (grown > _SLOW, "moderate-progress"),
        (grown >= -_SLOW, "none"),
        (grown >= -_FAST, "moderate-away"),
        (True, "significant-away"),
    )
    score = min(max(grown / _FULL * 5, -5.0), 5.0)
    name = next(name for holds, name in steps if holds)
    return Finding(name, (figure("growth", "share", grown), figure("score", "plain", score)))


def of_mean(score: Decimal, _all_significant: bool) -> str:
    """The label of several conditions."""
    steps = (
        (score > _MOST_MEAN, "significant-progress"),
        (score > _LEAST_MEAN, "moderate-progress"),
        (score >= -_LEAST_MEAN, "none"),
        (score >= -_MOST_MEAN, "moderate-away"),
        (True, "significant-away"),
    )
    return next(name for holds, name in steps if holds)


EUROSTAT = Method(
    name="eurostat",
    formula=eurostat,
    labels=("significant-progress", "moderate-progress", "none", "moderate-away", "significant-away"),
    in_time=1,
    described=("EUSTAT: build of its site", "https://github.com/EUSTAT-DES/site"),
    mean=of_mean,
)

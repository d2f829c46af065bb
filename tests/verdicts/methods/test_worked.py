"""The methods of others on worked cases: labels and numbers as their authors' texts give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros.verdicts.methods import METHODS
from macros.verdicts.methods.course import Course
from macros.verdicts.methods.eurostat import label
from macros.verdicts.methods.method import Finding, figure
from macros.verdicts.targets import rated
from tests.verdicts.records import make_course

BY_NAME = {method.name: method for method in METHODS}

A = make_course({2023: 68.0, 2025: 73.9}, goal=95, base=2023)
A2 = make_course({2023: 68.0, 2026: 68.9}, goal=95, base=2023)
B = make_course({2015: 100, 2019: 88, 2020: 80, 2024: 80}, goal=50, less=True)
C = make_course({2015: 40, 2019: 60, 2024: 60.5}, goal=75)
D = make_course({2015: 5.0, 2024: 4.0}, goal=0, less=True)
EMPLOYED, UNEMPLOYED = make_course({2015: 95, 2024: 96}), make_course({2015: 5, 2024: 4}, less=True)
E_LIMIT = make_course({2015: 95, 2024: 96}, low=0, high=100)
F = make_course({2015: 90, 2024: 79}, goal=80, due=2020, less=True)
G, G_MORE = make_course({2015: 80, 2024: 88}, less=True), make_course({2015: 80, 2024: 88})
C_ACHIEVED = make_course({2015: 40, 2024: 76}, goal=75)
GOING_DOWN = make_course({2015: 40, 2024: 30})


@dataclass(frozen=True)
class Row:
    name: str
    method: str
    course: Course
    label: str | None
    figures: dict[str, Any]


ROWS = [
    Row("A", "open-sdg", A, "moderate", {"growth": 0.0425, "asked": 0.0489, "ratio": 0.868, "score": 1.92}),
    Row("A2", "open-sdg", A2, "limited", {"ratio": 0.090, "score": -2.13}),
    Row("B", "open-sdg", B, "limited", {"ratio": 0.542, "score": -0.24}),
    Row("C", "open-sdg", C, "substantial", {"ratio": 1.099, "score": 3.57}),
    Row("D: a goal of 0 becomes 0.001", "open-sdg", D, "limited", {"ratio": 0.057}),
    Row("E", "open-sdg", EMPLOYED, "limited", {"score": -1.92}),
    Row("E, the other way round", "open-sdg", UNEMPLOYED, "substantial", {"score": 5.0}),
    Row("E with a limit", "open-sdg", E_LIMIT, "moderate", {"coefficient": 0.204, "score": 0.18}),
    Row("F: whatever the date", "open-sdg", F, "achieved", {"score": 5}),
    Row("G: the wrong direction", "open-sdg", G, "deterioration", {"score": -3.83}),
    Row("G", "open-sdg", G_MORE, "moderate", {"score": 1.41}),
    Row("A", "un", A, "fair", {"covered": 0.851}),
    Row("A2", "un", A2, "stagnation", {"covered": 0.079}),
    Row("B", "un", B, "fair", {"covered": 0.621}),
    Row("C", "un", C, "met", {"covered": 1.135}),
    Row("A: needs six points", "destatis", A, None, {}),
    Row("B", "destatis", B, "cloud", {"mean": -1.6, "projected": 70.4, "miss": 0.68}),
    Row("C", "destatis", C, "cloud", {"mean": 0.1, "projected": 61.1, "miss": 0.96}),
    Row("A", "linear", A, "too-slow", {"done": 0.22, "time": 0.29, "needed": 4.22}),
    Row("A2", "linear", A2, "too-slow", {"done": 0.03, "time": 0.43, "needed": 6.53, "had": 0.30}),
    Row("B", "linear", B, "too-slow", {"pace": 0.67, "needed": -5.0}),
    Row("C", "linear", C, "too-slow", {"pace": 0.98, "needed": 2.42}),
    Row("D", "linear", D, "too-slow", {"pace": 0.33}),
    Row("F: four years late", "own", F, "met-late", {}),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method}: {row.name}")
def test_a_worked_case_comes_out_as_published(row: Row) -> None:
    found = BY_NAME[row.method].rate(row.course)
    figures = {figure.name: figure.value for figure in found.figures}
    assert found.label == row.label
    assert {name: _as_printed(figures[name], printed) for name, printed in row.figures.items()} == row.figures


def _as_printed(value: Decimal, printed: float) -> float:
    """A number with as many decimals as the case prints."""
    return round(float(value), len(str(printed).partition(".")[2]))


def test_f_is_four_years_late() -> None:
    assert rated(F.case).days == (date(2024, 12, 31) - date(2020, 12, 31)).days


def series(method: str, *scores: float | None) -> Finding | None:
    """What a method says of series that have these scores; 5 is one that was achieved."""
    best = BY_NAME[method].labels[0]
    found = [
        Finding(why="one-point")
        if score is None
        else Finding(best if score == 5 else "any", (figure("score", "plain", score),))
        for score in scores
    ]
    return BY_NAME[method].together(found)


# method, scores of the series -> mean and label; H is the first, the rest are the edges of the labels
TOGETHER: list[tuple[str, tuple[float | None, ...], str, float]] = [
    ("open-sdg", (5, -5), "moderate", 0),
    ("open-sdg", (5, 5), "achieved", 5),
    ("open-sdg", (5, 4.9999), "substantial", 5),
    ("open-sdg", (5, 0), "substantial", 2.5),
    ("open-sdg", (4.9998, 0), "moderate", 2.5),
    ("open-sdg", (0, -0.0002), "limited", 0),
    ("open-sdg", (-5, 0), "limited", -2.5),
    ("open-sdg", (-5, -0.0002), "deterioration", -2.5),
    ("open-sdg", (4, None, -4.0002), "limited", 0),
    ("eurostat", (5, -5), "none", 0),
    ("eurostat", (5, 0.0002), "significant-progress", 2.5),
    ("eurostat", (4.9, 0.1), "moderate-progress", 2.5),
    ("eurostat", (0.25, 0.25), "none", 0.25),
    ("eurostat", (-0.25, -0.25), "none", -0.25),
    ("eurostat", (-0.25, -0.2502), "moderate-away", -0.25),
    ("eurostat", (-2.5, -2.5), "moderate-away", -2.5),
    ("eurostat", (-2.5, -2.5002), "significant-away", -2.5),
]


@pytest.mark.parametrize(("method", "scores", "label", "mean"), TOGETHER)
def test_several_series_have_the_label_of_the_mean_of_their_scores(
    method: str, scores: tuple[float | None, ...], label: str, mean: float
) -> None:
    found = series(method, *scores)
    assert found is not None
    assert (found.label, round(float(found.figures[0].value), 2)) == (label, mean)


@pytest.mark.parametrize(("method", "scores"), [("open-sdg", (5, None)), ("open-sdg", ()), ("linear", (5, -5))])
def test_one_score_alone_and_a_method_without_scores_say_nothing_of_several(
    method: str, scores: tuple[float | None, ...]
) -> None:
    assert series(method, *scores) is None


def test_h_from_reports_one_series_achieved_and_one_going_down() -> None:
    """+5 and -5 of two series come out as "progress made", though one of them deteriorates."""
    method = BY_NAME["open-sdg"]
    found = [method.rate(course) for course in (C_ACHIEVED, GOING_DOWN)]
    assert [one.label for one in found] == ["achieved", "deterioration"]
    assert method.together(found) == Finding("moderate", (figure("score", "plain", 0.0),))


@pytest.mark.parametrize(
    ("stand_in", "ratio"), [(1, 0.241), (0.1, 0.107), (1e-6, 0.038)], ids=["1", "a tenth", "a millionth"]
)
def test_what_stands_in_for_a_goal_of_zero_decides_the_ratio(stand_in: float, ratio: float) -> None:
    course = make_course({2015: 5.0, 2024: 4.0}, goal=stand_in, less=True)
    found = {figure.name: figure.value for figure in BY_NAME["open-sdg"].rate(course).figures}
    assert round(float(found["ratio"]), 3) == ratio


# growth as a share of what is asked -> label; each threshold, and a thousandth to each side
EUROSTAT = [
    (0.949, "moderate-progress"),
    (0.95, "moderate-progress"),
    (0.951, "significant-progress"),
    (0.599, "moderate-away"),
    (0.60, "moderate-away"),
    (0.601, "moderate-progress"),
    (-0.001, "significant-away"),
    (0.0, "moderate-away"),
    (0.001, "moderate-away"),
]


@pytest.mark.parametrize(("ratio", "wanted"), EUROSTAT)
def test_eurostat_at_its_thresholds(ratio: float, wanted: str) -> None:
    assert label(ratio) == wanted


@pytest.mark.parametrize(("ratio", "wanted"), [row for row in EUROSTAT if row[0] not in (0.95, 0.60)])
def test_eurostat_at_its_thresholds_from_reports(ratio: float, wanted: str) -> None:
    grown = 1 + ratio * 0.05
    course = make_course({2020: 1000, 2021: Decimal(repr(1000 * grown))}, goal=1050, due=2021, base=2020)
    assert BY_NAME["eurostat"].rate(course).label == wanted


# growth a year -> label without a goal, a ten-thousandth to each side
EUROSTAT_FREE = [
    (0.0101, "significant-progress"),
    (0.0099, "moderate-progress"),
    (0.0011, "moderate-progress"),
    (0.0009, "none"),
    (-0.0009, "none"),
    (-0.0011, "moderate-away"),
    (-0.0099, "moderate-away"),
    (-0.0101, "significant-away"),
]


@pytest.mark.parametrize(("grown", "wanted"), EUROSTAT_FREE)
def test_eurostat_without_a_goal(grown: float, wanted: str) -> None:
    course = make_course({2020: 1000, 2021: Decimal(repr(1000 * (1 + grown)))})
    assert BY_NAME["eurostat"].rate(course).label == wanted
    assert float(BY_NAME["eurostat"].rate(course).figures[1].value) == pytest.approx(grown / 0.02 * 5)


# what is missed of the gap -> weather, at the edges of 5 % and 20 %
WEATHER = [
    (10.0, "sun"),
    (9.51, "sun"),
    (9.5, "slight-cloud"),
    (8.0, "slight-cloud"),
    (7.99, "cloud"),
    (0.0, "cloud"),
    (-0.1, "thunderstorm"),
]


@pytest.mark.parametrize(("way", "wanted"), WEATHER)
def test_destatis_at_its_edges(way: float, wanted: str) -> None:
    course = make_course({2020: Decimal(repr(50 - way)), 2025: 50}, goal=60)
    assert BY_NAME["destatis"].rate(course).label == wanted


# what is wrong -> the course, and why each method cannot rate it; a method that is not named can
UNFIT = [
    ("nothing reported", make_course({}, goal=5), {name: "no-report" for name in BY_NAME if name != "own"}),
    (
        "one year",
        make_course({2024: 4}, goal=5),
        dict.fromkeys(("linear", "open-sdg", "eurostat", "un"), "one-point") | {"destatis": "six-points"},
    ),
    (
        "a change of sign",
        make_course({2019: -4, 2024: 4}, goal=5),
        dict.fromkeys(("open-sdg", "eurostat", "un"), "sign"),
    ),
    ("a start of zero", make_course({2019: 0, 2024: 4}, goal=5), {"un": "zero-base"}),
    (
        "no goal",
        make_course({2019: 2, 2024: 4}),
        {"linear": "no-number", "destatis": "no-number"},
    ),
    (
        "nothing to do",
        make_course({2019: 5, 2024: 4}, goal=5),
        dict.fromkeys(("linear", "open-sdg", "eurostat", "un"), "no-way"),
    ),
    (
        "the goal lies behind the start",
        make_course({2019: 9, 2024: 8}, goal=5),
        dict.fromkeys(("linear", "un"), "no-way"),
    ),
    (
        "the date lies before the start",
        make_course({2019: 2, 2024: 4}, goal=5, due=2018),
        dict.fromkeys(("linear", "open-sdg", "eurostat"), "due-before-base")
        | dict.fromkeys(("un", "destatis"), "after-due"),
    ),
    (
        "a number beyond floating point",
        make_course({2019: Decimal("1e-200"), 2020: 10**17}, goal=10**18, due=2089),
        dict.fromkeys(("open-sdg", "eurostat", "un"), "too-large") | {"destatis": "six-points"},
    ),
]


@pytest.mark.parametrize(("course", "why"), [row[1:] for row in UNFIT], ids=[row[0] for row in UNFIT])
def test_a_method_that_cannot_rate_says_why(course: Course, why: dict[str, str]) -> None:
    found = {method.name: method.rate(course) for method in METHODS}
    assert {name: finding.why for name, finding in found.items() if finding.why} == why
    assert all((finding.label is None) == (finding.why is not None) for finding in found.values())

"""The course that answers: the picture's own specification, with switches, a ring, and words for every mark."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
import vl_convert

from macros.render.charts import Course, Size, course, explored, identity
from macros.render.charts.course import without_far_goals
from macros.render.charts.frame import frame
from macros.render.charts.given import Goal, Point
from macros.render.charts.theme import TOKENS
from tests.render.charts.test_course import CASES, COVERAGE, THREE_SERIES, drawn, goal, point

NAMES = {
    kind: kind.title() for kind in ("report", "other", "disputed", "projected", "baseline", "main", "goals", "path")
}


def told(data: Course, size: Size = "wide") -> dict[str, Any]:
    found: dict[str, Any] = explored(course(data, size), data, size, NAMES)["usermeta"]["minhbach"]
    return found


@pytest.mark.parametrize(
    ("data", "groups"),
    [
        (COVERAGE, ["Report", "Disputed", "Main", "Goals", "Path"]),
        (THREE_SERIES, ["Statistics", "A <b>private</b> report", "Ministry", "Main"]),
        (CASES["forecast"](), ["Report", "Projected", "Baseline", "Main", "Path"]),
        (drawn(point("2026-06-30", "4", "4 %", series="Statistics")), ["Report"]),
        (drawn(goal("2026-12-31", "70", "70 %")), ["Goals"]),
    ],
    ids=["coverage", "three series", "forecast", "one report", "one goal"],
)
def test_every_kind_of_mark_can_be_switched(data: Course, groups: list[str]) -> None:
    """Series by their own names where there are several."""
    assert [group["name"] for group in told(data)["groups"]] == groups


@pytest.mark.parametrize("size", ["wide", pytest.param("narrow", marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", CASES)
def test_every_mark_of_the_picture_says_something_where_it_lies(name: str, size: Size) -> None:
    data = without_far_goals(CASES[name]())
    on, found = frame(data, size), told(CASES[name](), size)
    marks: list[Point | Goal] = [*data.points, *data.goals]
    spots = sorted(on.spot(mark.when, mark.value) for mark in marks)
    assert sorted((mark["x"], mark["y"]) for mark in found["marks"]) == [pytest.approx(spot, abs=0.1) for spot in spots]
    assert [mark["x"] for mark in found["marks"]] == sorted(mark["x"] for mark in found["marks"]), (
        "not in order of time"
    )
    assert all(mark["said"].strip() for mark in found["marks"])
    assert {mark["group"] for mark in found["marks"]} <= {group["key"] for group in found["groups"]}


def test_a_mark_says_its_bound_its_date_and_its_source() -> None:
    one = point("2026-02-28", "91.2", "nearly 91.2 %")
    one = type(one)(one.when, one.value, one.label, told=("measured Feb 2026", "Ministry (press)"))
    mark = told(drawn(one, goal("2026-12-31", "70", "70 %\nthis promise", main=True)))["marks"]
    assert mark[0] | {"x": 0, "y": 0} == {
        "group": "report",
        "x": 0,
        "y": 0,
        "said": "nearly 91.2 %",
        "told": ["measured Feb 2026", "Ministry (press)"],
    }
    assert mark[1]["said"] == "70 % this promise"


def test_what_is_drawn_with_a_group_goes_with_it() -> None:
    """Marks, lines and labels of a group carry its name and are filtered by it; axes and today always stay."""
    spec = explored(course(COVERAGE, "wide"), COVERAGE, "wide", NAMES)
    for layer in spec["layer"]:
        groups = {row.get("group") for row in layer["data"]["values"]}
        assert ("transform" in layer) == (groups != {None}), layer["mark"]
    words = next(layer for layer in spec["layer"] if layer["mark"].get("type") == "text")["data"]["values"]
    assert {row["label"]: row.get("group") for row in words}.items() >= {
        "2026": None,
        "today": None,
        "nearly 59 %": "disputed",
        "nearly 91.2 %, Feb 2026": "report",
        "70 %\nthis promise": "main",
        "straight path": "path",
    }.items()


@pytest.mark.slow
def test_a_group_that_is_off_is_not_drawn() -> None:
    """Drawn by Vega itself: what is switched off leaves nothing, and the ring lies on the mark that is asked."""
    spec = explored(course(COVERAGE, "wide"), COVERAGE, "wide", NAMES)
    assert "nearly 59" in vl_convert.vegalite_to_svg(spec)
    spec["params"] = [{"name": "off", "value": ["disputed"]}, {"name": "at", "value": {"x": 123, "y": 45}}]
    image = vl_convert.vegalite_to_svg(spec)
    assert "nearly 59" not in image and "nearly 91.2" in image
    assert "translate(123,45)" in image


def test_colours_are_those_of_the_page() -> None:
    """Every colour of the specification has its variable, so that none stays light in the dark."""
    spec = explored(course(COVERAGE, "wide"), COVERAGE, "wide", NAMES)
    colours = spec["usermeta"]["minhbach"]["colours"]
    used = set(re.findall(r"#[0-9a-f]{6}\b", json.dumps({**spec, "usermeta": None})))
    assert used <= set(colours) == set(TOKENS)
    assert colours["#1b5e9b"] == "var(--mb-kept,#1b5e9b)"


@pytest.mark.parametrize(
    "other",
    [
        drawn(point("2026-06-30", "4", "4 %"), goal("2026-12-31", "7", "7 %")),
        drawn(point("2026-06-30", "4", "over 4 %")),
        drawn(point("2026-06-30", "4.0", "4 %")),
        drawn(point("2026-06-30", "4", "4 %"), falling=True),
        Course((point("2026-06-30", "4", "4 %"),), (), date(2026, 11, 22), "hôm nay", str, lambda _: "Jan"),
        Course(
            (point("2026-06-30", "4", "4 %"),), (), date(2026, 11, 22), "today", lambda v: f"{v} €", lambda _: "Jan"
        ),
    ],
    ids=["a goal", "a bound", "a digit", "a direction", "a word", "a unit"],
)
def test_whatever_changes_a_chart_changes_its_identity(other: Course) -> None:
    one = drawn(point("2026-06-30", "4", "4 %"))
    assert identity(one, "wide") == identity(drawn(point("2026-06-30", "4", "4 %")), "wide")
    assert identity(one, "wide") != identity(other, "wide")
    assert identity(one, "wide") != identity(one, "narrow")

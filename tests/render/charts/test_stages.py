"""A stair of verdicts: one step for each, its words inside the picture, marks in the order of time."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, timedelta
from itertools import pairwise

import pytest

from macros.render.charts import Stage, stages
from macros.render.charts.glyphs import text_width
from macros.render.shapes import SHAPES
from macros.render.svg import draw, harden

UNTIL = date(2026, 11, 22)
LONG = "Đến hạn, chưa có báo cáo, 01/04/2026"


def found(*days: date, words: str = "Missed") -> list[Stage]:
    states = list(SHAPES)
    return [Stage(day, states[n % len(states)], words) for n, day in enumerate(days)]


CROWDED = [date(2026, 11, 22) - timedelta(days=n) for n in range(8)][::-1]
CASES = {
    "one": found(UNTIL),
    "years apart": found(date(2001, 1, 1), date(2026, 1, 1)),
    "day after day at the end": found(date(2001, 1, 1), *CROWDED),
    "day after day": found(*CROWDED),
    "long words": found(date(2025, 1, 1), date(2025, 9, 1), date(2026, 11, 1), words=LONG),
}


def rows(spec: dict, key: str) -> list[dict]:  # type: ignore[type-arg]
    return [row for layer in spec["layer"] for row in layer["data"]["values"] if key in row]


@pytest.mark.parametrize("case", CASES)
def test_everything_stands_inside_and_in_the_order_of_time(case: str) -> None:
    spec = stages(CASES[case], UNTIL)
    words = rows(spec, "label")
    assert len(words) == len(CASES[case])
    assert all(
        row["x"] >= 0 and row["x"] + text_width(row["label"], row["size"], row["weight"]) <= 321 for row in words
    )
    marks = sorted({(row["y"], row["x"]) for row in rows(spec, "shape")})
    assert len(marks) == len(CASES[case])
    across = [x for _, x in marks]
    assert across == sorted(across)
    assert all(8 <= x <= 312 for x in across)
    assert all(b - a >= 11.9 for a, b in pairwise(across))
    assert all(row["x2"] <= 320 for row in rows(spec, "x2"))


@pytest.mark.parametrize("wrong", [[], [Stage(UNTIL, "kept", "x")]])
def test_what_cannot_be_drawn_is_refused(wrong: list[Stage]) -> None:
    with pytest.raises(ValueError, match=r"at least one|no shape for kept"):
        stages(wrong, UNTIL)


@pytest.mark.slow
def test_the_drawing_is_safe_and_has_a_name() -> None:
    svg = ET.fromstring(harden(draw(stages(CASES["long words"], UNTIL)), "past", "How it changed", "First; last"))
    assert svg.get("role") == "img"
    assert [child.text for child in svg][:2] == ["How it changed", "First; last"]
    assert "viewBox" in svg.attrib

"""Labels never overlap and never leave the chart; the important ones are always there."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render.charts.boxes import Box, Line, boxed
from macros.render.charts.glyphs import text_width, wrap
from macros.render.charts.labels import Label, Surroundings, place
from macros.render.svg import draw

EDGE = Box(0, 0, 260, 240)
spots = st.tuples(st.floats(0, 260), st.floats(0, 240))
texts = st.text(st.sampled_from("abcWM 123 %.\nĐặễỹ—…字"), min_size=1, max_size=60)
labels = st.builds(Label, texts, st.tuples(spots), must=st.just(False), clear=st.booleans(), limit=st.just(110.0))
musts = st.builds(Label, texts, st.tuples(spots), must=st.just(True), limit=st.just(110.0))
surroundings = st.builds(
    Surroundings,
    edge=st.just(EDGE),
    words=st.tuples(st.builds(lambda x: Box(x, 0, x + 40, 16), st.floats(0, 220))),
    marks=st.lists(spots.map(lambda spot: boxed(spot, 5, 5)), max_size=20).map(tuple),
    lines=st.lists(st.builds(Line, spots, spots), max_size=8).map(tuple),
)


@settings(deadline=None)
@given(st.lists(musts, max_size=2), st.lists(labels, max_size=8), surroundings)
def test_no_two_overlap_none_leaves_and_the_important_are_there(
    important: list[Label], others: list[Label], around: Surroundings
) -> None:
    placed = place([*others, *important], around)
    boxes = [*(found.box for found in placed), *around.words]
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(found.box.within(EDGE) for found in placed)
    assert [found.label for found in placed if found.label.must] == important
    for found in placed:
        assert all(text_width(line, 13, 400) <= found.box.right - found.box.left + 0.01 for line in found.lines)
        assert found.label.must or not any(found.box.overlaps(mark) for mark in around.marks)


@settings(deadline=None)
@given(texts, st.floats(30, 300), st.integers(1, 4))
def test_wrapped_lines_fit(text: str, limit: float, most: int) -> None:
    lines = wrap(text, 13, 400, limit, most)
    assert 1 <= len(lines) <= most
    assert all(text_width(line, 13, 400) <= limit for line in lines)


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("90 % by 2025", 300.0, ("90 % by 2025",)),
        ("earlier target: 90\N{NO-BREAK SPACE}% by 2025", 170.0, ("earlier target:", "90\N{NO-BREAK SPACE}% by 2025")),
        ("70 %\nthis promise", 170.0, ("70 %", "this promise")),
    ],
)
def test_lines_break_where_a_reader_would(text: str, limit: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, 13, 400, limit, 4) == lines


@pytest.mark.slow
@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize(
    "text", ["nearly 91.2 %, Feb 2026", "AVAVA To Ty", "đường thẳng tới 80 %", "1.234.567,89", "WWW mmm", "rf ff “x”"]
)
def test_text_is_never_wider_than_measured(text: str, weight: int) -> None:
    """Vega, with the same font, makes the image as wide as the text."""
    spec = {
        "data": {"values": [{"text": text}]},
        "mark": {"type": "text", "align": "left", "fontSize": 100, "fontWeight": weight, "font": "Be Vietnam Pro"},
        "encoding": {"text": {"field": "text"}, "x": {"value": 0}},
        "width": 1,
        "padding": 0,
    }
    width = float(re.search(r' width="([\d.]+)"', draw(spec))[1])  # type: ignore[index]
    assert width <= text_width(text, 100, weight) <= width * 1.2


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        (Line((0, 5), (20, 5)), True),
        (Line((0, 0), (20, 20)), True),
        (Line((0, 35), (20, 10)), False),
        (Line((0, 30), (30, 30)), False),
        (Line((12, 0), (12, 40)), True),
        (Line((10, 10), (11, 11)), True),
        (Line((16, 0), (16, 40)), False),
    ],
)
def test_a_line_crosses_a_box(line: Line, crosses: bool) -> None:
    assert line.crosses(Box(5, 4, 15, 14)) is crosses

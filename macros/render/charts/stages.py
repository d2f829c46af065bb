"""What a verdict was over time: a stair of its marks, each as long as it held, down to the present one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt

from macros.render.charts.days import Days, span
from macros.render.charts.glyphs import text_width
from macros.render.charts.marks import Mark, Placed, at_pixels, shape_layers, unknown_states
from macros.render.charts.theme import EDGE, FAMILY_COLOURS, INK, LABEL_SIZE, MUTED, WIDTH
from macros.render.charts.vega import Row, chart, layered
from macros.render.charts.writing import word, written
from macros.render.shapes import SHAPES

_MARK = 15
_STEP = 40.0
# From the top of a step to the line of its words, and to its mark.
_WORDS, _LINE = 14.0, 27.0
_EDGE = 9.0
# A stage that held for days only is as long as its mark is wide.
_LEAST = 12.0
_AIR = 6.0


@dataclass(frozen=True)
class Stage:
    """A verdict from the day on which it came, and what is written over it."""

    since: date
    state: str
    words: str


def stages(found: Sequence[Stage], until: date) -> dict[str, Any]:
    """Vega-Lite specification of verdicts, earliest first, on days up to one; the first and the last stand out.

    It is as wide as a narrow page, on every page. Raises ValueError without a stage, or for an unknown state.
    """
    if not found:
        raise ValueError("stages need at least one verdict")
    if unknown := unknown_states(Mark("", one.state) for one in found):
        raise ValueError(f"no shape for {unknown}")
    spots = _spots(found, until)
    placed = [
        Placed(Mark(f"s{n}", one.state), x, _down(n)) for n, (one, x) in enumerate(zip(found, spots, strict=False))
    ]
    layers = [_lines(found, spots), *shape_layers(placed, _MARK), written(list(_words(found, spots)))]
    return layered(layers, _width(), len(found) * _STEP, {"left": 0, "right": 0, "top": 0, "bottom": 0})


def _width() -> float:
    return float(WIDTH["narrow"])


def _spots(found: Sequence[Stage], until: date) -> list[float]:
    """Pixels from the left to each stage, and to the last day; no two nearer than a mark is wide."""
    first, last = span([*(one.since for one in found), until])
    days = Days(first, last, _width(), _EDGE, _EDGE)
    spots = [days.x(day) for day in (*(one.since for one in found), until)]
    for n in range(1, len(spots)):
        spots[n] = max(spots[n], spots[n - 1] + _LEAST)
    over = max(spots[-1] - (_width() - _EDGE), 0)
    for n in range(len(spots) - 1, -1, -1):
        limit = _width() - _EDGE - (len(spots) - 1 - n) * _LEAST
        spots[n] = min(spots[n], limit) if over else spots[n]
    return spots


def _down(n: int) -> float:
    return n * _STEP + _LINE


def _lines(found: Sequence[Stage], spots: Sequence[float]) -> alt.Chart:
    """A line for as long as each verdict held, and the way down to the next."""
    rows: list[Row] = []
    for n, (one, (x, x2)) in enumerate(zip(found, pairwise(spots), strict=True)):
        y = _down(n)
        rows.append(
            {"x": x + _MARK / 2, "x2": max(x2, x + _MARK / 2), "y": y, "y2": y, "colour": _colour(one), "wide": 2.5}
        )
        if n + 1 < len(found):
            rows.append({"x": x2, "x2": x2, "y": y, "y2": _down(n + 1) - _MARK / 2, "colour": EDGE, "wide": 1})
    lines = at_pixels(chart(rows).mark_rule(), to=True)
    drawn: alt.Chart = lines.encode(
        stroke=alt.Stroke("colour", type="nominal", scale=None),
        strokeWidth=alt.StrokeWidth("wide", type="quantitative", scale=None),
    )
    return drawn


def _colour(stage: Stage) -> str:
    return FAMILY_COLOURS[SHAPES[stage.state].family]


def _beside(x: float, wide: float, *, first: bool) -> float:
    """Where words begin: over the first mark, right of the way down to a later one, or left of it."""
    if first:
        return max(min(x - _MARK / 2, _width() - wide), 0)
    if x + _AIR + wide <= _width():
        return x + _AIR
    return max(x - _AIR - wide, 0)


def _words(found: Sequence[Stage], spots: Sequence[float]) -> Iterator[Row]:
    size = LABEL_SIZE["narrow"]
    for n, one in enumerate(found):
        ends = n in (0, len(found) - 1)
        weight = 600 if ends else 400
        yield word(
            _beside(spots[n], text_width(one.words, size, weight), first=not n),
            n * _STEP + _WORDS,
            one.words,
            size,
            INK if ends else MUTED,
            weight=weight,
        )

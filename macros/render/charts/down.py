"""Deadlines from top to bottom, for a narrow page: a line for each month, quarter or year, and one across for today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from macros.render.charts.dues import Deadlines, Pile, Stretch, piles, stretches
from macros.render.charts.glyphs import text_width
from macros.render.charts.marks import LINK, Mark, Placed, at_pixels, mark_layers
from macros.render.charts.theme import AXIS_SIZE, LABEL_SIZE, MUTED, WIDTH
from macros.render.charts.vega import Row, chart, layered
from macros.render.charts.writing import word, written

_MARK = 15
_MOST_LINES = 15
# A stretch without deadlines needs room for its name only; today for its word over its line.
_EMPTY, _TODAY, _APART = 21.0, 26.0, 2.0
_RIGHT = WIDTH["narrow"] - 2.0


@dataclass(frozen=True)
class _Line:
    """A stretch with its marks, `top` pixels down; today's line where there is no stretch."""

    name: str
    marks: tuple[Mark, ...]
    top: float
    height: float
    today: bool = False


def down(data: Deadlines) -> dict[str, Any]:
    """Vega-Lite specification of deadlines, at least one, on a narrow page."""
    months, parts = stretches(data, _MOST_LINES)
    full = {part.start: data.named(part.start, months, True) for part in parts}
    left = max(text_width(name, AXIS_SIZE, 400) for name in full.values()) + 8
    most = max(len(pile.marks) for pile in piles(data, parts))
    columns = int((_RIGHT - left - text_width(str(most), AXIS_SIZE, 400) - 4) // LINK)
    lines = list(_lines(data, parts, months, columns))
    placed = [found for line in lines for found in _placed(line, left, columns)]
    words = [row for line in lines for row in _words(data, line, left, columns)]
    layers = [_rule(lines), *mark_layers(placed, LINK, _MARK), written(words)]
    return layered(layers, _RIGHT, lines[-1].top + lines[-1].height, {"left": 1, "right": 1, "top": 1, "bottom": 3})


def _lines(data: Deadlines, parts: Sequence[Stretch], months: int, columns: int) -> Iterator[_Line]:
    """Every stretch from the first on, today's line between what has passed and what lies ahead."""
    top, year = 0.0, 0
    for stretch, found in _in_order(data, parts):
        if stretch is None:
            yield _Line("", (), top, _TODAY, today=True)
            top += _TODAY + 2 * _APART
            continue
        marks = found.marks if found else ()
        height = -(-len(marks) // columns) * LINK + _APART if marks else _EMPTY
        yield _Line(data.named(stretch.start, months, stretch.start.year != year), marks, top, height)
        top, year = top + height, stretch.start.year


def _in_order(data: Deadlines, parts: Sequence[Stretch]) -> Iterator[tuple[Stretch | None, Pile | None]]:
    """Stretches with what is due in them; today, which has no stretch, parts its own if that has marks on both sides."""
    held = piles(data, parts)
    for part in parts:
        sides = [next((p for p in held if p.stretch == part and p.passed == passed), None) for passed in (True, False)]
        if not part.holds(data.today):
            yield part, sides[0] or sides[1]
            continue
        if sides[0] or not sides[1]:
            yield part, sides[0]
        yield None, None
        if sides[1]:
            yield part, sides[1]


def _placed(line: _Line, left: float, columns: int) -> Iterator[Placed]:
    for n, mark in enumerate(line.marks):
        row, column = divmod(n, columns)
        yield Placed(mark, left + (column + 0.5) * LINK, line.top + (row + 0.5) * LINK)


def _words(data: Deadlines, line: _Line, left: float, columns: int) -> Iterator[Row]:
    """The name of a stretch, and how many are due in it, beside the last of its marks."""
    if line.today:
        yield word(_RIGHT, line.top + _TODAY - 5, data.today_label, LABEL_SIZE["narrow"], MUTED, "right")
        return
    middle = line.top + (LINK if line.marks else _EMPTY) / 2 + 4.5
    yield word(0, middle, line.name, AXIS_SIZE, MUTED)
    if line.marks:
        rows = -(-len(line.marks) // columns)
        last = len(line.marks) - (rows - 1) * columns
        yield word(left + last * LINK + 4, middle + (rows - 1) * LINK, str(len(line.marks)), AXIS_SIZE, MUTED)


def _rule(lines: Sequence[_Line]) -> alt.Chart:
    """Today, across the whole page."""
    at = [line.top + line.height for line in lines if line.today]
    rows: list[Row] = [{"x": 0, "x2": _RIGHT, "y": y, "y2": y} for y in at]
    return at_pixels(chart(rows).mark_rule(strokeWidth=1, color=MUTED), to=True)

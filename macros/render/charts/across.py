"""Deadlines from left to right: marks pile up over the month, quarter or year that they are due in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import altair as alt

from macros.render.charts.days import Days, names
from macros.render.charts.dues import Deadlines, Pile, Stretch, piles, stretches
from macros.render.charts.glyphs import text_width
from macros.render.charts.marks import LINK, Placed, at_pixels, mark_layers
from macros.render.charts.spread import spread
from macros.render.charts.theme import AXIS_SIZE, EDGE, LABEL_SIZE, MUTED, WIDTH, Size
from macros.render.charts.vega import Row, chart, layered
from macros.render.charts.writing import word, written

_MARK = 15
# Free pixels between today and the nearest pile, and between two piles.
_CLEAR, _APART = 7.0, 4.0
# From a pile's middle to the ends of its stretch.
_INSIDE = 3.0
# How high a pile may be before it grows wider, from pleasant to whatever it takes.
_HEIGHTS = (6, 8, 10, 13, 17, 23, 31, 500)
# Above the highest pile, the word for today; above every pile, its number.
_BAND, _NUMBER = 22.0, 18.0
_BELOW = {1: 26.0, 2: 42.0}


@dataclass(frozen=True)
class _Stack:
    """A pile `columns` marks wide whose middle stands at pixel x."""

    pile: Pile
    columns: int
    x: float

    @property
    def lines(self) -> int:
        return -(-len(self.pile.marks) // self.columns)


def across(data: Deadlines, size: Size) -> dict[str, Any]:
    """Vega-Lite specification of deadlines, at least one, on a wide page."""
    width = WIDTH[size] - 2
    _, parts = stretches(data, int(width // (LINK + _APART)))
    days, stacks = _fitted(data, parts, width)
    axis = names(days, (), data.month)
    foot = _BAND + _NUMBER + LINK * max(stack.lines for stack in stacks)
    words = [
        _today(data, days.x(data.today)),
        *(word(_within(x, name, width), foot + 21, name, AXIS_SIZE, MUTED, "center") for x, name in axis.words),
        *(word(s.x, foot - s.lines * LINK - 5, str(len(s.pile.marks)), AXIS_SIZE, MUTED, "center") for s in stacks),
    ]
    placed = [found for stack in stacks for found in _placed(stack, foot)]
    ticks = [days.x(tick) for tick in axis.ticks]
    below = _BELOW[max((name.count("\n") + 1 for _, name in axis.words), default=1)]
    layers = [_lines(ticks, days.x(data.today), foot, width), *mark_layers(placed, LINK, _MARK), written(words)]
    return layered(layers, width, foot, {"left": 1, "right": 1, "top": 1, "bottom": below})


def _fitted(data: Deadlines, parts: Sequence[Stretch], width: float) -> tuple[Days, list[_Stack]]:
    """Days along the plot and piles on them: the lowest piles of which each stands near its own time."""
    for most in _HEIGHTS:
        days, stacks = _laid(data, parts, width, most)
        if all(_over_its_name(stack, days) for stack in stacks):
            break
    return days, stacks


def _laid(data: Deadlines, parts: Sequence[Stretch], width: float, most: int) -> tuple[Days, list[_Stack]]:
    """Piles at most so high, and the room that the outer ones need at the ends of the plot."""
    left = right = 0.0
    for _ in range(6):
        days = Days(parts[0].start, parts[-1].end - timedelta(days=1), width, left, right)
        stacks = _stacks(data, parts, days, most)
        half = [(s.x, s.columns * LINK / 2) for s in stacks]
        lacks, over = max(0.0, *(h - x for x, h in half)), max(0.0, *(x + h - width for x, h in half))
        if max(lacks, over) < 1:
            break
        left, right = left + lacks, right + over
    return days, stacks


def _stacks(data: Deadlines, parts: Sequence[Stretch], days: Days, most: int) -> list[_Stack]:
    """Piles as near to the middle of their stretch as they can stand without overlap, each on its side of today."""
    held, today = piles(data, parts), days.x(data.today)
    found: list[_Stack] = []
    for side in (-1, 1):
        mine = [pile for pile in held if pile.passed == (side < 0)][::side]
        columns = [-(-len(pile.marks) // most) for pile in mine]
        wanted = [side * (_middle(pile, days) - today) for pile in mine]
        far = spread(wanted, [count * LINK for count in columns], _CLEAR, _APART)
        found += [_Stack(pile, n, today + side * x) for pile, n, x in zip(mine, columns, far, strict=True)]
    return found


def _over_its_name(stack: _Stack, days: Days) -> bool:
    """Whether a pile's middle stands in its own stretch of time, and not in a neighbour's."""
    stretch = stack.pile.stretch
    return days.x(stretch.start) + _INSIDE < stack.x < days.x(stretch.end) - _INSIDE


def _middle(pile: Pile, days: Days) -> float:
    return (days.x(pile.stretch.start) + days.x(pile.stretch.end - timedelta(days=1))) / 2


def _placed(stack: _Stack, foot: float) -> Iterator[Placed]:
    """The marks from the bottom up; the top line, where it is not full, begins at the left."""
    left = stack.x - stack.columns * LINK / 2
    for n, mark in enumerate(stack.pile.marks):
        line, column = divmod(n, stack.columns)
        yield Placed(mark, left + (column + 0.5) * LINK, foot - (line + 0.5) * LINK)


def _lines(ticks: Sequence[float], today: float, foot: float, width: float) -> alt.Chart:
    rows: list[Row] = [{"x": 0, "x2": width, "y": foot, "y2": foot, "colour": EDGE}]
    rows += [{"x": x, "x2": x, "y": foot, "y2": foot + 5, "colour": EDGE} for x in ticks]
    rows.append({"x": today, "x2": today, "y": 0, "y2": foot, "colour": MUTED})
    drawn: alt.Chart = at_pixels(chart(rows).mark_rule(strokeWidth=1), to=True)
    return drawn.encode(stroke=alt.Stroke("colour", type="nominal", scale=None))


def _within(x: float, name: str, width: float) -> float:
    """The middle of a name on the axis, moved where a stretch at the plot's end is narrower than its name."""
    half = max(text_width(line, AXIS_SIZE, 400) for line in name.split("\n")) / 2
    return min(max(x, half), width - half)


def _today(data: Deadlines, x: float) -> Row:
    """The word above all piles, left of its line where there is room, else right of it."""
    wide = text_width(data.today_label, LABEL_SIZE["wide"], 400)
    left = x - 6 - wide if x >= wide + 6 else x + 6
    return word(left, 12, data.today_label, LABEL_SIZE["wide"], MUTED)

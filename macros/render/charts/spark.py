"""A course in the size of a word: the reports of one series, and beside them the value that was promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import altair as alt

from macros.render.charts.marks import at_pixels
from macros.render.charts.theme import INK, KEPT, PAPER, SHORT
from macros.render.charts.vega import Row, chart, layered

WIDTH, HEIGHT = 150, 48
# The line ends where the promise begins, which stands beside it whatever its date.
_LEFT, _RIGHT, _EDGE = 4.0, 124.0, 5.0
_GOAL = (132.0, 148.0)
# More reports than this are a line alone: points would hide it.
_CROWD = 16

Report = tuple[date, Decimal]


@dataclass(frozen=True)
class Spark:
    """Reports of one series, earliest first, without a word, so that every language shares the drawing.

    joined: those that a line may join. apart: reports of one day that disagree. goals: the promised value, or both
    ends of it. falling: less is better, so the axis is turned. deciding: whether verdicts rest on this series.
    """

    joined: tuple[Report, ...]
    apart: tuple[Report, ...] = ()
    goals: tuple[Decimal, ...] = ()
    falling: bool = False
    deciding: bool = True


@lru_cache(maxsize=1024)
def spark(data: Spark) -> dict[str, Any]:
    """Vega-Lite specification of the reports and the promised value; the last report is the largest point.

    Raises ValueError without a report.
    """
    if not data.joined and not data.apart:
        raise ValueError("a spark needs at least one report")
    return layered(list(_layers(data)), WIDTH, HEIGHT, {"left": 0, "right": 0, "top": 0, "bottom": 0})


def _layers(data: Spark) -> Iterator[alt.Chart]:
    colour = KEPT if data.deciding else INK
    joined, apart = ([_spot(data, report) for report in held] for held in (data.joined, data.apart))
    if len(joined) > 1:
        yield at_pixels(chart(joined).mark_line(color=colour, strokeWidth=1.75))
    if data.goals:
        bars = [{"x": _GOAL[0], "x2": _GOAL[1], "y": _down(data, goal)} for goal in data.goals]
        yield at_pixels(chart(bars).mark_rule(color=INK, strokeWidth=3)).encode(x2=alt.X2("x2"))
    if apart:
        yield at_pixels(chart(apart).mark_point(fill=PAPER, stroke=SHORT, strokeWidth=1.5, size=26))
    if joined:
        yield at_pixels(chart(joined[-1:]).mark_point(color=colour, size=44))
    if 2 < len(joined) <= _CROWD:
        yield at_pixels(chart(joined[:-1]).mark_point(color=colour, size=12))


def _spot(data: Spark, report: Report) -> Row:
    return {"x": _across(data, report[0]), "y": _down(data, report[1])}


def _across(data: Spark, when: date) -> float:
    """Pixels from the left; a report alone stands where the latest always does."""
    days = [day for day, _ in (*data.joined, *data.apart)]
    first, last = min(days), max(days)
    share = (when - first).days / (last - first).days if last > first else 1.0
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _down(data: Spark, value: Decimal) -> float:
    """Pixels from the top; better is up."""
    told = [*(value for _, value in (*data.joined, *data.apart)), *data.goals]
    low, high = min(told), max(told)
    share = float((value - low) / (high - low)) if high > low else 0.5
    up = 1 - share if data.falling else share
    return round(HEIGHT - _EDGE - up * (HEIGHT - 2 * _EDGE), 1)

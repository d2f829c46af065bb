"""The drawn part of a course: lines, points, bars and ticks. Words are placed elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

import altair as alt

from macros.render.charts.days import milliseconds
from macros.render.charts.frame import Frame
from macros.render.charts.given import Course, Goal, Kind, Point
from macros.render.charts.theme import INK, KEPT, MUTED, PAPER, SHORT
from macros.render.charts.vega import GROUP, Row, chart

PATH = "path"
"""The group of the straight path."""

GOAL_WIDTH = 28
# Many reports are a line with small points: large ones would hide it.
_CROWD = 24


def layers(data: Course, on: Frame) -> list[alt.Chart]:
    """Everything that is not a word, from the back to the front."""
    x, y = _axes(on)
    back = [*_path(data), *_lines(data.points)]
    front = [*_ties(data.points), *_bars(data.goals), *_points(data.points)]
    return [*(layer.encode(x=x, y=y) for layer in back), _today(data, x), *(layer.encode(x=x, y=y) for layer in front)]


def of_kind(points: Iterable[Point], kind: Kind) -> list[Point]:
    """The points of one kind, oldest first."""
    return sorted((point for point in points if point.kind == kind), key=lambda point: point.when)


def other_series(points: Iterable[Point]) -> list[list[Point]]:
    """The points of every series that is not the preferred one, oldest first."""
    held = sorted(of_kind(points, "other"), key=lambda point: point.series)
    return [list(group) for _, group in groupby(held, key=lambda point: point.series)]


def tied(points: Sequence[Point]) -> list[tuple[date, Decimal, Decimal]]:
    """Each date about which reports disagree, with the least and the greatest value told of it."""
    found = []
    for when in sorted({point.when for point in of_kind(points, "disputed")}):
        told = [p.value for p in points if p.when == when and p.kind in ("disputed", "report")]
        found.append((when, min(told), max(told)))
    return found


def _axes(on: Frame) -> tuple[alt.X, alt.Y]:
    shown = [milliseconds(when) for when in on.names.ticks]
    # Milliseconds and not dates: Vega's interpreter, which needs no code from text, computes no domain of dates.
    time = alt.Scale(domain=list(on.days.edges()), nice=False, zero=False)
    ticks = [float(tick) for tick in on.ticks]
    scale = alt.Scale(domain=[float(end) for end in on.domain], range=list(on.range), nice=False, zero=False)
    return (
        alt.X("time", type="quantitative", scale=time, axis=alt.Axis(values=shown), title=None),
        alt.Y("value", type="quantitative", scale=scale, axis=alt.Axis(values=ticks), title=None),
    )


def _row(when: date, value: Decimal, group: str) -> Row:
    return {**_on(when), "value": float(value), GROUP: group}


def _on(when: date) -> Row:
    return {"date": when.isoformat(), "time": milliseconds(when)}


def _path(data: Course) -> Iterator[alt.Chart]:
    if data.path:
        yield chart(_row(*end, PATH) for end in data.path).mark_line(color=MUTED, strokeWidth=1.75, strokeDash=[2, 5])


def _today(data: Course, x: alt.X) -> alt.Chart:
    # Without a y the rule runs the whole height, up to its word above the plot.
    rule: alt.Chart = chart([_on(data.today)]).mark_rule(color=MUTED, strokeWidth=1).encode(x=x)
    return rule


def _lines(points: Sequence[Point]) -> Iterator[alt.Chart]:
    for group in other_series(points):
        yield chart(_row(p.when, p.value, p.group) for p in group).mark_line(color=INK, strokeWidth=1.25)
    if reports := of_kind(points, "report"):
        yield chart(_row(p.when, p.value, p.group) for p in reports).mark_line(color=KEPT)


def _ties(points: Sequence[Point]) -> Iterator[alt.Chart]:
    """A dotted bar between reports that disagree about one date, never a part of the line."""
    for when, low, high in tied(points):
        if low < high:
            row = {**_row(when, low, "disputed"), "high": float(high)}
            yield chart([row]).mark_rule(color=SHORT, strokeWidth=1.5, strokeDash=[3, 2]).encode(y2=alt.Y2("high"))


def _bars(goals: Sequence[Goal]) -> Iterator[alt.Chart]:
    """A level bar at the due date, heavy for the page's own promise; a range is two, joined."""
    for goal in goals:
        values = [goal.value] if goal.high is None else [goal.value, goal.high]
        bars = chart(_row(goal.when, value, goal.group) for value in values)
        yield bars.mark_tick(
            orient="horizontal", size=GOAL_WIDTH, thickness=4 if goal.main else 2, opacity=1, color=INK
        )
        if goal.high is not None:
            row = {**_row(goal.when, goal.value, goal.group), "high": float(goal.high)}
            yield chart([row]).mark_rule(color=INK, strokeWidth=2 if goal.main else 1).encode(y2=alt.Y2("high"))


def _points(points: Sequence[Point]) -> Iterator[alt.Chart]:
    """Filled where a report speaks for itself, hollow where it is disputed or a forecast."""
    area = 60 if len(points) <= _CROWD else 22
    for kind, look in _looks(area).items():
        rows = [_row(point.when, point.value, point.group) for point in of_kind(points, kind)]
        if rows:
            yield chart(rows).mark_point(**look)


def _looks(area: int) -> dict[Kind, Row]:
    """How each kind of point is drawn, the most important last and so on top. area: square pixels of a report."""
    return {
        "baseline": {"color": MUTED, "size": 40},
        "other": {"color": INK, "size": area * 0.55},
        "projected": {"fill": PAPER, "stroke": KEPT, "strokeWidth": 1.75, "size": 52},
        "report": {"color": KEPT, "size": area},
        "disputed": {"fill": PAPER, "stroke": SHORT, "strokeWidth": 1.75, "size": 60},
    }

"""The written part of a course: which marks get words, and in which order they choose their place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import altair as alt

from macros.render.charts.boxes import Box, Line, Spot, boxed
from macros.render.charts.frame import AXIS_GAP, Frame
from macros.render.charts.given import Course, Goal, Point
from macros.render.charts.glyphs import text_width
from macros.render.charts.labels import Label, Placed, Surroundings
from macros.render.charts.strokes import GOAL_WIDTH, PATH, of_kind, other_series, tied
from macros.render.charts.theme import AXIS_SIZE, INK, KEPT, LABEL_SIZE, LINE_HEIGHT, MUTED, SHORT
from macros.render.charts.vega import GROUP, Row
from macros.render.charts.writing import word, written

_POINT_REACH = (9.0, 6.0)
_GOAL_REACH = (GOAL_WIDTH / 2 + 5, 5.0)
# With more reports than this, the ones between the first and the latest are left to the table.
_FEW = 12
# Along the straight path, from its start, where its name may stand.
_ALONG = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12)


def labels(data: Course, on: Frame) -> list[Label]:
    """Words for the marks, the most important first."""
    limit = 116.0 if on.size == "narrow" else 200.0
    ends = [(group[-1], INK) for group in other_series(data.points)]
    reports = of_kind(data.points, "report")
    latest = reports[-1:]
    first = [p for p in reports[:-1][:1] if p.label != latest[0].label]
    chosen = [
        *(_of_point(p, data, on, limit, KEPT, must=True, weight=600) for p in latest),
        *(_of_goal(goal, on, limit) for goal in data.goals if goal.main),
        *(_of_point(p, data, on, limit, colour, must=True) for p, colour in ends),
        *(_of_point(p, data, on, limit, INK) for p in first),
        *(_of_point(p, data, on, limit, SHORT) for p in of_kind(data.points, "disputed")),
        *(_of_goal(goal, on, limit) for goal in data.goals if not goal.main),
        *(_of_point(p, data, on, limit, MUTED) for p in of_kind(data.points, "baseline")),
        *(_of_point(p, data, on, limit, KEPT) for p in of_kind(data.points, "projected")),
        *_of_path(data, on, limit),
        *(_of_point(p, data, on, limit, INK, clear=True) for p in _turns(reports)),
    ]
    return [label for label in chosen if label.text]


def surroundings(data: Course, on: Frame) -> Surroundings:
    """What the words have to keep clear of: marks and the word for today; and if they can, every line."""
    points = [boxed(on.spot(p.when, p.value), 5, 5) for p in data.points]
    bars = [_bar(goal, on) for goal in data.goals]
    ties = [Line(on.spot(when, low), on.spot(when, high)) for when, low, high in tied(data.points)]
    series = [of_kind(data.points, "report"), *other_series(data.points)]
    joined = [_line(on, a, b) for group in series for a, b in pairwise(group)]
    x = on.days.x(data.today)
    return Surroundings(
        edge=on.edge,
        words=(_today_box(data, on),),
        marks=(*points, *bars),
        lines=(*joined, *ties, *_path_line(data, on), Line((x, 0), (x, on.height), weight=12)),
        size=LABEL_SIZE[on.size],
    )


def texts(data: Course, placed: Sequence[Placed], on: Frame) -> alt.Chart:
    """Every word of the chart: labels, axes, today."""
    rows = [*_axis_words(on), _today(data, on), *(_label(found) for found in placed)]
    return written(rows)


def _axis_words(on: Frame) -> Iterator[Row]:
    """Years or months under the plot, values left of it."""
    for x, name in on.names.words:
        yield word(x, on.height + 21, name, AXIS_SIZE, MUTED, "center")
    for y, lines in on.tick_words:
        first = y + 4.5 - (len(lines) - 1) * LINE_HEIGHT / 2
        yield word(-AXIS_GAP, first, "\n".join(lines), AXIS_SIZE, MUTED, "right")


def _today(data: Course, on: Frame) -> Row:
    box = _today_box(data, on)
    return word(box.left, box.bottom - 4, data.today_label, LABEL_SIZE[on.size], MUTED)


def _label(found: Placed) -> Row:
    x, y = found.baseline
    row = word(x, y, "\n".join(found.lines), found.size, found.label.colour, weight=found.label.weight)
    return {**row, GROUP: found.label.group}


def _of_point(point: Point, data: Course, on: Frame, limit: float, colour: str, **how: Any) -> Label:
    text = point.label or ""
    if _names_series(point, data.points):
        text = f"{text}\n{point.series}".strip()
    spot = on.spot(point.when, point.value)
    return Label(text, (spot,), _POINT_REACH, limit=limit, colour=colour, group=point.group, **how)


def _names_series(point: Point, points: Sequence[Point]) -> bool:
    """Whether the point is the last of its series, on a chart with several."""
    mine = [p.when for p in points if (p.kind, p.series) == (point.kind, point.series)]
    several = len({p.series for p in points if p.kind in ("report", "other")}) > 1
    return several and point.kind in ("report", "other") and point.when == max(mine)


def _of_goal(goal: Goal, on: Frame, limit: float) -> Label:
    x, y = on.spot(goal.when, goal.value)
    _, y2 = on.spot(goal.when, goal.value if goal.high is None else goal.high)
    reach = (_GOAL_REACH[0], _GOAL_REACH[1] + abs(y - y2) / 2)
    weight = 600 if goal.main else 400
    middle = ((x, (y + y2) / 2),)
    return Label(goal.label, middle, reach, goal.main, limit=limit, colour=INK, weight=weight, group=goal.group)


def _of_path(data: Course, on: Frame, limit: float) -> Iterator[Label]:
    for line in _path_line(data, on):
        spots = tuple(_part(line, share) for share in _ALONG)
        reach = (8.0, 5.0)
        yield Label(data.path_label, spots, reach, clear=True, limit=limit * 0.75, colour=MUTED, group=PATH)


def _turns(reports: Sequence[Point]) -> list[Point]:
    """The reports between first and latest whose words are worth their room: few, and none said twice in a row."""
    if len(reports) > _FEW:
        return []
    return [p for before, p in pairwise(reports[:-1]) if before.value != p.value]


def _path_line(data: Course, on: Frame) -> list[Line]:
    return [replace(_line(on, *data.path), weight=40)] if data.path else []


def _line(on: Frame, a: Point | tuple[Any, Any], b: Point | tuple[Any, Any]) -> Line:
    start, end = ((p.when, p.value) if isinstance(p, Point) else p for p in (a, b))
    return Line(on.spot(*start), on.spot(*end))


def _part(line: Line, share: float) -> Spot:
    (x, y), (x2, y2) = line.start, line.end
    return x + (x2 - x) * share, y + (y2 - y) * share


def _bar(goal: Goal, on: Frame) -> Box:
    x, y = on.spot(goal.when, goal.value)
    _, y2 = on.spot(goal.when, goal.value if goal.high is None else goal.high)
    return Box(x - GOAL_WIDTH / 2, min(y, y2) - 3, x + GOAL_WIDTH / 2, max(y, y2) + 3)


def _today_box(data: Course, on: Frame) -> Box:
    """Left of the line for today where there is room, else right of it."""
    wide, x = text_width(data.today_label, LABEL_SIZE[on.size], 400), on.days.x(data.today)
    left = x - 6 - wide if x >= wide + 6 else x + 6
    return Box(left, 0, left + wide, LINE_HEIGHT)

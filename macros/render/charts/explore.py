"""A course that answers: the specification of its picture, with switches, a ring, and what each mark has to say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.render.charts.course import without_far_goals
from macros.render.charts.frame import Frame, frame
from macros.render.charts.given import Course, Goal, Point
from macros.render.charts.strokes import PATH
from macros.render.charts.theme import INK, TOKENS, Size
from macros.render.charts.vega import GROUP

# The groups that are not shown, and the spot of the mark that is asked.
_PARAMS = [{"name": "off", "value": []}, {"name": "at", "value": None}]
_SHOWN = {"filter": f"indexof(off, datum.{GROUP}) < 0"}
_RING: dict[str, Any] = {
    "data": {"values": [{}]},
    "mark": {
        "type": "point",
        "filled": False,
        "stroke": INK,
        "strokeWidth": 2,
        "size": 260,
        "x": {"expr": "at ? at.x : 0"},
        "y": {"expr": "at ? at.y : 0"},
        "opacity": {"expr": "at ? 1 : 0"},
    },
}
# Back to front in the list of switches.
_ORDER = ("report", "other", "disputed", "projected", "baseline", "main", "goals", PATH)


def explored(spec: Mapping[str, Any], data: Course, size: Size, names: Mapping[str, str]) -> dict[str, Any]:
    """The specification of `course(data, size)`, ready for a reader who points, and for one who has keys only.

    names: the reader's words for each kind of group. Under `usermeta` stand the groups, the marks from the first day to the
    last with their pixels in the plot, and the colours that follow the page's.
    """
    data = without_far_goals(data)
    on = frame(data, size)
    layers = [{**layer, "transform": [_SHOWN]} if _has_groups(layer) else layer for layer in spec["layer"]]
    marks: list[Point | Goal] = [*data.points, *data.goals]
    marks.sort(key=lambda mark: (mark.when, isinstance(mark, Goal), mark.value))
    told = {
        "groups": _groups(data, names),
        "marks": [_mark(mark, on) for mark in marks],
        "colours": {colour: f"var(--mb-{token},{colour})" for colour, token in TOKENS.items()},
    }
    return {**spec, "params": _PARAMS, "layer": [*layers, _RING], "usermeta": {"minhbach": told}}


def _has_groups(layer: Mapping[str, Any]) -> bool:
    return any(GROUP in row for row in layer["data"]["values"])


def _mark(mark: Point | Goal, on: Frame) -> dict[str, Any]:
    x, y = on.spot(mark.when, mark.value)
    said = " ".join((mark.label or str(mark.value)).split("\n"))
    return {"group": mark.group, "x": round(x, 1), "y": round(y, 1), "said": said, "told": list(mark.told)}


def _groups(data: Course, names: Mapping[str, str]) -> list[dict[str, str]]:
    """What can be shown and hidden, in the order of its weight; several series by their own names."""
    series = {point.group: point.series for point in data.points if point.kind in ("report", "other")}
    found = {*(p.group for p in data.points), *(g.group for g in data.goals), *([PATH] if data.path else [])}
    ordered = sorted(found, key=lambda group: (_ORDER.index(_kind(group)), group))
    return [
        {
            "key": group,
            "kind": _kind(group),
            "name": (len(series) > 1 and series.get(group)) or names[_kind(group)],
        }
        for group in ordered
    ]


def _kind(group: str) -> str:
    return group.partition(" ")[0]

"""Marks of promises: in a chart of pixels, the cell that becomes a link and in it the shape of a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from macros.render.charts.theme import FAMILY_COLOURS
from macros.render.charts.vega import Row, chart
from macros.render.shapes import SHAPES

LINK = 25
"""Pixels of a cell's side where nothing asks for more: a link is never under 24."""


@dataclass(frozen=True)
class Mark:
    """One promise: its key, without spaces, and the state of its verdict."""

    key: str
    state: str


@dataclass(frozen=True)
class Placed:
    """A mark whose middle stands x, y pixels from the plot's top left."""

    mark: Mark
    x: float
    y: float


def unknown_states(marks: Iterable[Mark]) -> str:
    """The states that have no shape, joined for a message; empty if all have one."""
    return ", ".join(sorted({mark.state for mark in marks} - set(SHAPES)))


def mark_layers(placed: Sequence[Placed], cell: float, drawn: float) -> list[alt.Chart]:
    """The cells, which the links need, then outlines and fillings; few layers, because each costs a build time.

    cell, drawn: pixels of a cell's side and of the box that a shape is drawn in. Each part is described by key and
    state, for `macros.render.svg.linked` to find it.
    """
    cells = chart(_row(found) for found in placed).mark_point(shape="square", size=cell**2, fill="transparent")
    return [at_pixels(cells, described=True), *shape_layers(placed, drawn)]


def shape_layers(placed: Sequence[Placed], drawn: float) -> list[alt.Chart]:
    """The shapes alone, for marks that lead nowhere."""
    return [*_outlines(placed, drawn / 16), *_fillings(placed, drawn / 16)]


def at_pixels(layer: alt.Chart, *, described: bool = False, to: bool = False) -> alt.Chart:
    """The layer with x and y of its rows as pixels of the plot, y growing downwards; `to` for lines, up to x2, y2."""
    places: Row = {"x": _raw(alt.X, "x", axis=None), "y": _raw(alt.Y, "y", axis=None)}
    if described:
        places["description"] = alt.Description("description", type="nominal")
    if to:
        places |= {"x2": alt.X2("x2"), "y2": alt.Y2("y2")}
    placed: alt.Chart = layer.encode(**places)
    return placed


def _raw(channel: Any, field: str, **how: Any) -> Any:
    """A channel whose rows hold what is drawn, so that marks of every look are one layer."""
    kind = "nominal" if field in ("shape", "colour", "dashes") else "quantitative"
    return channel(field, type=kind, scale=None, **how)


def _row(found: Placed) -> Row:
    return {"description": f"{found.mark.key} {found.mark.state}", "x": found.x, "y": found.y}


def _outlines(placed: Sequence[Placed], scale: float) -> Iterator[alt.Chart]:
    """The outlined parts, whole and broken ones apart. scale: pixels for one unit of the registry's drawing."""
    rows = []
    for found in placed:
        shape = SHAPES[found.mark.state]
        look = {"shape": shape.outlined, "colour": FAMILY_COLOURS[shape.family], "stroke": shape.stroke * scale}
        dashes = [dash * scale for dash in shape.dashes or ()]
        rows += [_row(found) | look | ({"dashes": dashes} if dashes else {})] if shape.outlined else []
    for dashed in (False, True):
        mine = [row for row in rows if ("dashes" in row) == dashed]
        if mine:
            looks = {"stroke": _raw(alt.Stroke, "colour"), "strokeWidth": _raw(alt.StrokeWidth, "stroke")}
            looks |= {"strokeDash": _raw(alt.StrokeDash, "dashes")} if dashed else {}
            yield _shaped(mine, scale, fill="transparent").encode(**looks)


def _fillings(placed: Sequence[Placed], scale: float) -> Iterator[alt.Chart]:
    rows = [
        _row(found) | {"shape": shape.filled, "colour": FAMILY_COLOURS[shape.family]}
        for found in placed
        if (shape := SHAPES[found.mark.state]).filled
    ]
    if rows:
        yield _shaped(rows, scale, strokeWidth=0).encode(fill=_raw(alt.Fill, "colour"))


def _shaped(rows: list[Row], scale: float, **look: Any) -> alt.Chart:
    # Vega draws a path of its own at half the area's root.
    points = chart(rows).mark_point(size=4 * scale**2, **look)
    return at_pixels(points, described=True).encode(shape=_raw(alt.Shape, "shape"))

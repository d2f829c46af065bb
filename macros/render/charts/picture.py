"""All promises at once: one mark each, in strips by what is known, from evidence to none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import altair as alt

from macros.render.charts.theme import FAMILY_COLOURS, Size
from macros.render.charts.vega import Row, chart, layered
from macros.render.shapes import SHAPES, Shape

# A cell is a link, so never under 24 pixels; 13 of 25 fill a phone, 26 of 28 the column beside the words.
CELL: Mapping[Size, int] = MappingProxyType({"wide": 28, "narrow": 25, "full": 28})
STRIP: Mapping[Size, int] = MappingProxyType({"wide": 728, "narrow": 325, "full": 1036})
_MARK: Mapping[Size, int] = MappingProxyType({"wide": 16, "narrow": 15, "full": 16})


@dataclass(frozen=True)
class Mark:
    """One promise: its key, without spaces, and the state of its verdict."""

    key: str
    state: str


def picture(marks: Sequence[Mark], size: Size, width: int | None = None) -> dict[str, Any]:
    """Vega-Lite specification of one strip: the marks in their order, in rows from the left.

    width: pixels that a row may take; as many cells as fit, at least one. Each mark is described by its key and
    state, for `macros.render.svg.linked` to find it. Raises ValueError for an empty strip or an unknown state.
    """
    if not marks:
        raise ValueError("a strip needs at least one mark")
    if unknown := {mark.state for mark in marks} - set(SHAPES):
        raise ValueError(f"no shape for {', '.join(sorted(unknown))}")
    cell = CELL[size]
    across = max(1, (width or STRIP[size]) // cell)
    rows = [_row(mark, n % across, n // across, cell) for n, mark in enumerate(marks)]
    wide, high = across * cell, -(-len(marks) // across) * cell
    x, y = (
        alt.X("x", type="quantitative", scale=_pixels(wide), axis=None),
        alt.Y("y", type="quantitative", scale=_pixels(high), axis=None),
    )
    layers = [
        layer.encode(x=x, y=y, description=alt.Description("description", type="nominal"))
        for layer in _layers(rows, size)
    ]
    return layered(layers, wide, high, {"left": 0, "right": 0, "top": 0, "bottom": 0})


def _row(mark: Mark, column: int, line: int, cell: int) -> Row:
    middle = {"x": (column + 0.5) * cell, "y": (line + 0.5) * cell}
    return {"description": f"{mark.key} {mark.state}", "state": mark.state, **middle}


def _pixels(length: int) -> alt.Scale:
    """A scale on which a pixel is a pixel, and y grows downwards."""
    return alt.Scale(domain=[0, length], range=[0, length], nice=False, zero=False)


def _layers(rows: list[Row], size: Size) -> Iterator[alt.Chart]:
    """The cells, which the links need, then the marks of each state."""
    yield chart(rows).mark_point(shape="square", size=CELL[size] ** 2, fill="transparent")
    for state, shape in SHAPES.items():
        mine = [row for row in rows if row["state"] == state]
        if mine:
            yield from _shapes(mine, shape, _MARK[size] / 16)


def _shapes(rows: list[Row], shape: Shape, scale: float) -> Iterator[alt.Chart]:
    """The two parts of a shape. scale: pixels for one unit of the registry's drawing."""
    colour, area = FAMILY_COLOURS[shape.family], 4 * scale**2  # Vega draws a path of its own at half the area's root.
    if shape.outlined:
        dashes: Row = {"strokeDash": [dash * scale for dash in shape.dashes]} if shape.dashes else {}
        look: Row = {"fill": "transparent", "stroke": colour, "strokeWidth": shape.stroke * scale, **dashes}
        yield chart(rows).mark_point(shape=shape.outlined, size=area, **look)
    if shape.filled:
        yield chart(rows).mark_point(shape=shape.filled, size=area, fill=colour, strokeWidth=0)

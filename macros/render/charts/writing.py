"""Words on a chart: rows that bring their own place and look, all drawn as one layer."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from macros.render.charts.theme import INK, LINE_HEIGHT, PAPER
from macros.render.charts.vega import Row, chart

NAME = "name"
"""What a written link is described with after its key, where a mark has its state."""


def word(x: float, y: float, label: str, size: float, colour: str = INK, align: str = "left", weight: int = 400) -> Row:
    """A row for `written`; x, y: pixels from the plot's top left to the first line's baseline."""
    return {"x": x, "y": y, "label": label, "colour": colour, "size": size, "align": align, "weight": weight}


def written(rows: Sequence[Row]) -> alt.Chart:
    """Every word of a chart, lines parted by a line break, with a halo that keeps it off what it crosses.

    Where rows have a `link`, the key of a record, each is described by it for `macros.render.svg.linked`.
    """
    look: Row = {
        "dx": alt.expr("datum.x"),
        "dy": alt.expr("datum.y"),
        "align": alt.expr("datum.align"),
        "color": alt.expr("datum.colour"),
        "fontSize": alt.expr("datum.size"),
        "fontWeight": alt.expr("datum.weight"),
    }
    halo: Row = {"stroke": PAPER, "strokeWidth": 4, "strokeJoin": "round"}
    rows = [{**row, "link": f"{row['link']} {NAME}"} if "link" in row else row for row in rows]
    text = chart(rows).mark_text(x=0, y=0, lineHeight=LINE_HEIGHT, **look, **halo)
    found: alt.Chart = text.encode(text=alt.Text("label", type="nominal"))
    if any("link" in row for row in rows):
        found = found.encode(description=alt.Description("link", type="nominal"))
    return found

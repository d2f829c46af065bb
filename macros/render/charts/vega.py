"""Where Altair begins and ends: rows in, one layered specification out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from macros.render.charts.theme import CONFIG

Row = dict[str, Any]


def chart(rows: Iterable[Row]) -> alt.Chart:
    """A chart of rows that travel inside its specification; field names are ours, ASCII, without dots."""
    # A tuple, because Altair copies lists deeply, and many times.
    return alt.Chart(alt.Data(values=tuple(rows)))  # type: ignore[no-untyped-call]


def layered(layers: Sequence[alt.Chart], width: float, height: float, padding: Mapping[str, float]) -> dict[str, Any]:
    """The specification of layers on one plot, back to front, in our theme and without automatic size.

    What we place in pixels stays where we placed it. padding: pixels around the plot, by side.
    """
    spec = alt.layer(*layers).properties(width=width, height=height).to_dict(validate=False)
    return {**spec, "config": CONFIG, "padding": dict(padding), "autosize": "none"}

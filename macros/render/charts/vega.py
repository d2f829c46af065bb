"""Where Altair begins and ends: rows in, one layered specification out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from macros.render.charts.theme import CONFIG

Row = dict[str, Any]

GROUP = "group"
"""The field of a row that says what it is shown or hidden with; rows without it always stay."""


def chart(rows: Iterable[Row]) -> alt.Chart:
    """A chart of rows that travel inside its specification; field names are ours, ASCII, without dots."""
    # A tuple, because Altair copies lists deeply, and many times.
    return alt.Chart(alt.Data(values=tuple(rows)))  # type: ignore[no-untyped-call]


def layered(layers: Sequence[alt.Chart], width: float, height: float, padding: Mapping[str, float]) -> dict[str, Any]:
    """The specification of layers on one plot, back to front, in our theme and without automatic size.

    What we place in pixels stays where we placed it. padding: pixels around the plot, by side.
    """
    # Joined by hand: alt.layer copies every layer deeply, several times, for parameters that ours have not.
    written = [layer.to_dict(validate=False) for layer in layers]
    own = [{key: value for key, value in one.items() if key not in ("$schema", "config")} for one in written]
    size = {"width": width, "height": height, "padding": dict(padding), "autosize": "none"}
    return {"$schema": written[0]["$schema"], "config": CONFIG, "layer": own, **size}

"""All promises at once: one mark each, in strips by what is known, from evidence to none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from macros.render.charts.marks import LINK, Mark, Placed, mark_layers, unknown_states
from macros.render.charts.theme import Size
from macros.render.charts.vega import layered

# A cell is a link, so never under 24 pixels; 13 of 25 fill a phone, 26 of 28 the column beside the words.
CELL: Mapping[Size, int] = MappingProxyType({"wide": 28, "narrow": LINK, "full": 28})
STRIP: Mapping[Size, int] = MappingProxyType({"wide": 728, "narrow": 325, "full": 1036})
_MARK: Mapping[Size, int] = MappingProxyType({"wide": 16, "narrow": 15, "full": 16})


def picture(marks: Sequence[Mark], size: Size, width: int | None = None) -> dict[str, Any]:
    """Vega-Lite specification of one strip: the marks in their order, in rows from the left.

    width: pixels that a row may take; as many cells as fit, at least one. Each mark is described by its key and
    state, for `macros.render.svg.linked` to find it. Raises ValueError for an empty strip or an unknown state.
    """
    if not marks:
        raise ValueError("a strip needs at least one mark")
    if unknown := unknown_states(marks):
        raise ValueError(f"no shape for {unknown}")
    cell = CELL[size]
    across = max(1, (width or STRIP[size]) // cell)
    placed = [Placed(mark, (n % across + 0.5) * cell, (n // across + 0.5) * cell) for n, mark in enumerate(marks)]
    wide, high = across * cell, -(-len(marks) // across) * cell
    none = {"left": 0, "right": 0, "top": 0, "bottom": 0}
    return layered(mark_layers(placed, cell, _MARK[size]), wide, high, none)

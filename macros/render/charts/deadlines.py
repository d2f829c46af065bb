"""A time line of deadlines: each promise a mark at its due date, and a line for today."""

from __future__ import annotations

from typing import Any

from macros.render.charts.across import across
from macros.render.charts.down import down
from macros.render.charts.dues import Deadlines, Due, near
from macros.render.charts.marks import unknown_states
from macros.render.charts.theme import Size

__all__ = ["Deadlines", "Due", "deadlines", "near"]


def deadlines(data: Deadlines, size: Size) -> dict[str, Any]:
    """Vega-Lite specification of deadlines past and next; time runs to the right, on a narrow page down.

    Everything given is drawn; `near` leaves out what would press the rest together. Raises ValueError where there is no
    deadline or an unknown state.
    """
    if not data.dues:
        raise ValueError("a time line needs at least one deadline")
    if unknown := unknown_states(due.mark for due in data.dues):
        raise ValueError(f"no shape for {unknown}")
    return down(data) if size == "narrow" else across(data, size)

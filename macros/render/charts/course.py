"""The course of one indicator: what was reported, what was promised, and where today lies."""

from __future__ import annotations

from typing import Any

from macros.render.charts import strokes, words
from macros.render.charts.frame import frame
from macros.render.charts.given import Course, Goal, Kind, Point
from macros.render.charts.labels import place
from macros.render.charts.theme import Size
from macros.render.charts.vega import layered

__all__ = ["Course", "Goal", "Kind", "Point", "course"]


def course(data: Course, size: Size) -> dict[str, Any]:
    """Vega-Lite specification of reports, goals, straight path and today, each labelled where it lies.

    Raises ValueError when there is neither a point nor a goal to draw.
    """
    if not data.points and not data.goals:
        raise ValueError("a course needs at least one report or one goal")
    on = frame(data, size)
    placed = place(words.labels(data, on), words.surroundings(data, on))
    return layered([*strokes.layers(data, on), words.texts(data, placed, on)], on.width, on.height, on.padding)

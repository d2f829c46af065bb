"""The course of one indicator: what was reported, what was promised, and where today lies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

from macros.render.charts import strokes, words
from macros.render.charts.frame import frame
from macros.render.charts.given import Course, Goal, Kind, Point
from macros.render.charts.labels import place
from macros.render.charts.theme import Size
from macros.render.charts.vega import layered

__all__ = ["Course", "Goal", "Kind", "Point", "course", "identity", "without_far_goals"]

_NEAR = timedelta(days=5 * 366)


def course(data: Course, size: Size) -> dict[str, Any]:
    """Vega-Lite specification of reports, goals, straight path and today, each labelled where it lies.

    Goals so far ahead that they would press all else together are left out: `without_far_goals` tells which.
    Raises ValueError when there is neither a point nor a goal to draw.
    """
    if not data.points and not data.goals:
        raise ValueError("a course needs at least one report or one goal")
    data = without_far_goals(data)
    on = frame(data, size)
    placed = place(words.labels(data, on), words.surroundings(data, on))
    return layered([*strokes.layers(data, on), words.texts(data, placed, on)], on.width, on.height, on.padding)


def identity(data: Course, size: Size) -> str:
    """A hash of everything that the specification of a course depends on, its words included."""
    near = without_far_goals(data)
    on = frame(near, size)
    parts = (near.points, near.goals, near.today, near.today_label, near.path, near.path_label, near.falling, size, on)
    return sha256(repr(parts).encode()).hexdigest()


def without_far_goals(data: Course) -> Course:
    """The course without goals farther ahead than the reports go back, or than the main goal; five years are near."""
    if not data.points:
        return data
    back = data.today - min(point.when for point in data.points)
    mains = [goal.when for goal in data.goals if goal.main]
    horizon = max([data.today + max(back, _NEAR), *mains])
    return replace(data, goals=tuple(goal for goal in data.goals if goal.when <= horizon))

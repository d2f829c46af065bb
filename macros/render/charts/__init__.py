"""The charts: rows in, Vega-Lite specifications out. A new chart is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from macros.render.charts.course import Course, Goal, Kind, Point, course
from macros.render.charts.picture import Mark, picture
from macros.render.charts.theme import Size

__all__ = ["CHARTS", "Course", "Goal", "Kind", "Mark", "Point", "Size", "course", "picture"]

CHARTS: Mapping[str, Callable[..., dict[str, Any]]] = MappingProxyType({"course": course, "picture": picture})

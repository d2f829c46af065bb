"""The charts: rows in, Vega-Lite specifications out. A new chart is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from macros.render.charts.clarity import EXTENTS, Head, Stated, blocks, clarity
from macros.render.charts.course import Course, Goal, Kind, Point, course, identity
from macros.render.charts.deadlines import Deadlines, Due, deadlines, near
from macros.render.charts.explore import explored
from macros.render.charts.marks import Mark
from macros.render.charts.spark import Spark, spark
from macros.render.charts.stages import Stage, stages
from macros.render.charts.strips import Strip, strips
from macros.render.charts.theme import Size

__all__ = [
    "CHARTS",
    "EXTENTS",
    "Course",
    "Deadlines",
    "Due",
    "Goal",
    "Head",
    "Kind",
    "Mark",
    "Point",
    "Size",
    "Spark",
    "Stage",
    "Stated",
    "Strip",
    "blocks",
    "clarity",
    "course",
    "deadlines",
    "explored",
    "identity",
    "near",
    "spark",
    "stages",
    "strips",
]

CHARTS: Mapping[str, Callable[..., dict[str, Any]]] = MappingProxyType(
    {"course": course, "clarity": clarity, "spark": spark, "strips": strips, "deadlines": deadlines, "stages": stages}
)

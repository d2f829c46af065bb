"""The marks of a course as a table: what a chart shows, one row for each report and each promised value."""

from __future__ import annotations

from typing import Any

from macros.render.charts import Goal, Point
from macros.render.courses import Chart
from macros.render.view import Edition

_COLUMNS = ("kind", "date", "value", "high", "unit", "said", "series", "about", "key")


def marks(edition: Edition, chart: Chart) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Columns and rows, earliest first; said, series and about in the words of the chart, key as in the other exports."""
    unit = edition.portfolio.indicators[chart.indicator].unit
    found: list[Point | Goal] = [*chart.data.points, *chart.data.goals]
    found.sort(key=lambda mark: (mark.when, mark.key))
    return _COLUMNS, [_row(mark) | {"unit": unit} for mark in found]


def _row(mark: Point | Goal) -> dict[str, Any]:
    own = (
        {"kind": mark.kind, "series": mark.series} if isinstance(mark, Point) else {"kind": "target", "high": mark.high}
    )
    said = {"date": mark.when.isoformat(), "value": mark.value, "said": mark.label, "about": "; ".join(mark.told)}
    return {**own, **said, "key": mark.key}

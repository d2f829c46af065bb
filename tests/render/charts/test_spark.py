"""A course in the size of a word: what is joined, what stands apart, and where the promise lies."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros.render.charts import Spark, spark
from macros.render.charts.spark import HEIGHT, WIDTH
from macros.render.charts.theme import INK, KEPT, SHORT
from macros.render.svg import draw, harden

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other


def reports(*values: float) -> tuple[tuple[date, Decimal], ...]:
    return tuple((date(2020 + n, 12, 31), Decimal(str(value))) for n, value in enumerate(values))


def marks(spec: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each kind of mark; of the points, those of the latest report apart."""
    found: dict[str, list[dict[str, Any]]] = {}
    for layer in spec["layer"]:
        mark = layer["mark"]
        name = {44: "latest", 26: "apart", 12: "before"}.get(mark.get("size"), mark["type"])
        found[name] = [dict(row) for row in layer.get("data", spec.get("data"))["values"]]
    return found


@pytest.mark.parametrize(
    ("data", "drawn"),
    [
        (Spark(reports(5)), {"latest": 1}),
        (Spark(reports(5, 6)), {"line": 2, "latest": 1}),
        (Spark(reports(5, 6, 7)), {"line": 3, "latest": 1, "before": 2}),
        (Spark(reports(*range(20))), {"line": 20, "latest": 1}),
        (Spark((), reports(5)), {"apart": 1}),
        (Spark(reports(5, 6), reports(9)), {"line": 2, "latest": 1, "apart": 1}),
        (Spark(reports(5), goals=(Decimal(9),)), {"latest": 1, "rule": 1}),
        (Spark(reports(5), goals=(Decimal(9), Decimal(12))), {"latest": 1, "rule": 2}),
    ],
)
def test_a_line_joins_what_can_be_compared_and_nothing_else(data: Spark, drawn: dict[str, int]) -> None:
    assert {name: len(rows) for name, rows in marks(spark(data)).items()} == drawn


def test_more_is_up_and_of_a_rank_less_is() -> None:
    for falling in (False, True):
        first, last = marks(spark(Spark(reports(10, 20), falling=falling)))["line"]
        assert (first["y"] > last["y"]) is not falling
        assert first["x"] < last["x"]


def test_the_promise_stands_at_its_height_beside_the_line() -> None:
    found = marks(spark(Spark(reports(10, 20), goals=(Decimal(15),))))
    (bar,), (first, last) = found["rule"], found["line"]
    assert bar["x"] > last["x"]
    assert bar["y"] == pytest.approx((first["y"] + last["y"]) / 2, abs=0.1)


@pytest.mark.parametrize("values", [(7,), (7, 7, 7), (1e12, 2e12), (-3, 4), (0.001, 0.002)])
def test_everything_stays_inside(values: tuple[float, ...]) -> None:
    for rows in marks(spark(Spark(reports(*values), goals=(Decimal(2),)))).values():
        for row in rows:
            assert 3 < row["x"] < WIDTH - 1
            assert 4 < row["y"] < HEIGHT - 4


@pytest.mark.parametrize(("deciding", "colour"), [(True, KEPT), (False, INK)])
def test_a_series_that_decides_nothing_has_the_colour_of_ink(deciding: bool, colour: str) -> None:
    svg = draw(spark(Spark(reports(1, 2), reports(3), deciding=deciding)))
    assert (f'stroke="{colour}"' in svg) and (f'stroke="{SHORT}"' in svg)


def test_it_has_no_word_and_is_drawn_once_for_all_languages() -> None:
    data = Spark(reports(1, 2, 3), goals=(Decimal(4),))
    assert spark(data) is spark(Spark(reports(1, 2, 3), goals=(Decimal(4),)))
    root = ET.fromstring(harden(draw(spark(data)), "s-x", "Title", "What it tells"))
    assert [element for element in root.iter() if element.tag.endswith("text")] == []
    assert root.get("aria-labelledby") == "s-x-title s-x-desc"


def test_without_a_report_there_is_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="at least one report"):
        spark(Spark((), goals=(Decimal(4),)))

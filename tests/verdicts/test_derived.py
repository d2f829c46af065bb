"""What follows from one report: always with its numbers, never where nothing does."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.achievement import Achievement
from macros.verdicts.derived import derived
from macros.verdicts.path import rounded
from tests.verdicts.records import plain

Rows = list[tuple[str, str, dict[str, Any], list[tuple[str, float, str]]]]


def made(**changes: Any) -> Achievement:
    base = {"id": "r", "measured": "2025", "recorded": "2026", "source": "paper"}
    return Achievement.model_validate(plain(base | changes))


def change(value: float, unit: str) -> dict[str, Any]:
    return {"change": {"value": value, "unit": unit}}


ROWS: Rows = [
    ("a count of a whole", "count", {"value": 370, "out_of": 944}, [("share", 39.1949, "percent")]),
    ("a rank in its field", "rank", {"value": 71, "out_of": 193}, []),
    ("a share of a plan", "EUR", {"value": 2770, "plan_share": 65}, [("plan", 4261.5385, "EUR")]),
    ("points", "percent", {"value": 39.85} | change(4.24, "points"), [("before", 35.61, "percent")]),
    ("per cent", "EUR", {"value": 165} | change(52.4, "percent"), [("before", 108.2677, "EUR")]),
    ("places", "rank", {"value": 71} | change(15, "places"), [("before", 86, "rank")]),
    ("points or per cent", "percent", {"value": 39.85} | change(4.24, "not-stated"),
     [("before-as-points", 35.61, "percent"), ("before-as-percent", 38.2291, "percent")]),
    ("points of money are none", "EUR", {"value": 39.85} | change(4.24, "not-stated"),
     [("before-as-percent", 38.2291, "EUR")]),
    ("a change alone", "percent", change(4.24, "points"), []),
    ("a whole of nothing", "count", {"value": 3, "out_of": 0}, []),
    ("a fall to nothing", "EUR", {"value": 3} | change(-100, "percent"), []),
    ("a bare number", "EUR", {"value": 3}, []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "unit", "said", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_what_follows_from_a_report(
    name: str, unit: str, said: dict[str, Any], wanted: list[tuple[str, float, str]]
) -> None:
    found = [(one.kind, float(rounded(one.value) or 0), one.unit) for one in derived(made(**said), unit)]
    assert found == wanted

"""A report answers a promise by what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.model.portfolio import Portfolio
from macros.render.answering import promised, told
from tests.render.editions import edition, portfolio, report, text, world


def changed(**kinds: dict[str, Any]) -> Portfolio:
    """The world with more records."""
    records = world()
    for kind, found in kinds.items():
        records[kind] |= found
    return portfolio(records)


NEW: dict[str, Any] = {"indicators": {"fish": {"title": text("Fish"), "unit": "count", "direction": "up"}}}
NEW["systems"] = {"register-net": {"title": text("Registers"), "owner": "office", "source": "law"}}
NEW["achievements"] = {
    "fish": [report("f2024", "2024", 7), report("f2025", "2025", 9)],
    "register-net": [report("begun", "2026-02", state="under-way")],
}


@pytest.mark.parametrize(
    ("key", "answers"),
    [
        ("indicators/clean", True),  # in a condition of a target
        ("tasks/register", True),
        ("systems/gauge-net", True),  # a task builds it
        ("indicators/gauges", False),  # it measures that system, and no target asks for it
        ("indicators/fish", False),
        ("systems/register-net", False),
    ],
)
def test_a_report_answers_a_promise_by_what_it_is_about(key: str, answers: bool) -> None:
    found = {one.key: one for one in told(edition(changed(**NEW)))}
    assert found[key].promised is answers
    assert (key in promised(changed(**NEW))) is answers


def test_corrected_reports_and_later_ones_are_not_counted() -> None:
    found = {one.key: [report.id for report in one.reports] for one in told(edition(changed(**NEW)))}
    assert "r2024" not in found["indicators/clean"]
    assert "r2024-mended" in found["indicators/clean"]
    assert told(edition(portfolio(world()), as_of=date(2020, 1, 1))) == []


def test_nothing_is_told_without_records() -> None:
    assert told(edition(Portfolio())) == []
    assert promised(Portfolio()) == frozenset()

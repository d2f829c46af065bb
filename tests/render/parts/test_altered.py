"""What the owners of a promise changed: before and after in words, its document, and what it did to the verdict."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.render.parts.altered import altered
from tests.render.editions import portfolio, report, text, view

Written = dict[str, Any]


def shown(day: date = date(2026, 6, 1), **changes: Any) -> str:
    """The part on a target of 70 by 2025, of which 65 is reported."""
    base: Written = {"title": text("A plan"), "publisher": text("P"), "grade": "law"}
    goal = {"indicator": "clean", "operator": "at-least", "value": 70}
    target = {"title": text("Clean"), "due": "2025-12", "lead": ["office"], "source": "plan", "conditions": [goal]}
    sources = {"plan": "2025-01-01", "decision": "2026-03-01", "paper": "2026-01-15"}
    records: Written = {
        "indicators": {id_: {"title": text(id_), "unit": "percent", "direction": "up"} for id_ in ("clean", "pure")},
        "targets": {"goal": target | changes},
        "achievements": {"clean": [report("r", "2025-12-31", 65, source="paper")]},
        "organisations": {id_: {"title": text(id_), "kind": "agency"} for id_ in ("office", "council")},
        "sources": {id_: base | {"published": when} for id_, when in sources.items()},
    }
    return str(altered(view(portfolio(records), as_of=day), "targets/goal")).replace("\N{NO-BREAK SPACE}", " ")


def change(key: str, was: str | None) -> Written:
    entry = {"key": key, "was": was, "date": "2026-02-20", "source": "decision"}
    return {name: value for name, value in entry.items() if value is not None}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (change("conditions.0.value", "60"), ("What must hold", "60 %", "70 %", "Verdict: met › missed")),
        (change("due", "2027"), ("Due date", "2027 › ", "December 2025", "Verdict: not yet rated › missed")),
        (change("due", None), ("Due date", "nothing › ", "December 2025", "Verdict: not measurable › missed")),
        (change("lead", "council"), ("Lead", ">council</a> › ", ">office</a>", "The verdict stayed.")),
        (change("lead", None), ("Lead", "nothing › ", ">office</a>", "The verdict stayed.")),
        (change("conditions.0.indicator", "pure"), ("Metric", ">pure</a> › ", ">clean</a>", "Verdict: due, no report › missed")),
        (change("scope", "Big rivers"), ("Scope", "Big rivers › ", "nothing", "The verdict stayed.")),
    ],
)  # fmt: skip
def test_a_change_is_told_with_both_sides_and_its_effect(entry: Written, said: tuple[str, ...]) -> None:
    html = shown(altered=[entry])
    assert [one for one in (*said, "20 February 2026", ">A plan</a>") if one not in html] == []


def test_changes_of_one_key_lead_from_one_to_the_next() -> None:
    html = shown(altered=[change("conditions.0.value", "50"), change("conditions.0.value", "60")])
    assert html.index("50 %") < html.index("60 %") < html.index("70 %")
    assert html.count("60 %") == 2


def test_a_moved_deadline_is_a_change_by_the_document_that_set_the_next() -> None:
    html = shown(source="decision", due_history=[{"due": "2024", "source": "plan", "note": text("Too early")}])
    assert "2024 › " in html
    assert "1 March 2026" in html
    assert "Too early" in html


def test_a_promise_that_nobody_changed_says_nothing() -> None:
    assert shown() == ""

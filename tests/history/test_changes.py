"""What changed between two dates: by a new promise, a new report, or the passage of time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.history.changes import Changes, changes, month_before
from macros.model.portfolio import Portfolio
from macros.verdicts.judge import judge
from tests.render.editions import portfolio, report, text

SINCE, UNTIL = date(2026, 5, 1), date(2026, 6, 1)


def source(published: str | None) -> dict[str, Any]:
    base = {"title": text("S"), "publisher": text("S"), "grade": "press"}
    return base | ({"published": published} if published else {})


def made(promised: str | None = "2025-01-01", told: str = "2026-05-20", due: str = "2026", **said: Any) -> Portfolio:
    """One task, promised and told of on given days."""
    task = {"title": text("Decree"), "source": "plan", "due": due}
    reports = {"decree": [report("r", "2026-04", source="paper", **said)]} if said else {}
    sources = {"plan": source(promised), "paper": source(told)}
    return portfolio({"tasks": {"decree": task}, "achievements": reports, "sources": sources})


def compared(records: Portfolio) -> Changes:
    return changes(records, judge(records, UNTIL), SINCE, UNTIL)


# name, records, the turn (before, after, cause), new promises, new reports, due dates that passed
CASES: list[tuple[str, Portfolio, tuple[str | None, str, str] | None, int, int, int]] = [
    ("nothing", made(), None, 0, 0, 0),
    ("a report", made(state="delivered"), ("not-yet-due", "delivered", "report"), 0, 1, 0),
    ("a report that changes nothing", made(told="2026-05-20", state="no-public-report"), None, 0, 1, 0),
    ("a report known before", made(told="2026-05-01", state="delivered"), None, 0, 0, 0),
    ("a report known on the last day", made(told="2026-06-01", state="delivered"), ("not-yet-due", "delivered", "report"), 0, 1, 0),
    ("a report known after", made(told="2026-06-02", state="delivered", recorded="2026-06-02"), None, 0, 0, 0),
    ("a new promise", made(promised="2026-05-10"), (None, "not-yet-due", "promise"), 1, 0, 0),
    ("a promise without a date was always there", made(promised=None), None, 0, 0, 0),
    ("the date passed", made(due="2026-05-15"), ("not-yet-due", "due-no-report", "time"), 0, 0, 1),
    ("the date passed on the first day", made(due="2026-05-01"), ("not-yet-due", "due-no-report", "time"), 0, 0, 1),
    ("the date is today", made(due="2026-06-01"), None, 0, 0, 0),
    ("the date passed long ago", made(due="2026-04-30"), None, 0, 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(("name", "records", "turn", "promised", "told", "due"), CASES, ids=[case[0] for case in CASES])
def test_a_month(
    name: str, records: Portfolio, turn: tuple[str | None, str, str] | None, promised: int, told: int, due: int
) -> None:
    found = compared(records)
    assert [(one.before, one.after, one.cause) for one in found.turns] == ([turn] if turn else [])
    assert (len(found.promises), len(found.reports), len(found.due)) == (promised, told, due)


@pytest.mark.parametrize(
    ("day", "before"),
    [("2026-06-01", "2026-05-01"), ("2026-01-15", "2025-12-15"), ("2026-03-31", "2026-02-28"), ("2028-03-31", "2028-02-29")],
)  # fmt: skip
def test_a_month_before_is_the_same_day_or_the_last(day: str, before: str) -> None:
    assert month_before(date.fromisoformat(day)) == date.fromisoformat(before)

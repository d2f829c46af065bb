"""The rules for tasks: every state that a source can report, before, on and after the due date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.model.promise import Task
from macros.verdicts.tasks import TASK_RULES
from tests.verdicts.records import AFTER, AHEAD, DUE, make_task, report, verdict

Reports = tuple[dict[str, Any], ...]

DATED, OPEN = make_task(), make_task(due=None)
LATER = date(2027, 6, 1)

# rule, what it is a case of, day of the verdict, reports, task
ROWS: list[tuple[str, str, date, Reports, Task]] = [
    # stopped: whatever was reported before
    ("reported-stopped", "ahead", AHEAD, (report("2026-05-01", "stopped"),), DATED),
    ("reported-stopped", "after the due date", AFTER, (report("2026-05-01", "stopped"),), DATED),
    ("reported-stopped", "without a due date", AHEAD, (report("2026-05-01", "stopped"),), OPEN),
    ("reported-stopped", "after delivery", LATER, (report("2026-05", "delivered"), report("2027-05", "stopped")), DATED),
    # delivered late: the day after the due date, by delivery or first operation
    ("reported-delivered-late", "the day after", LATER, (report("2027-01-01", "delivered"),), DATED),
    ("reported-delivered-late", "operating the day after", LATER, (report("2027-01-01", "operating"),), DATED),
    ("reported-delivered-late", "under way when due", LATER, (report("2026-12-31", "under-way"), report("2027-03", "delivered")), DATED),
    ("reported-delivered-late", "in the month after a month", date(2026, 9, 1), (report("2026-08", "delivered"),), make_task(due="2026-07")),
    # delivered: the day before, the day itself, with no due date at all
    ("reported-delivered", "the day before", AFTER, (report("2026-12-30", "delivered"),), DATED),
    ("reported-delivered", "the day itself", AFTER, (report("2026-12-31", "delivered"),), DATED),
    ("reported-delivered", "operating on the day itself", DUE, (report("2026-12-31", "operating"),), DATED),
    ("reported-delivered", "before it is due", AHEAD, (report("2026-05-01", "delivered"),), DATED),
    ("reported-delivered", "without a due date", AHEAD, (report("2026-05-01", "delivered"),), OPEN),
    ("reported-delivered", "the first delivery counts", LATER, (report("2026-12-31", "delivered"), report("2027-05", "operating")), DATED),
    ("reported-delivered", "in the due quarter", date(2026, 10, 1), (report("2026-Q3", "delivered"),), make_task(due="2026-Q3")),
    # a report on or after the due date says that it is not done
    ("reported-open-after-due", "on the day itself", AFTER, (report("2026-12-31", "under-way"),), DATED),
    ("reported-open-after-due", "the day after", LATER, (report("2027-01-01", "under-way"),), DATED),
    ("reported-open-after-due", "not even started", LATER, (report("2027-01-01", "not-started"),), DATED),
    # the due date has passed and nobody says what became of it
    ("silent-when-task-due", "no report", AFTER, (), DATED),
    ("silent-when-task-due", "under way the day before", AFTER, (report("2026-12-30", "under-way"),), DATED),
    ("silent-when-task-due", "we looked and found nothing", LATER, (report("2027-01-01", "no-public-report"),), DATED),
    # ahead of the due date, or without one
    ("reported-under-way", "ahead", AHEAD, (report("2026-05-01", "under-way"),), DATED),
    ("reported-under-way", "on the due date", DUE, (report("2026-12-31", "under-way"),), DATED),
    ("reported-under-way", "without a due date", AHEAD, (report("2026-05-01", "under-way"),), OPEN),
    ("no-date-stated", "no report", AHEAD, (), OPEN),
    ("no-date-stated", "not started", AHEAD, (report("2026-05-01", "not-started"),), OPEN),
    ("no-date-stated", "we looked and found nothing", AHEAD, (report("2026-05-01", "no-public-report"),), OPEN),
    ("date-ahead", "no report", AHEAD, (), DATED),
    ("date-ahead", "no report, on the due date", DUE, (), DATED),
    ("date-ahead", "not started", AHEAD, (report("2026-05-01", "not-started"),), DATED),
    ("date-ahead", "a year's last day has not passed", DUE, (), make_task(due="2026")),
    # what is not known yet says nothing
    ("date-ahead", "delivered, published the day after the verdict", AHEAD, (report("2026-05-01", "delivered", published="2026-06-02"),), DATED),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "name", "as_of", "reports", "task"), ROWS, ids=[f"{r[0]}: {r[1]}" for r in ROWS])
def test_the_first_rule_that_fits_decides(rule: str, name: str, as_of: date, reports: Reports, task: Task) -> None:
    found = verdict(as_of, *reports, promise=task)
    assert (found.rule, found.state) == (rule, {known.name: known.state for known in TASK_RULES}[rule])


def test_every_rule_has_a_case() -> None:
    assert [rule.name for rule in TASK_RULES if rule.name not in {row[0] for row in ROWS}] == []


# A report of a period that spans the due date, or that came out while its period was open.
SPANS = [
    ("the year is over", report("2026", "delivered", published="2027-02-01"), "2026-06-30", "delivered-late"),
    ("it came out in May", report("2026", "delivered", published="2026-05-10"), "2026-06-30", "delivered"),
    ("it came out on the due date", report("2026", "delivered", published="2026-06-30"), "2026-06-30", "delivered"),
    ("it came out the day after", report("2026", "delivered", published="2026-07-01"), "2026-06-30", "delivered-late"),
    ("under way, came out before it was due", report("2026", "under-way", published="2026-05-10"), "2026-06-30", "due-no-report"),
    ("under way, came out after it was due", report("2026", "under-way", published="2026-07-10"), "2026-06-30", "under-way"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entry", "due", "state"), SPANS, ids=[row[0] for row in SPANS])
def test_an_open_period_ends_when_it_is_reported(name: str, entry: dict[str, Any], due: str, state: str) -> None:
    assert verdict(LATER, entry, promise=make_task(due=due)).state == state


def test_the_later_report_decides_though_the_earlier_names_a_longer_period() -> None:
    early = report("2026", "under-way", published="2026-05-10")
    late = report("2026-06-20", "stopped")
    assert verdict(AHEAD.replace(month=7), early, late, promise=DATED).state == "stopped"


# days: to the delivery if it was late, else to the day of the verdict (negative: still ahead)
DAYS = [
    (DATED, (report("2027-01-01", "delivered"),), LATER, 1),
    (DATED, (report("2027-03-31", "delivered"), report("2027-05", "operating")), LATER, 90),
    (DATED, (report("2026-12-31", "delivered"),), AFTER, 1),
    (DATED, (), AFTER, 1),
    (DATED, (), DUE, 0),
    (DATED, (), date(2026, 12, 30), -1),
    (OPEN, (), AFTER, None),
]


@pytest.mark.parametrize(("task", "reports", "as_of", "days"), DAYS)
def test_days_count_from_the_due_date(task: Task, reports: Reports, as_of: date, days: int | None) -> None:
    assert verdict(as_of, *reports, promise=task).days == days


def test_a_delivery_stands_on_its_first_report_and_everything_else_on_the_latest() -> None:
    first, second = report("2026-05-01", "delivered"), report("2026-09-01", "operating")
    found = verdict(AFTER, first, second, promise=DATED).report
    assert found is not None and found.id == first["id"]
    first, second = report("2026-05-01", "not-started"), report("2026-09-01", "under-way")
    found = verdict(DUE, first, second, promise=DATED).report
    assert found is not None and found.id == second["id"]


# What the second source says after the first: the period and state of both -> the verdict by the one that does not
# decide; None where both can be right. The day of judgement is 1 June 2027, the task is due at the end of 2026.
TWO_SOURCES: list[tuple[str, tuple[str, str], tuple[str, str], str | None]] = [
    ("two things of one day", ("2026-05-01", "delivered"), ("2026-05-01", "under-way"), "due-no-report"),
    ("two things of one month", ("2026-05", "under-way"), ("2026-05", "delivered"), "due-no-report"),
    ("back in a period that overlaps", ("2026-05-10", "delivered"), ("2026-05", "under-way"), "due-no-report"),
    ("on in a period that overlaps", ("2026-05-10", "under-way"), ("2026-05", "delivered"), None),
    ("open after it was done", ("2026-05", "delivered"), ("2027-03", "under-way"), "under-way"),
    ("not begun after it was done", ("2026-05", "operating"), ("2027-03", "not-started"), "under-way"),
    ("not begun after it was under way", ("2026-05", "under-way"), ("2026-07", "not-started"), None),
    ("done after it was under way", ("2026-05", "under-way"), ("2026-07", "delivered"), None),
    ("delivered and operating on one day", ("2026-05", "delivered"), ("2026-05", "operating"), None),
    ("stopped after it was done", ("2026-05", "delivered"), ("2026-07", "stopped"), None),
    ("stopped on that day", ("2026-05-01", "stopped"), ("2026-05-01", "under-way"), "stopped"),
    ("begun again after it was stopped", ("2026-05", "stopped"), ("2026-07", "under-way"), None),
    ("a search that found nothing", ("2026-05", "delivered"), ("2026-05", "no-public-report"), None),
]


@pytest.mark.parametrize(("name", "one", "other", "beside"), TWO_SOURCES, ids=[row[0] for row in TWO_SOURCES])
def test_sources_that_contradict_each_other_stand_beside_the_one_that_decides(
    name: str, one: tuple[str, str], other: tuple[str, str], beside: str | None
) -> None:
    found = verdict(LATER, report(*one, id="one"), report(*other, id="other"), promise=DATED)
    assert [side.state for side in found.beside] == [beside] * (beside is not None)
    assert all(side.report is not found.report for side in found.beside)


def test_one_source_that_says_two_things_does_not_contradict_itself() -> None:
    said = (report("2026-05-01", state, id=state, source="office") for state in ("delivered", "under-way"))
    assert verdict(LATER, *said, promise=DATED).beside == ()


def test_the_verdict_by_another_source_leaves_out_only_what_contradicts_it() -> None:
    """By the auditors it is under way, though two sources said that it was delivered and one that it was begun."""
    said = (
        report("2026-03", "under-way"),
        report("2026-05", "delivered"),
        report("2026-06", "operating"),
        report("2027-03", "under-way", id="auditors"),
    )
    (side,) = verdict(LATER, *said, promise=DATED).beside
    assert (side.report.id, side.state) == ("auditors", "under-way")

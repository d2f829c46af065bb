"""The rules for tasks: what sources say was delivered, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from macros.model.promise import Task
from macros.verdicts.evidence import current, known_on
from macros.verdicts.verdict import Beside, TaskState, Verdict

_DONE = ("delivered", "operating")
_STEPS = {"not-started": 0, "under-way": 1, "delivered": 2, "operating": 2, "stopped": 3}

Dated = tuple[date, Achievement]
"""A report and its day."""


@dataclass(frozen=True)
class TaskCase:
    """The facts before a rule: current reports of a task, earliest measured first, with the day of each."""

    due: Period | None
    as_of: date
    reports: tuple[Dated, ...]

    @cached_property
    def latest(self) -> Dated | None:
        """The latest report and its day."""
        return self.reports[-1] if self.reports else None

    @cached_property
    def delivery(self) -> Dated | None:
        """The first report of delivery and its day."""
        return next((found for found in self.reports if found[1].state in _DONE), None)

    @property
    def due_passed(self) -> bool:
        """Whether the last day of the due period lies before the date of the verdict."""
        return self.due is not None and self.as_of > self.due.end

    @property
    def state(self) -> str | None:
        """The state that the latest report gives."""
        return self.latest[1].state if self.latest else None

    @property
    def late(self) -> bool:
        """Whether the delivery came after the due date."""
        return self.delivery is not None and self.due is not None and self.delivery[0] > self.due.end

    @property
    def speaks_after_due(self) -> bool:
        """Whether the latest report is about the due date or a later day."""
        return self.latest is not None and self.due is not None and self.latest[0] >= self.due.end

    @property
    def open(self) -> bool:
        """Whether work is reported that is neither delivered nor stopped."""
        return self.state in ("under-way", "not-started")


@dataclass(frozen=True)
class TaskRule:
    """A state and when it holds. The words of a rule are filed under its name."""

    name: str
    state: TaskState
    fits: Callable[[TaskCase], bool]


TASK_RULES: tuple[TaskRule, ...] = (
    TaskRule("reported-stopped", "stopped", lambda case: case.state == "stopped"),
    TaskRule("reported-delivered-late", "delivered-late", lambda case: case.late),
    TaskRule("reported-delivered", "delivered", lambda case: case.delivery is not None),
    TaskRule(
        "reported-open-after-due", "under-way", lambda case: case.due_passed and case.open and case.speaks_after_due
    ),
    TaskRule("silent-when-task-due", "due-no-report", lambda case: case.due_passed),
    TaskRule("reported-under-way", "under-way", lambda case: case.state == "under-way"),
    TaskRule("no-date-stated", "no-deadline", lambda case: case.due is None),
    TaskRule("date-ahead", "not-yet-due", lambda case: True),
)


def reported_state(portfolio: Portfolio, task: Task, as_of: date) -> Verdict:
    """The verdict on a task by what was reported about it (design, section 4)."""
    reports = [r for r in current(portfolio, task.id, as_of) if r.state not in (None, "no-public-report")]
    # A report of "2026" that came out in May cannot be about a day after May.
    dated = [(min(report.measured.end, known_on(portfolio, report)), report) for report in reports]
    case = TaskCase(task.due, as_of, tuple(sorted(dated, key=lambda found: found[0])))
    rule, decided = _decision(case)
    return Verdict(
        state=rule.state,
        rule=rule.name,
        method="reported-state",
        as_of=as_of,
        days=_days(case, rule.state),
        report=decided[1] if decided else None,
        beside=tuple(_beside(case, decided)) if decided else (),
    )


def _decision(case: TaskCase) -> tuple[TaskRule, Dated | None]:
    """The rule that decides a case, and the report that it rests on."""
    rule = next(rule for rule in TASK_RULES if rule.fits(case))
    return rule, case.delivery if rule.state.startswith("delivered") else case.latest


def contradict(one: Dated, other: Dated) -> bool:
    """Whether two sources cannot both be right about a task.

    They cannot where their days or periods overlap and it would have gone back from one to the other, or been two
    things on one day; and where one says that it is open after the other said that it was done.
    """
    (day, first), (later, then) = sorted((one, other), key=lambda found: found[0])
    before, after = _STEPS[first.state or ""], _STEPS[then.state or ""]
    if first.source == then.source or before == after:
        return False
    if day == later:
        return True
    return after < before and (then.measured.start <= day or first.state in _DONE)


def _beside(case: TaskCase, decided: Dated) -> Iterator[Beside]:
    """What the sources that contradict the deciding report lead to, each without what it contradicts."""
    for rival in case.reports:
        if contradict(rival, decided):
            kept = tuple(found for found in case.reports if not contradict(found, rival))
            yield Beside(_decision(replace(case, reports=kept))[0].state, rival[1], None)


def _days(case: TaskCase, state: TaskState) -> int | None:
    if case.due is None:
        return None
    until = case.delivery[0] if state == "delivered-late" and case.delivery else case.as_of
    return (until - case.due.end).days

"""What the code concludes about a promise, with the numbers that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from macros.model.achievement import Achievement
from macros.model.promise import Condition

TargetState = Literal[
    "met",
    "met-late",
    "on-track",
    "behind",
    "moving-away",
    "missed",
    "due-no-report",
    "not-yet-rated",
    "not-measurable",
]
TaskState = Literal[
    "delivered", "delivered-late", "under-way", "due-no-report", "not-yet-due", "no-deadline", "stopped"
]
VerdictState = TargetState | TaskState

Missing = Literal["number", "date", "metric"]


@dataclass(frozen=True)
class Numbers:
    """The arithmetic of a verdict; None is what cannot be computed.

    Values are in the indicator's unit, shares are fractions of one, rates are units a year of 365.25 days.
    Derived numbers are rounded to four decimals.
    """

    baseline: Decimal | None = None
    baseline_date: date | None = None
    baseline_derived: bool | None = None
    latest: Decimal | None = None
    latest_date: date | None = None
    goal: Decimal | None = None
    expected: Decimal | None = None
    done_share: Decimal | None = None
    time_share: Decimal | None = None
    required_per_year: Decimal | None = None
    achieved_per_year: Decimal | None = None
    break_even: Decimal | None = None


@dataclass(frozen=True)
class Beside:
    """What another source or series would have led to."""

    state: VerdictState
    report: Achievement
    series: str | None


@dataclass(frozen=True)
class Rating:
    """The state of one condition: the rule that fitted first, and the report that decided."""

    state: TargetState
    rule: str
    condition: Condition
    numbers: Numbers
    report: Achievement | None = None
    baseline_report: Achievement | None = None
    missing: tuple[Missing, ...] = ()
    days: int | None = None
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Verdict:
    """The state of a promise on a date.

    `days` counts from the due date: to the deciding report if late, to the date of the verdict if past or ahead
    (then negative); None without a due date. beside: of a task; of a target each condition has its own.
    """

    state: VerdictState
    rule: str
    method: str
    as_of: date
    numbers: Numbers = Numbers()
    days: int | None = None
    report: Achievement | None = None
    ratings: tuple[Rating, ...] = ()
    beside: tuple[Beside, ...] = ()

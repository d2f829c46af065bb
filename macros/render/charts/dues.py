"""Deadlines in time: which are near enough to be drawn, and the months, quarters or years that they pile up in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from macros.render.charts.days import Month
from macros.render.charts.marks import Mark

Named = Callable[[date, int, bool], str]

_REACHES = (1, 2, 5, 10, 25, 50, 100, 1000)
_NEAR = 0.75
_MONTHS = (1, 3, 12, 24, 60, 120, 600, 6000)


@dataclass(frozen=True)
class Due:
    """A promise and the last day of the period that it is due in."""

    when: date
    mark: Mark


@dataclass(frozen=True)
class Deadlines:
    """What a time line shows; marks of one day stand in the order that they are given in.

    month: the short name of a month. named: the name of a stretch of time from its first day and its length in months,
    in full (with its year) or not.
    """

    dues: tuple[Due, ...]
    today: date
    today_label: str
    month: Month
    named: Named


@dataclass(frozen=True)
class Stretch:
    """A month, quarter, or number of years, from its first day up to the first day after it."""

    start: date
    end: date

    def holds(self, when: date) -> bool:
        """Whether a day lies in it."""
        return self.start <= when < self.end


@dataclass(frozen=True)
class Pile:
    """The marks of one stretch on one side of today."""

    stretch: Stretch
    passed: bool
    marks: tuple[Mark, ...]


def near(data: Deadlines) -> Deadlines:
    """The time line without deadlines so far from today that they would press all else together.

    It reaches as many years back and ahead (1, 2, 5, …) as hold three quarters of the deadlines.
    """
    for years in _REACHES:
        most = timedelta(days=years * 366)
        held = tuple(due for due in data.dues if abs(due.when - data.today) <= most)
        if len(held) >= _NEAR * len(data.dues):
            return replace(data, dues=held)
    return data


def stretches(data: Deadlines, most: int) -> tuple[int, tuple[Stretch, ...]]:
    """The stretches from the first deadline or today to the last, at most so many, and the months that each has."""
    days = [*(due.when for due in data.dues), data.today]
    for months in _MONTHS:
        first, last = (_number(day) // months for day in (min(days), max(days)))
        if last - first < most:
            break
    return months, tuple(Stretch(_day(n * months), _day((n + 1) * months)) for n in range(first, last + 1))


def piles(data: Deadlines, parts: Sequence[Stretch]) -> tuple[Pile, ...]:
    """The deadlines of each stretch, those of today's stretch parted at today; none without marks."""
    found = []
    for part in parts:
        for passed in (True, False):
            dues = [due for due in data.dues if part.holds(due.when) and (due.when < data.today) == passed]
            if dues:
                found.append(Pile(part, passed, tuple(due.mark for due in dues)))
    return tuple(found)


def _number(when: date) -> int:
    """Months since the year 0."""
    return when.year * 12 + when.month - 1


def _day(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)

"""What follows from one report: the share of a count, the plan behind a share of it, the value before a change.

Nothing of this is ever stored: it is calculated, and shown as derived with its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from macros.model.achievement import Achievement, Change
from macros.model.sums import Operation, result

DerivedKind = Literal["share", "plan", "before", "before-as-points", "before-as-percent"]


@dataclass(frozen=True)
class Derived:
    """A number that a report implies, the operation and terms that give it, and its unit."""

    kind: DerivedKind
    of: Operation
    terms: tuple[Decimal, ...]
    unit: str

    @property
    def value(self) -> Decimal:
        """The number, with 28 digits."""
        return result(self.of, self.terms)


def derived(report: Achievement, unit: str) -> tuple[Derived, ...]:
    """Everything that follows from the numbers of one report; `unit` is that of its value.

    A change of which the source does not say whether it is in points or per cent is read both ways. A bound such as
    "over" holds for what is derived too.
    """
    return tuple(found for found in _derived(report, unit) if _can_be_done(found))


def _derived(report: Achievement, unit: str) -> Iterator[Derived]:
    if report.value is None:
        return
    if report.out_of is not None and unit not in ("rank", "percent"):
        yield Derived("share", "share", (report.value, report.out_of), "percent")
    if report.plan_share is not None:
        yield Derived("plan", "whole", (report.value, report.plan_share), unit)
    if report.change is not None:
        yield from _before(report.value, report.change, unit)


def _before(value: Decimal, change: Change, unit: str) -> Iterator[Derived]:
    match change.unit:
        case "points":
            yield Derived("before", "difference", (value, change.value), unit)
        case "percent":
            yield Derived("before", "base", (value, change.value), unit)
        case "places":
            # A better place is a smaller number: 15 places up to 71st means 86th before.
            yield Derived("before", "total", (value, change.value), unit)
        case "not-stated":
            if unit == "percent":
                yield Derived("before-as-points", "difference", (value, change.value), unit)
            yield Derived("before-as-percent", "base", (value, change.value), unit)


def _can_be_done(found: Derived) -> bool:
    try:
        return found.value.is_finite()
    except ArithmeticError:
        return False

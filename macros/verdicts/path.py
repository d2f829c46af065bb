"""The straight path from a baseline to a goal, and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

from macros.model.promise import Condition

_YEAR = Decimal("365.25")
_PLACES, _ONE = Decimal("0.0001"), Decimal(1)
_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True)
class Path:
    """A straight line from (start, low end) to (due, goal); `start` is before `due`."""

    start: date
    baseline: Decimal
    due: date
    goal: Decimal

    def at(self, day: date) -> Decimal:
        """The value that the line has on a day, kept between its ends."""
        passed = min(max((day - self.start).days, 0), self._days)
        return self.baseline + (self.goal - self.baseline) * passed / self._days

    def time_share(self, day: date) -> Decimal:
        """How much of the time had passed, as a fraction of one."""
        return Decimal((day - self.start).days) / self._days

    def done_share(self, value: Decimal) -> Decimal | None:
        """How much of the way a value has come; None where the goal is the baseline."""
        if self.goal == self.baseline:
            return None
        return (value - self.baseline) / (self.goal - self.baseline)

    @property
    def _days(self) -> int:
        return (self.due - self.start).days


def per_year(change: Decimal, start: date, end: date) -> Decimal | None:
    """A change as a yearly rate; None where no time passes."""
    days = (end - start).days
    return change * _YEAR / days if days > 0 else None


def goal(condition: Condition, baseline: Decimal | None) -> Decimal | None:
    """The number to reach: the stated one, or the end of a range that is nearer to the baseline."""
    if condition.operator == "between" and condition.high is not None and baseline is not None:
        low = condition.value if condition.value is not None else condition.high
        return min(max(baseline, low), condition.high)
    return condition.value


def direction(condition: Condition, baseline: Decimal, to: Decimal) -> int:
    """1 where more brings the goal nearer, -1 where less does, 0 where neither may change."""
    match condition.operator:
        case "at-least":
            return 1
        case "at-most" | "rank":
            return -1
        case _:
            return (to > baseline) - (to < baseline)


def rounded(value: Decimal | None) -> Decimal | None:
    """A derived number to four decimals, without trailing zeros."""
    return None if value is None else four_decimals(value)


def four_decimals(value: Decimal) -> Decimal:
    """The same of a number that is known.

    Raises ArithmeticError for one of more than 56 digits before the point.
    """
    short = _WIDE.quantize(value, _PLACES)
    return _WIDE.quantize(short, _ONE) if short == _WIDE.to_integral_value(short) else _WIDE.normalize(short)

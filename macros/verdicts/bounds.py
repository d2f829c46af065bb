"""Numbers that are bounds. "Over 90" and "nearly 40" lie on one side of what they name, and never satisfy what
they straddle; "about 90" is compared as 90."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from macros.model.promise import Condition, Quantifier

_UNBOUNDED = Decimal("-Infinity")


@dataclass(frozen=True)
class Interval:
    """Where a reported number lies; `open` means strictly between its ends."""

    low: Decimal
    high: Decimal
    open: bool = False

    def at_least(self, goal: Decimal, *, strictly: bool = False) -> bool:
        """Whether the number is certainly at or above a goal (or strictly above it)."""
        return self.low >= goal if self.open or not strictly else self.low > goal

    def at_most(self, goal: Decimal, *, strictly: bool = False) -> bool:
        """Whether the number is certainly at or below a goal (or strictly below it)."""
        return self.high <= goal if self.open or not strictly else self.high < goal


def interval(value: Decimal, quantifier: Quantifier | None) -> Interval:
    """Where a number with its quantifier lies.

    "Over" and "nearly" stay within one step of the last significant digit: over 90 is above 90 and below 100,
    nearly 91.2 above 91.1 and below 91.2, nearly 100 above 90 and below 100. "Under" has no lower end.
    """
    match quantifier:
        case "over":
            return Interval(value, value + _step(value), open=True)
        case "nearly":
            return Interval(value - _step_below(value), value, open=True)
        case "under":
            return Interval(_UNBOUNDED, value, open=True)
        case _:
            return Interval(value, value)


def satisfies(found: Interval, condition: Condition) -> bool:
    """Whether a reported number certainly fulfils a condition that states a number."""
    value, high = condition.value, condition.high
    if value is None:
        return False
    match condition.operator:
        case "at-least":
            return found.at_least(value, strictly=condition.quantifier == "over")
        case "at-most" | "rank":
            return found.at_most(value, strictly=condition.quantifier == "under")
        case "exactly":
            return not found.open and found.low == value
        case "between":
            return high is not None and found.at_least(value) and found.at_most(high)


def _step(value: Decimal) -> Decimal:
    """One unit of the last digit that is not a trailing zero: 10 for 90, 0.1 for 91.2."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and value else 0)


def _step_below(value: Decimal) -> Decimal:
    """The step down to the number before: from 100 it is 10, for 90 is the last of one digit below it."""
    step = _step(value)
    return step / 10 if value == step else step

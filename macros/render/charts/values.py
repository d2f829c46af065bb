"""The upright axis: round values that hold everything drawn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))


def value_ticks(values: Sequence[Decimal], most: int, falling: bool) -> tuple[Decimal, ...]:
    """Two to `most` round values, evenly apart, from at or below the least value to at or above the greatest.

    They begin at zero where the values reach near enough to it; falling: a rank has no zero, so it stays away.
    """
    low, high = _reach(min(values), max(values), falling)
    whole = all(value == value.to_integral_value() for value in values)
    for step in _steps(high - low, whole):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first < most:
            return tuple((first + n) * step for n in range(int(last - first) + 1))
    raise AssertionError("steps grow without end")


def _reach(low: Decimal, high: Decimal, falling: bool) -> tuple[Decimal, Decimal]:
    """Least and greatest value that the axis must show, never the same."""
    if falling:
        room = max(Decimal(1), abs(high) / 10) if low == high else Decimal(0)
        return (max(low - room, min(low, Decimal(1))), high + room)
    if low > 0 and low * 2 <= high or 0 < low == high:
        return Decimal(0), high
    if high < 0 and high * 2 >= low or low == high < 0:
        return low, Decimal(0)
    return low, high if low < high else Decimal(1)


def _steps(span: Decimal, whole: bool) -> Sequence[Decimal]:
    """Ever larger round steps, beginning below a tenth of the span."""
    least = span.adjusted() - 2
    found = [step.scaleb(power) for power in range(least, least + 5) for step in _STEPS]
    return [step for step in found if not whole or step == step.to_integral_value()]

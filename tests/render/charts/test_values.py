"""The values on an axis are few, round, even, and hold everything."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.render.charts.values import value_ticks

numbers = st.decimals(-(10**15), 10**15, places=2)


def of(*written: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(text) for text in written)


@settings(deadline=None)
@given(st.lists(numbers, min_size=1, max_size=5), st.integers(4, 8))
def test_ticks_hold_every_value_evenly(values: list[Decimal], most: int) -> None:
    ticks = value_ticks(values, most, falling=False)
    assert 2 <= len(ticks) <= most
    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]
    assert len({second - first for first, second in pairwise(ticks)}) == 1


@pytest.mark.parametrize(
    ("values", "most", "falling", "ticks"),
    [
        (of("1", "99"), 6, False, of("0", "20", "40", "60", "80", "100")),
        (of("1", "99"), 5, False, of("0", "25", "50", "75", "100")),
        (of("16.4", "17.5"), 5, False, of("16", "16.5", "17", "17.5")),
        (of("70"), 6, False, of("0", "20", "40", "60", "80")),
        (of("0"), 6, False, of("0", "1")),
        (of("-30"), 6, False, of("-30", "-20", "-10", "0")),
        (of("71", "99"), 6, True, of("70", "80", "90", "100")),
        (of("1", "4"), 6, True, of("1", "2", "3", "4")),
    ],
)
def test_ticks_are_round(values: tuple[Decimal, ...], most: int, falling: bool, ticks: tuple[Decimal, ...]) -> None:
    assert value_ticks(values, most, falling) == ticks

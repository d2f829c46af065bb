"""Things on a line that must not overlap."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from macros.render.charts.spread import spread


@pytest.mark.parametrize(
    ("wanted", "widths", "found"),
    [
        ([], [], []),
        ([50], [20], [50]),
        ([5], [20], [17]),  # not before 7
        ([30, 60], [20, 20], [30, 60]),
        ([50, 50], [20, 20], [38, 62]),  # both give way alike, 4 apart
        ([50, 60, 200], [20, 40, 20], [38, 72, 200]),
        ([10, 12], [20, 20], [17, 41]),
        ([50, 50, 50], [10, 10, 10], [36, 50, 64]),
    ],
)
def test_each_stands_as_near_as_it_can_to_where_it_belongs(
    wanted: list[float], widths: list[float], found: list[float]
) -> None:
    assert spread(wanted, widths, 7, 4) == pytest.approx(found)


@pytest.mark.parametrize("seed", range(20))
def test_none_overlap_and_their_order_stays(seed: int) -> None:
    chance = random.Random(seed)
    wanted = sorted(chance.uniform(0, 400) for _ in range(12))
    widths = [chance.choice([25.0, 50.0, 100.0]) for _ in wanted]
    held = list(zip(spread(wanted, widths, 7, 4), widths, strict=True))
    assert held[0][0] - held[0][1] / 2 >= 7 - 1e-9
    assert all(b - a >= (v + w) / 2 + 4 - 1e-9 for (a, v), (b, w) in pairwise(held))

"""Things on a line that must not overlap: each as near as can be to where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise


def spread(wanted: Sequence[float], widths: Sequence[float], first: float, apart: float) -> list[float]:
    """Middles of things of some widths, in their order, from where each wants its middle to be.

    None begins before `first`, and `apart` lies free between two; else the sum of the squared moves is least
    (isotonic regression by pooling neighbours). All in pixels.
    """
    if not wanted:
        return []
    steps = [(one + other) / 2 + apart for one, other in pairwise(widths)]
    least = list(accumulate(steps, initial=first + widths[0] / 2))
    pools: list[tuple[float, int]] = []
    for place in (want - low for want, low in zip(wanted, least, strict=True)):
        pool, count = place, 1
        while pools and pools[-1][0] > pool:
            before, held = pools.pop()
            pool, count = (pool * count + before * held) / (count + held), count + held
        pools.append((pool, count))
    moved = [max(0.0, pool) for pool, count in pools for _ in range(count)]
    return [low + move for low, move in zip(least, moved, strict=True)]

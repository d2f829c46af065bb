"""What the bench of builds works out from its runs: medians, ratios, growth with size, and the goals that hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median

from tests.bench.spent import Spent

SMALL, LARGE = 1_000, 10_000
"""The sizes that the goals speak of."""

BEST_GROWTH, GIB = 1.1, 2**30
ONE_CORE = 1 / 1.6
"""The time on two cores as a part of that on one: 1.6 times as fast."""


@dataclass(frozen=True)
class Line:
    """The median of some runs of one kind of build at one size. parts: seconds of search, PNG and cards; files, bytes:
    what lay there when the last run was done."""

    size: int
    builder: str
    kind: str
    runs: int
    spent: Spent
    parts: Mapping[str, float]
    files: int
    bytes: int

    @property
    def without_parts(self) -> float:
        """Seconds on the clock without what only our builds make."""
        return self.spent.wall - sum(self.parts.values())


@dataclass(frozen=True)
class Goal:
    """A number that is wanted, and what was found; found is None where a build of it was not measured."""

    name: str
    most: float
    found: float | None
    whole: float | None = None

    @property
    def holds(self) -> bool | None:
        """Whether the number is reached; None where nothing was found."""
        return None if self.found is None else self.found <= self.most


def middle(seen: Sequence[Spent]) -> Spent:
    """The median of each measure."""
    return Spent(
        wall=median(one.wall for one in seen),
        cpu=median(one.cpu for one in seen),
        largest=int(median(one.largest for one in seen)),
        tree=int(median(one.tree for one in seen)),
    )


def middle_parts(seen: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each part."""
    return {part: median(one[part] for one in seen) for part in (seen[0] if seen else {})}


def exponent(small: float, large: float, times: float) -> float:
    """The power of the size with which a number grows that is `small` at one size and `large` at `times` that size."""
    return log(large / small) / log(times)


def found(lines: Sequence[Line], size: int, builder: str, kind: str) -> Line | None:
    """The line of a build, if it was measured."""
    return next((one for one in lines if (one.size, one.builder, one.kind) == (size, builder, kind)), None)


def ratio(one: Line | None, other: Line | None, *, whole: bool = False) -> float | None:
    """How many times as long on the clock a build takes as another; without the parts that only ours makes, or whole."""
    if one is None or other is None:
        return None
    return (one.spent.wall if whole else one.without_parts) / other.spent.wall


def growth(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, dict[str, float]]]:
    """Every kind of build at two sizes that follow each other, and from 1,000 to 10,000: exponents of its measures."""
    kinds = dict.fromkeys((line.builder, line.kind) for line in lines)
    sizes = sorted({line.size for line in lines})
    pairs = [*pairwise(sizes), *([(SMALL, LARGE)] if {SMALL, LARGE} <= set(sizes) else [])]
    for builder, kind in kinds:
        for small, large in dict.fromkeys(pairs):
            one, other = found(lines, small, builder, kind), found(lines, large, builder, kind)
            if one and other:
                yield one, other, _exponents(one, other)


def _exponents(one: Line, other: Line) -> dict[str, float]:
    times = other.size / one.size
    return {
        "wall": exponent(one.spent.wall, other.spent.wall, times),
        "cpu": exponent(one.spent.cpu, other.spent.cpu, times),
        "memory": exponent(one.spent.tree, other.spent.tree, times),
        "bytes": exponent(one.bytes, other.bytes, times),
    }


def goals(lines: Sequence[Line]) -> list[Goal]:
    """What is wanted of our builds, and what was found."""

    def beside(name: str, most: float, size: int, kind: str, other: str) -> Goal:
        ours, theirs = found(lines, size, "ours", kind), found(lines, size, other, "clean")
        return Goal(name, most, ratio(ours, theirs), ratio(ours, theirs, whole=True))

    grown = [
        powers
        for one, other, powers in growth(lines)
        if one.builder == "ours" and (one.size, other.size) == (SMALL, LARGE)
    ]
    highest = [line.spent.largest / GIB for line in lines if (line.builder, line.size) == ("ours", LARGE)]
    alone, shared = (next((line for line in lines if line.kind == kind), None) for kind in ("one-core", "cold"))
    return [
        beside("changed", 0.2, LARGE, "changed", "hugo"),
        beside("unchanged", 0.5, SMALL, "unchanged", "hugo"),
        beside("pages-hugo", 3, SMALL, "pages", "hugo"),
        beside("pages-stock", 0.2, SMALL, "pages", "stock"),
        Goal("cores", ONE_CORE, ratio(shared, alone, whole=True)),
        Goal("time", BEST_GROWTH, max((powers["wall"] for powers in grown), default=None)),
        Goal("memory", BEST_GROWTH, max((powers["memory"] for powers in grown), default=None)),
        Goal("gib", 1, max(highest, default=None)),
    ]

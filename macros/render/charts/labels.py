"""Where a chart's words go: beside their marks, never over each other, never outside the chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from macros.render.charts.boxes import Box, Line, Spot, boxed
from macros.render.charts.glyphs import text_width, wrap
from macros.render.charts.theme import LINE_HEIGHT

# A capital with two accents reaches 12.5 px above the baseline at 13 px, a descender 3.5 px below.
_ASCENT = 12.5
# Where a label may stand, best first: -1 is left of or above its mark, 1 is right of or below it.
_SIDES: tuple[tuple[int, int], ...] = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_FARTHER = (0, 8, 18, 30)
# What speaks against a place, beside the lines that it covers: a step away, shorter lines, another mark nearer by.
_AWAY, _BROKEN, _ASTRAY = 10.0, 2.5, 45.0
_NEAR = 3.0
_GRID = 8


@dataclass(frozen=True)
class Label:
    """Words for a mark, not yet placed.

    spots: the middle of the mark; several where any will do (a label along a line).
    reach: pixels from there to the edge of the mark, across and down. must: never dropped. clear: dropped
    rather than laid over a line or set apart from its mark. limit: widest line in pixels. group: of its mark.
    """

    text: str
    spots: tuple[Spot, ...]
    reach: tuple[float, float] = (7.0, 7.0)
    must: bool = False
    clear: bool = False
    limit: float = 170.0
    lines: int = 5
    colour: str = ""
    weight: int = 400
    group: str = ""


@dataclass(frozen=True)
class Placed:
    """A label with its lines and the box that holds them."""

    label: Label
    lines: tuple[str, ...]
    box: Box
    size: float

    @property
    def baseline(self) -> Spot:
        """Left end of the first line's baseline."""
        return self.box.left, self.box.top + _ASCENT


@dataclass(frozen=True)
class Surroundings:
    """What a label has to keep clear of: edge and words always, marks unless it is a must, lines if it can."""

    edge: Box
    words: tuple[Box, ...] = ()
    marks: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    size: float = 13.0


def place(labels: Sequence[Label], around: Surroundings) -> tuple[Placed, ...]:
    """The labels that fit, each beside its mark; the first in the sequence chooses first.

    No two boxes overlap and none leaves the edge. A label that fits nowhere is left out, unless it is a `must`:
    that one may cover marks, break into short lines, or stand apart from its mark.
    """
    placed: list[Placed] = []
    for label in sorted(labels, key=lambda label: not label.must):
        found = _beside(label, around, placed) or (_anywhere(label, around, placed) if label.must else None)
        if found:
            placed.append(found)
    return tuple(placed)


def _beside(label: Label, around: Surroundings, placed: Sequence[Placed]) -> Placed | None:
    """The best free place beside the mark."""
    best: tuple[float, Placed] | None = None
    for cost, found in _candidates(label, around):
        # Cheap tests first: there are hundreds of places and, in a long series, dozens of marks and lines.
        if best and cost >= best[0] or not found.box.within(around.edge):
            continue
        if not _free(found.box, (*around.words, *around.marks), placed):
            continue
        crossed = sum(line.weight for line in around.lines if line.crosses(found.box))
        total = cost + crossed + _astray(found, around)
        if (best is None or total < best[0]) and not (label.clear and crossed):
            best = total, found
    return best[1] if best else None


def _astray(found: Placed, around: Surroundings) -> float:
    """The cost of standing as near to another mark as to its own."""
    spots = found.label.spots
    own = min(found.box.distance(boxed(spot, *found.label.reach)) for spot in spots)
    here = [boxed(spot, 0, 0) for spot in spots]
    others = (mark for mark in around.marks if not any(spot.within(mark) for spot in here))
    return _ASTRAY if any(found.box.distance(mark) <= own + _NEAR for mark in others) else 0.0


def _anywhere(label: Label, around: Surroundings, placed: Sequence[Placed]) -> Placed | None:
    """The free place nearest to the mark, over marks and lines if it has to be."""
    bare = replace(around, marks=(), lines=())
    for limit in (label.limit, label.limit * 0.6, label.limit * 0.4):
        narrower = replace(label, limit=limit)
        if found := _beside(narrower, bare, placed) or _nearest(narrower, around, placed):
            return found
    return None


def _nearest(label: Label, around: Surroundings, placed: Sequence[Placed]) -> Placed | None:
    size, edge = around.size, around.edge
    lines = _broken(label, size)[-1]
    width, height = _measured(label, lines, size)
    x, y = label.spots[0]
    corners = product(_steps(edge.left, edge.right - width), _steps(edge.top, edge.bottom - height))
    for left, top in sorted(corners, key=lambda c: abs(c[0] + width / 2 - x) + abs(c[1] + height / 2 - y)):
        box = Box(left, top, left + width, top + height)
        if box.within(edge) and _free(box, around.words, placed):
            return Placed(label, lines, box, size)
    return None


def _steps(first: float, last: float) -> Iterator[float]:
    """Places every few pixels, both ends among them."""
    at = first
    while at < last:
        yield at
        at += _GRID
    yield last


def _free(box: Box, taken: Iterable[Box], placed: Iterable[Placed]) -> bool:
    return not any(box.overlaps(other) for other in taken) and not any(box.overlaps(other.box) for other in placed)


def _candidates(label: Label, around: Surroundings) -> Iterator[tuple[float, Placed]]:
    """Places beside the mark, with what speaks against each."""
    farther = _FARTHER[:1] if label.clear else _FARTHER
    for step, extra in enumerate(farther):
        for n, lines in enumerate(_broken(label, around.size)):
            for rank, (spot, side) in enumerate(product(label.spots, _SIDES)):
                yield step * _AWAY + n * _BROKEN + rank, _at(label, lines, spot, side, extra, around)


def _at(
    label: Label, lines: tuple[str, ...], spot: Spot, side: tuple[int, int], extra: float, around: Surroundings
) -> Placed:
    """The label on one side of a spot, `extra` pixels farther than it need be."""
    width, height = _measured(label, lines, around.size)
    across, level = side
    # Places off a corner need less room than straight ones.
    away = label.reach[0] * 0.4 if level else label.reach[0] + extra
    x = spot[0] + across * away - width * (1 - across) / 2
    y = spot[1] + level * (label.reach[1] + extra) - height * (1 - level) / 2
    if level:
        x = min(max(x, around.edge.left), around.edge.right - width)
    return Placed(label, lines, Box(x, y, x + width, y + height), around.size)


def _broken(label: Label, size: float) -> list[tuple[str, ...]]:
    """The label's lines, as few as fit and then shorter ones; only a `must` may lose letters."""
    ways = [wrap(label.text, size, label.weight, label.limit * share, label.lines) for share in (1, 0.6)]
    whole = [lines for lines in dict.fromkeys(ways) if "".join(lines).count("…") == label.text.count("…")]
    return whole or ways[: int(label.must)]


def _measured(label: Label, lines: Sequence[str], size: float) -> tuple[float, float]:
    """Width and height in pixels."""
    return max(text_width(line, size, label.weight) for line in lines), LINE_HEIGHT * float(len(lines))

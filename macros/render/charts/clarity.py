"""What the sources of promises state: a row for each group of promises, a column for each thing they should state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import altair as alt

from macros.render.charts.glyphs import text_width, wrap
from macros.render.charts.marks import at_pixels
from macros.render.charts.theme import AXIS_SIZE, EDGE, INK, LABEL_SIZE, LINE_HEIGHT, MUTED, WIDTH, Size
from macros.render.charts.vega import Row, chart, layered
from macros.render.charts.writing import word, written

Box = tuple[float, float, float, float]
Extent = Literal["stated", "partly", "not-stated", "unjudged"]

EXTENTS: tuple[Extent, ...] = ("stated", "partly", "not-stated", "unjudged")
# So few promises that each is a block of its own; more of them are one block for each extent.
FEW = 10
_GAP = 1.5
_LEAST = 3.0
_BAR = 8.0
# A number stands before its bar, or over it where the page is narrow.
_BEFORE: Mapping[Size, float] = MappingProxyType({"wide": 27, "narrow": 0, "full": 27})
_COUNT = 40
_APART = 10
_AIR = 14


@dataclass(frozen=True)
class Stated:
    """A group of promises; for each thing, how many state it, state it in part, do not, and are not judged yet.

    key: of the record that its name is a link to, for `macros.render.svg.linked`.
    """

    name: str
    total: int
    cells: tuple[tuple[int, int, int, int], ...]
    key: str | None = None


@dataclass(frozen=True)
class Head:
    """A column: the thing that a promise should state, and what is meant by it."""

    name: str
    what: str


def blocks(counts: Sequence[int], width: float) -> Iterator[tuple[Extent, float, float]]:
    """The bar of a cell: extent, left edge and width of each block, as long together as `width` pixels.

    counts: promises by extent, in the order of `EXTENTS`. Up to ten promises are a block each.
    """
    total, left = sum(counts), 0.0
    pieces = [
        (extent, width * (1 if total <= FEW else count) / total)
        for extent, count in zip(EXTENTS, counts, strict=True)
        for _ in range(count if total <= FEW else min(count, 1))
    ]
    # One of a thousand is still to be seen; the others give way.
    seen = [(extent, max(across, _LEAST)) for extent, across in pieces]
    for extent, across in seen:
        share = across * width / sum(wide for _, wide in seen)
        yield extent, round(left, 1), round(share - _GAP, 1)
        left += share


def clarity(lines: Sequence[Stated], heads: Sequence[Head], size: Size) -> dict[str, Any]:
    """Vega-Lite specification of the grid; its last line is of all promises and stands under a rule.

    Filled: stated; half filled: in part; hollow: not stated; a line: not judged. The number is of those stated.
    Raises ValueError without a line.
    """
    if not lines:
        raise ValueError("a grid needs at least one line")
    grid = _Grid(lines, heads, size)
    return layered(list(grid.layers()), WIDTH[size], grid.height, {"left": 0, "right": 0, "top": 0, "bottom": 0})


@dataclass(frozen=True)
class _Grid:
    """Where everything stands, in pixels."""

    lines: Sequence[Stated]
    heads: Sequence[Head]
    size: Size

    @property
    def cell(self) -> float:
        return WIDTH[self.size] / len(self.heads)

    @property
    def bar(self) -> float:
        return round(self.cell - _APART - _BEFORE[self.size], 1)

    @property
    def narrow(self) -> bool:
        return self.size == "narrow"

    def left(self, column: int) -> float:
        return round(column * self.cell, 1)

    def name(self, line: Stated) -> tuple[str, ...]:
        """The lines of a name, which stand over its cells."""
        return wrap(line.name, LABEL_SIZE[self.size], self.weight(line), WIDTH[self.size] - _COUNT, 3)

    def weight(self, line: Stated) -> int:
        return 600 if line is self.lines[-1] else 500

    def tall(self, line: Stated) -> float:
        """How much a line takes, with the air under it."""
        cells = LINE_HEIGHT + (_BAR + 2 if self.narrow else 0)
        return len(self.name(line)) * LINE_HEIGHT + 3 + cells + _AIR

    @property
    def top(self) -> float:
        """Height of the heads."""
        if self.narrow:
            return max(text_width(head.name, AXIS_SIZE, 500) for head in self.heads) + 12
        return (1 + max(len(self.what(head)) for head in self.heads)) * LINE_HEIGHT + 12

    def what(self, head: Head) -> tuple[str, ...]:
        return wrap(head.what, AXIS_SIZE, 400, self.cell - _APART, 3)

    @property
    def height(self) -> float:
        return self.top + sum(self.tall(line) for line in self.lines) - 8

    def tops(self) -> list[float]:
        """The top of each line."""
        return [self.top + sum(self.tall(line) for line in self.lines[:n]) + 4 for n in range(len(self.lines))]

    def layers(self) -> Iterator[alt.Chart]:
        """Rules, then bars, then words."""
        rules = [(0.0, top, float(WIDTH[self.size]), 1.0) for top in (self.top - 6, self.tops()[-1] - 7)]
        yield from _boxes(rules, fill=INK)
        yield from self.bars()
        if self.narrow:
            yield from self.turned()
        yield written([*(() if self.narrow else self.head_words()), *self.line_words()])

    def cells(self) -> Iterator[tuple[float, float, tuple[int, int, int, int]]]:
        """Left edge and top of the number of every cell, with its counts."""
        for top, line in zip(self.tops(), self.lines, strict=True):
            down = len(self.name(line)) * LINE_HEIGHT + 3
            yield from ((self.left(column), top + down, counts) for column, counts in enumerate(line.cells))

    def bars(self) -> Iterator[alt.Chart]:
        found: dict[Extent, list[Box]] = {extent: [] for extent in EXTENTS}
        down = LINE_HEIGHT + 2 if self.narrow else 4.0
        for left, top, counts in self.cells():
            for extent, x, across in blocks(counts, self.bar):
                found[extent].append((left + _BEFORE[self.size] + x, top + down, across, _BAR))
        hollow = [_inside(box) for box in (*found["partly"], *found["not-stated"])]
        filled = [*found["stated"], *((x, y + _BAR / 2, across, _BAR / 2) for x, y, across, _ in found["partly"])]
        lines = [(x, y + _BAR / 2 - 0.5, across, 1.0) for x, y, across, _ in found["unjudged"]]
        yield from _boxes(hollow, fill="transparent", stroke=EDGE, strokeWidth=1)
        yield from _boxes(filled, fill=INK)
        yield from _boxes(lines, fill=EDGE)

    def turned(self) -> Iterator[alt.Chart]:
        """The heads of a narrow grid, read from below."""
        rows = [
            {"x": self.left(n) + AXIS_SIZE, "y": self.top - 12, "text": head.name} for n, head in enumerate(self.heads)
        ]
        text = chart(rows).mark_text(angle=270, fontSize=AXIS_SIZE, fontWeight=500, color=INK)
        yield at_pixels(text).encode(text=alt.Text("text", type="nominal"))

    def head_words(self) -> Iterator[Row]:
        """The heads of a wide grid, with what is meant by them."""
        for n, head in enumerate(self.heads):
            yield word(self.left(n), AXIS_SIZE, head.name, AXIS_SIZE, weight=600)
            yield word(self.left(n), AXIS_SIZE + LINE_HEIGHT, "\n".join(self.what(head)), AXIS_SIZE, MUTED)

    def line_words(self) -> Iterator[Row]:
        """Names, how many promises there are, and how many state each thing."""
        size = LABEL_SIZE[self.size]
        for top, line in zip(self.tops(), self.lines, strict=True):
            link = {"link": line.key} if line.key else {}
            yield word(0, top + size, "\n".join(self.name(line)), size, weight=self.weight(line)) | link
            yield word(WIDTH[self.size], top + size, str(line.total), size, MUTED, "right")
        for left, top, counts in self.cells():
            look = (INK, "left", 600) if counts[0] else (MUTED, "left", 400)
            yield word(left, top + size, str(counts[0]), size, *look)


def _boxes(found: Iterable[Box], **look: Any) -> Iterator[alt.Chart]:
    """Boxes of one look, each x, y, width and height in pixels; nothing where there is none."""
    if rows := [{"x": x, "y": y, "x2": x + across, "y2": y + down} for x, y, across, down in found]:
        yield at_pixels(chart(rows).mark_rect(**look), to=True)


def _inside(box: Box) -> Box:
    """A box whose outline of one pixel stays inside it."""
    x, y, across, down = box
    return x + 0.5, y + 0.5, max(across - 1, 0.1), down - 1

"""Rows of marks: each row is named, counted and, where it has several blocks, parted by a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Any

import altair as alt

from macros.render.charts.glyphs import wrap
from macros.render.charts.marks import LINK, Mark, Placed, at_pixels, mark_layers, unknown_states
from macros.render.charts.theme import AXIS_SIZE, EDGE, INK, LABEL_SIZE, LINE_HEIGHT, MUTED, RULE, WIDTH, Size
from macros.render.charts.vega import Row, chart, layered
from macros.render.charts.writing import word, written

# Where the marks begin: beside the words, or on a phone at the edge, under them.
_LEFT: Mapping[Size, float] = MappingProxyType({"wide": 272, "narrow": 0, "full": 360})
_MARK = 15
_GAP = 18.0
_MOST_LINES = 4
_AIR = 10.0
_UNDER_WORDS = 3.0
# A mark stands in the middle of its cell, and so lower than the first line of words.
_RAISED = 5.0


@dataclass(frozen=True)
class Strip:
    """A row: what it is called, what is said under that, and its marks in blocks.

    key: the record that the title leads to; None for a row that stands for no record, whose title is written quietly.
    """

    key: str | None
    title: str
    note: str
    blocks: tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True)
class _Laid:
    """A strip with pixels from the top to its words and to its marks, and its height."""

    strip: Strip
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    top: float
    marks: float
    height: float


def strips(rows: Sequence[Strip], size: Size) -> dict[str, Any]:
    """Vega-Lite specification of rows of marks, in their order, blocks standing under each other.

    Every row has as many blocks; a block that is empty in all of them takes no room. On a narrow page words stand above
    the marks, else left of them. Raises ValueError where there is no mark or an unknown state.
    """
    marks = [mark for strip in rows for block in strip.blocks for mark in block]
    if not marks:
        raise ValueError("strips need at least one mark")
    if unknown := unknown_states(marks):
        raise ValueError(f"no shape for {unknown}")
    widths = columns([tuple(len(block) for block in strip.blocks) for strip in rows], _across(size))
    laid = list(_laid(rows, widths, size))
    starts = _starts(widths, size)
    placed = [found for row in laid for found in _placed(row, widths, starts)]
    layers = [_rules(laid, widths, starts, size), *mark_layers(placed, LINK, _MARK), written(list(_words(laid, size)))]
    edges = {"left": 1, "right": 1, "top": 1, "bottom": 1}
    return layered(layers, WIDTH[size] - 2, laid[-1].top + laid[-1].height, edges)


def columns(counts: Sequence[tuple[int, ...]], across: int) -> tuple[int, ...]:
    """How many cells wide each block is, so that all rows together are lowest; 0 for one that is always empty.

    counts: of marks, by row and block. across: the cells of a line; the gap between two blocks takes one.
    """
    used = [any(row[n] for row in counts) for n in range(len(counts[0]))]
    kept = sum(used)
    room = across - (kept - 1)
    cuts = combinations(range(1, room), kept - 1)
    ways = [[b - a for a, b in zip((0, *cut), (*cut, room), strict=True)] for cut in cuts]
    full = [_with_gaps(way, used) for way in ways]
    return min(full, key=lambda widths: sum(_lines(row, widths) for row in counts))


def _with_gaps(widths: list[int], used: list[bool]) -> tuple[int, ...]:
    left = iter(widths)
    return tuple(next(left) if has else 0 for has in used)


def _lines(counts: Sequence[int], widths: Sequence[int]) -> int:
    """Lines that a row takes: those of its highest block."""
    return max(-(-count // width) for count, width in zip(counts, widths, strict=True) if width)


def _across(size: Size) -> int:
    return int((WIDTH[size] - _LEFT[size]) // LINK)


def _starts(widths: Sequence[int], size: Size) -> list[float]:
    """Pixels from the left to each block."""
    at, starts = _LEFT[size], []
    for width in widths:
        starts.append(at)
        at += width * LINK + _GAP * bool(width)
    return starts


def _laid(rows: Sequence[Strip], widths: Sequence[int], size: Size) -> Iterator[_Laid]:
    top, above = 0.0, not _LEFT[size]
    limit = WIDTH[size] - 2 if above else _LEFT[size] - 20
    for strip in rows:
        lines = wrap(strip.title, LABEL_SIZE[size], 600, limit, _MOST_LINES)
        notes = wrap(strip.note, AXIS_SIZE, 400, limit, _MOST_LINES)
        words = (len(lines) + len(notes)) * LINE_HEIGHT + _AIR
        marks = _lines([len(block) for block in strip.blocks], widths) * LINK
        at = top + (words + _UNDER_WORDS if above else _AIR - _RAISED)
        height = words + _UNDER_WORDS + marks if above else max(words, marks + _AIR - 2 * _RAISED)
        yield _Laid(strip, lines, notes, top, at, height + _AIR)
        top += height + _AIR


def _placed(row: _Laid, widths: Sequence[int], starts: Sequence[float]) -> Iterator[Placed]:
    for block, width, start in zip(row.strip.blocks, widths, starts, strict=True):
        for n, mark in enumerate(block):
            yield Placed(mark, start + (n % width + 0.5) * LINK, row.marks + (n // width + 0.5) * LINK)


def _rules(laid: Sequence[_Laid], widths: Sequence[int], starts: Sequence[float], size: Size) -> alt.Chart:
    """A rule over every row, and beside the marks one between each two blocks."""
    between = [start - _GAP / 2 for start, width in zip(starts, widths, strict=True) if width][1:]
    rows: list[Row] = []
    for row in laid:
        rows.append({"x": 0, "x2": WIDTH[size] - 2, "y": row.top, "y2": row.top, "colour": RULE})
        # Beside the words the rule goes through all rows; under them, along the marks only.
        top = row.top if _LEFT[size] else row.marks
        rows += [{"x": x, "x2": x, "y": top, "y2": row.top + row.height, "colour": EDGE} for x in between]
    lines = chart(rows).mark_rule(strokeWidth=1)
    drawn: alt.Chart = at_pixels(lines, to=True).encode(stroke=alt.Stroke("colour", type="nominal", scale=None))
    return drawn


def _words(laid: Sequence[_Laid], size: Size) -> Iterator[Row]:
    for row in laid:
        quiet = row.strip.key is None
        first = row.top + _AIR + LABEL_SIZE[size] - 1
        title = word(0, first, "\n".join(row.lines), LABEL_SIZE[size], MUTED if quiet else INK, weight=600)
        yield title if quiet else {**title, "link": row.strip.key}
        yield word(0, first + len(row.lines) * LINE_HEIGHT, "\n".join(row.notes), AXIS_SIZE, MUTED)

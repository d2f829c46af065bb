"""The parts of a card: a paragraph, a verdict, numbers side by side, the marks of many promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.render.cards.fit import ended
from macros.render.cards.items import BOLD, REGULAR, Item, Mark, Words
from macros.render.charts.glyphs import text_width
from macros.render.charts.theme import FAMILY_COLOURS, INK, MUTED
from macros.render.shapes import SHAPES
from macros.render.shared.summary import Figure, Summary
from macros.verdicts.verdict import VerdictState

INNER = 1072
"""Pixels between the margins."""

# From baseline to baseline, and from the top of a line to its baseline, in font sizes: two marks above a capital fit.
_LINE, _ASCENT = 1.28, 1.02
_VERDICTS = (54, 46, 40, 34)
_BESIDE = 28
_FIGURES = (60, 52, 46, 40, 34, 30)
_LABEL = 26
_BETWEEN = 56
_MARKS = (34, 30, 26, 22, 19)


@dataclass(frozen=True)
class Block:
    """Items of a height in pixels; their y counts from the block's top, their x from the left margin."""

    height: float
    items: Sequence[Item]


def paragraph(lines: Sequence[str], size: int, weight: int, colour: str = INK) -> Block:
    """Lines of one text."""
    items = [Words(0, size * (_ASCENT + n * _LINE), line, size, weight, colour) for n, line in enumerate(lines)]
    return Block(size * _LINE * len(lines), items)


def height_of(lines: int, size: int) -> float:
    """Pixels that a paragraph takes."""
    return size * _LINE * lines


def verdict(summary: Summary) -> Block | None:
    """The mark and the word of a verdict, and the few words after it; None for a page without one."""
    if summary.state is None:
        return None
    after = f" {summary.beside}" if summary.beside else ""
    beside = text_width(after, _BESIDE, REGULAR)
    sizes = [s for s in _VERDICTS if 1.4 * s + text_width(summary.word, s, BOLD) + beside <= INNER]
    size = sizes[0] if sizes else _VERDICTS[-1]
    left = 1.4 * size
    word = ended(summary.word, size, BOLD, INNER - left)
    end = left + text_width(word, size, BOLD)
    y, colour = size * _ASCENT, FAMILY_COLOURS[SHAPES[summary.state].family]
    items: list[Item] = [
        Mark(0, y - 0.92 * size, int(1.1 * size), summary.state),
        Words(left, y, word, size, BOLD, colour),
    ]
    if after and (said := ended(summary.beside, _BESIDE, REGULAR, INNER - end - 20)) != "…":
        items.append(Words(end + 20, y, said, _BESIDE, REGULAR, MUTED))
    return Block(size * _LINE, items)


def figures(found: Sequence[Figure]) -> Block | None:
    """Numbers side by side, the first one heavy, each under the words that say what it is; None without any or room."""
    for size in _FIGURES:
        widths = [max(text_width(f.value, size, BOLD), text_width(f.label, _LABEL, REGULAR)) for f in found]
        if found and sum(widths) + _BETWEEN * (len(found) - 1) <= INNER:
            return Block(_LABEL * _LINE + size * _LINE, list(_columns(found, widths, size)))
    return figures([found[0], *found[2:]]) if len(found) > 2 else None


def _columns(found: Sequence[Figure], widths: Sequence[float], size: int) -> Iterator[Item]:
    left = 0.0
    for n, (figure, width) in enumerate(zip(found, widths, strict=True)):
        yield Words(left, _LABEL * _ASCENT, figure.label, _LABEL, REGULAR, MUTED)
        yield Words(left, _LABEL * _LINE + size * _ASCENT, figure.value, size, REGULAR if n else BOLD)
        left += width + _BETWEEN


def marks(states: Sequence[VerdictState], room: float) -> Block | None:
    """A mark for each promise, as large as the room in pixels allows; None without promises or room."""
    for size in _MARKS:
        pitch = size * 1.25
        across = int((INNER - size) / pitch) + 1
        down = -(-len(states) // across)
        if states and down * pitch <= room:
            items = [Mark(n % across * pitch, n // across * pitch, size, state) for n, state in enumerate(states)]
            return Block(down * pitch, items)
    return None

"""Where everything on the card of a page stands.

Top: the site, and what the page is about. Below: its title. Bottom: the verdict with its numbers or its sentence, or
the marks of the promises that it holds. Under a rule: the day that it holds for, and the host.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.render.cards.blocks import INNER, Block, figures, height_of, marks, paragraph, verdict
from macros.render.cards.fit import cut_lines, ended, lines
from macros.render.cards.items import BOLD, REGULAR, Item, Rule, Words, moved
from macros.render.charts.glyphs import advances
from macros.render.charts.theme import INK, MUTED, RULE
from macros.render.shared.summary import Summary, shortened

WIDTH, HEIGHT = 1200, 630
_MARGIN = (WIDTH - INNER) // 2
_TOP, _BOTTOM, _GAP = 132, 528, 28
# Font size and most lines, from what looks best to what holds most.
_TITLES = ((56, 2), (48, 2), (48, 3), (42, 3), (38, 4))
_ANSWERS = ((36, 3), (32, 3), (30, 4), (28, 5))
_LEAST = 2
# A card is read in passing: more letters than this, and nobody reads them.
_LONGEST = 240


def layout(summary: Summary, site: str, host: str, as_of: str) -> tuple[Item, ...]:
    """Everything on a card; nothing reaches over another, or into the margin.

    as_of: the sentence that says for which day it holds.
    """
    above, below = _blocks(summary)
    start = _BOTTOM - sum(block.height for block in below) - _GAP * (len(below) - 1)
    placed = list(moved(above.items, _MARGIN, _TOP))
    for block in below:
        placed += moved(block.items, _MARGIN, start)
        start += block.height + _GAP
    rules = [Rule(_MARGIN, y, INNER, 2, RULE) for y in (108, 544)]
    return (*_ends(88, site, summary.kind, 30), *rules, *placed, *_ends(592, as_of, host, 26))


def _ends(y: float, left: str, right: str, size: int) -> Iterator[Words]:
    """Two texts at the ends of a line; the right one has room first, up to half of it."""
    weight, colour = (BOLD, INK) if size == 30 else (REGULAR, MUTED)
    right = ended(right, size, REGULAR, INNER / 2)
    width = sum(advances(right, size, REGULAR))
    yield Words(_MARGIN, y, ended(left, size, weight, INNER - width - _GAP), size, weight, colour)
    if right:
        yield Words(_MARGIN + INNER - width, y, right, size, REGULAR, MUTED)


def _blocks(summary: Summary) -> tuple[Block, list[Block]]:
    """The title, and what stands below it; a page without a title has its answer in that place."""
    verdict_, numbers = verdict(summary), figures(summary.figures)
    said = shortened(summary.answer, _LONGEST) if summary.title and not numbers else ""
    many = marks(summary.states, 100 if said else 170)
    before, after = [block for block in (verdict_, numbers) if block], [many] if many else []
    title, answer = _texts(summary.title or summary.answer, said, _room([*before, *after]))
    return title, [*before, *([answer] if answer else []), *after]


def _room(others: Sequence[Block]) -> float:
    """Pixels that title and answer have beside other blocks."""
    return _BOTTOM - _TOP - sum(block.height + _GAP for block in others)


def _texts(title: str, answer: str, room: float) -> tuple[Block, Block | None]:
    """Title and answer, both whole and the title as large as it can be; else the answer is cut, and the title last."""
    for size, most in _TITLES:
        said = lines(title, size, BOLD, INNER, most)
        if said and (told := _answer(answer, room - height_of(len(said), size))) is not None:
            return paragraph(said, size, BOLD), told or None
    size, small = _TITLES[-1][0], _ANSWERS[-1][0]
    least = _GAP + height_of(_LEAST, small) if answer else 0
    said = cut_lines(title, size, BOLD, INNER, int((room - least) / height_of(1, size)))
    left = int((room - _GAP - height_of(len(said), size)) / height_of(1, small))
    told = paragraph(cut_lines(answer, small, REGULAR, INNER, left), small, REGULAR) if answer else None
    return paragraph(said, size, BOLD), told


def _answer(answer: str, room: float) -> Block | None:
    """The whole answer as large as it can be, an empty block without one; None where it has no room."""
    if not answer:
        return Block(0, ()) if room >= 0 else None
    for size, most in _ANSWERS:
        told = lines(answer, size, REGULAR, INNER, most)
        if told and _GAP + height_of(len(told), size) <= room:
            return paragraph(told, size, REGULAR)
    return None

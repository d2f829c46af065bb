"""What stands on a card: lines of text, marks and rules, in pixels from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from macros.render.charts.theme import INK
from macros.verdicts.verdict import VerdictState

REGULAR, BOLD = 400, 600


@dataclass(frozen=True)
class Words:
    """One line of text that begins at x; y: its baseline."""

    x: float
    y: float
    text: str
    size: int
    weight: int = REGULAR
    colour: str = INK


@dataclass(frozen=True)
class Mark:
    """The mark of a verdict in a square; x, y: its top left."""

    x: float
    y: float
    size: int
    state: VerdictState


@dataclass(frozen=True)
class Rule:
    """A horizontal rule; x, y: its top left."""

    x: float
    y: float
    width: int
    height: int
    colour: str


Item = Words | Mark | Rule


def moved(items: Iterable[Item], x: float, y: float) -> Iterator[Item]:
    """The same items, further right and down."""
    yield from (replace(item, x=item.x + x, y=item.y + y) for item in items)

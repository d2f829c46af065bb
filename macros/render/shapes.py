"""The mark of every verdict state: one registry, so that a page's mark and a chart's mark are the same drawing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal
from xml.sax.saxutils import quoteattr

Family = Literal["kept", "short", "silent", "open"]

_DISC = "M0,-6.6A6.6,6.6,0,1,1,0,6.6A6.6,6.6,0,1,1,0,-6.6Z"
_DOT = "M0,-3.1A3.1,3.1,0,1,1,0,3.1A3.1,3.1,0,1,1,0,-3.1Z"
_RING = "M0,-6A6,6,0,1,1,0,6A6,6,0,1,1,0,-6Z"
_HALF_DISC = "M0,-6A6,6,0,0,0,0,6Z"
_SQUARE = "M-6.2,-6.2H6.2V6.2H-6.2Z"
_BOX = "M-5.7,-5.7H5.7V5.7H-5.7Z"
_HALF_SQUARE = "M-6,-6H0V6H-6Z"
_ONWARD = "M-5.2,-6.6L6.8,0L-5.2,6.6Z"
_BACKWARD = "M5.2,-6.6L-6.8,0L5.2,6.6Z"
_DIAMOND = "M0,-6.5L6.5,0L0,6.5L-6.5,0Z"
_DASH = "M-6.5,-1.6H6.5V1.6H-6.5Z"
_DOTS = "".join(f"M{x},-1.8A1.8,1.8,0,1,1,{x},1.8A1.8,1.8,0,1,1,{x},-1.8Z" for x in (-5.4, 0, 5.4))
_BARS = "M-5,-6H-1.4V6H-5ZM1.4,-6H5V6H1.4Z"


@dataclass(frozen=True)
class Shape:
    """A silhouette in a 16 x 16 box whose middle is 0,0: a filled part, an outlined part, or both."""

    family: Family
    filled: str | None = None
    outlined: str | None = None
    stroke: float = 1.7
    dashes: tuple[float, float] | None = None

    @property
    def dashed(self) -> bool:
        """Whether the outline is broken."""
        return self.dashes is not None


_KEPT = Shape("kept", filled=_DISC)
_KEPT_LATE = Shape("kept", filled=_DOT, outlined=_RING)

# Filled: a report speaks. Hollow: none does. Dots and dash: no date, or nothing to measure.
SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "met": _KEPT,
        "delivered": _KEPT,
        "met-late": _KEPT_LATE,
        "delivered-late": _KEPT_LATE,
        "on-track": Shape("kept", filled=_ONWARD),
        "behind": Shape("short", filled=_HALF_SQUARE, outlined=_BOX),
        "moving-away": Shape("short", filled=_BACKWARD),
        "missed": Shape("short", filled=_SQUARE),
        "due-no-report": Shape("silent", outlined=_DIAMOND, stroke=2),
        "not-yet-rated": Shape("open", outlined=_RING, stroke=1.8, dashes=(3.77, 2.51)),
        "under-way": Shape("open", filled=_HALF_DISC, outlined=_RING, stroke=1.6),
        "not-yet-due": Shape("open", outlined=_RING, stroke=1.6),
        "not-measurable": Shape("open", filled=_DASH),
        "no-deadline": Shape("open", filled=_DOTS),
        "stopped": Shape("open", filled=_BARS),
    }
)


def sprite() -> str:
    """All marks as one hidden inline SVG: `<use href="#v-STATE"/>` draws one in the colour of the text around it."""
    symbols = "".join(_symbol(state, shape) for state, shape in SHAPES.items())
    return f'<svg class="mb-sprite" width="0" height="0" aria-hidden="true" focusable="false">{symbols}</svg>'


def image(state: str, size: int) -> str:
    """One mark as an SVG of its own, black on nothing, `size` pixels wide and high."""
    box = f'width="{size}" height="{size}" viewBox="-8 -8 16 16"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{_paths(SHAPES[state])}</svg>'


def _symbol(state: str, shape: Shape) -> str:
    return f'<symbol id="v-{state}" viewBox="-8 -8 16 16">{_paths(shape)}</symbol>'


def _paths(shape: Shape) -> str:
    filled = f"<path d={quoteattr(shape.filled)}/>" if shape.filled else ""
    return f"{_outline(shape)}{filled}"


def _outline(shape: Shape) -> str:
    if shape.outlined is None:
        return ""
    dashes = f' stroke-dasharray="{shape.dashes[0]} {shape.dashes[1]}"' if shape.dashes else ""
    line = f'fill="none" stroke="currentColor" stroke-width="{shape.stroke:g}"'
    return f"<path d={quoteattr(shape.outlined)} {line}{dashes}/>"

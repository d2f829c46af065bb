"""What a drawn chart has where: its marks, and boxes around its words."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from macros.render.charts.boxes import Box
from macros.render.charts.glyphs import text_width
from macros.render.charts.theme import LINE_HEIGHT
from macros.render.shapes import SHAPES

SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
_SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


def places(parent: ET.Element, x: float = 0, y: float = 0) -> Iterator[tuple[ET.Element, float, float]]:
    """Every element with the pixels from the image's top left to its own."""
    for element in parent:
        moved = _MOVED.search(element.get("transform", ""))
        across, down = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        yield element, across, down
        yield from places(element, across, down)


def marks_in(image: str) -> list[tuple[str, float, float]]:
    """Key and middle of every mark, once."""
    found: dict[str, tuple[float, float]] = {}
    for element, x, y in places(ET.fromstring(image)):
        key, _, state = element.get("aria-label", "").rpartition(" ")
        if state in SHAPES:
            found.setdefault(key, (x, y))
    return [(key, x, y) for key, (x, y) in found.items()]


def texts_in(image: str) -> list[Box]:
    """The box of every text, from its ascenders to its descenders."""
    return [
        box
        for element, x, y in places(ET.fromstring(image))
        if element.tag == f"{SVG}text"
        for box in [_box(element, x, y)]
    ]


def _box(text: ET.Element, x: float, y: float) -> Box:
    size = float(text.get("font-size", "0").removesuffix("px"))
    weight = int(text.get("font-weight", "400"))
    lines = ["".join(line.itertext()) for line in text] or [text.text or ""]
    wide = max(text_width(line, size, weight) for line in lines)
    left = x - wide * _SHARES[text.get("text-anchor", "start")]
    # Less than an ascender, so that lines which follow each other may touch.
    return Box(left, y - size * 0.8, left + wide, y + size * 0.2 + (len(lines) - 1) * LINE_HEIGHT)

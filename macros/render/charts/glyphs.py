"""How wide a text is: advance widths read once, at import, from the font that the charts are drawn with."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).parents[2] / "fonts"
# Kerning may widen a pair of letters, and a browser may round: a label must never be wider than we say.
_SLACK = 1.03
_UNKNOWN = 1.4
# A no-break space keeps a number with its unit; so does a space before a sign that is no word.
_BREAK = re.compile(r" (?![%‰°])")


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: int) -> float:
    """Pixels that one line takes at a font size in pixels, never less than it really takes.

    weight: 400, or anything heavier, measured as 600. A glyph that the font lacks counts as a wide one.
    """
    return sum(advances(text, size, weight)) * _SLACK


def advances(text: str, size: float, weight: int) -> Iterator[float]:
    """Pixels from the start of each letter to the start of the next, as the font has them."""
    widths = _REGULAR if weight < 500 else _SEMIBOLD
    return (widths.get(ord(letter), _UNKNOWN) * size for letter in text)


def wrap(text: str, size: float, weight: int, limit: float, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines of at most `limit` pixels, about equally long, an ellipsis where it was cut.

    A line break in the text is kept; other breaks fall at spaces, except in a word wider than a line.
    """
    lines = [line for part in text.split("\n") for line in _balanced(part, size, weight, limit)]
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1] + "…", size, weight, limit)]
    return tuple(lines)


def _balanced(text: str, size: float, weight: int, limit: float) -> list[str]:
    """The fewest lines that fit, about equally long."""
    lines = list(_wrapped(text, size, weight, limit))
    if len(lines) == 1:
        return lines
    ways = [list(_wrapped(text, size, weight, limit * share)) for share in (0.9, 0.8, 0.7, 0.6, 0.5)]
    as_few = [way for way in ways if len(way) == len(lines) and not any(line.endswith("…") for line in way)]
    return min([lines, *as_few], key=lambda way: _unevenness(way, size, weight))


def _unevenness(lines: list[str], size: float, weight: int) -> float:
    widths = [text_width(line, size, weight) for line in lines]
    return max(widths) - min(widths)


def _wrapped(text: str, size: float, weight: int, limit: float) -> Iterator[str]:
    line = ""
    for word in _BREAK.split(text):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, weight) <= limit:
            line = longer
            continue
        if line:
            yield line
        line = _cut(word, size, weight, limit)
    yield line


def _cut(text: str, size: float, weight: int, limit: float) -> str:
    """The text, shortened from its end until it fits."""
    if text_width(text, size, weight) <= limit:
        return text
    kept = text.rstrip("…")
    while kept and text_width(kept + "…", size, weight) > limit:
        kept = kept[:-1]
    return kept + "…"


def _advance_widths(path: Path) -> dict[int, float]:
    """Code point to width in ems: the tables cmap (format 4), hmtx, hhea and head of a TrueType file."""
    font = path.read_bytes()
    count = struct.unpack_from(">H", font, 4)[0]
    records = [struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(count)]
    at = {tag.decode(): offset for tag, _sum, offset, _length in records}
    em = struct.unpack_from(">H", font, at["head"] + 18)[0]
    metrics = struct.unpack_from(">H", font, at["hhea"] + 34)[0]
    return {
        code: struct.unpack_from(">H", font, at["hmtx"] + 4 * min(glyph, metrics - 1))[0] / em
        for code, glyph in _glyphs(font, at["cmap"])
    }


def _glyphs(font: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Every code point of the basic plane with the glyph that draws it."""
    tables = [
        struct.unpack_from(">HHI", font, cmap + 4 + 8 * i) for i in range(struct.unpack_from(">H", font, cmap + 2)[0])
    ]
    table = cmap + next(offset for platform, encoding, offset in tables if (platform, encoding) == (3, 1))
    twice = struct.unpack_from(">H", font, table + 6)[0]
    ends, starts = table + 14, table + 16 + twice
    for n in range(0, twice, 2):
        start, delta, shift = (struct.unpack_from(">H", font, starts + k * twice + n)[0] for k in range(3))
        for code in range(start, struct.unpack_from(">H", font, ends + n)[0] + 1):
            if shift == 0:
                glyph = code + delta & 0xFFFF
            else:
                found = struct.unpack_from(">H", font, starts + 2 * twice + n + shift + 2 * (code - start))[0]
                glyph = found and found + delta & 0xFFFF
            if glyph and code != 0xFFFF:
                yield code, glyph


_REGULAR = _advance_widths(FONTS / "be-vietnam-pro-400.ttf")
_SEMIBOLD = _advance_widths(FONTS / "be-vietnam-pro-600.ttf")

"""Makes the fonts of pages from those of charts: Latin and Vietnamese, and the features that pages use.

python tests/fonts/subset.py [FONT_THAT_STANDS_IN.ttf ...]

Needs fonttools and brotli, which nothing else of ours does; macros/fonts/ORIGIN.md says how. With fonts that stand in
while ours is on its way, it tells how much larger or smaller they must be to take the same room (minhbach.css).
"""

from __future__ import annotations

import copy
import sys
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[2] / "macros" / "fonts"
WEIGHTS = (400, 600)
# Latin with the marks of Vietnamese; dashes, quotes, spaces, currencies, arrows, and the signs of arithmetic.
_LETTERS = (
    "20-7E,A0-FF,102-103,110-111,128-129,131,152-153,168-169,1A0-1A1,1AF-1B0,2C6,2DC,300-303,306,309,31B,323,1EA0-1EF9,"
    "2002-200A,2010-2015,2018-201E,2020-2022,2026,202F,2030,2032-2033,2039-203A,20AB-20AC,2122,2190-2193,2212,2248,2260,"
    "2264-2265"
)
_FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SAMPLE = (
    "146 promises. 9 kept. 41 past their date with no public report held here. Newest report held: 15 May 2026. "
    "146 cam kết. 9 đã giữ. 41 đã quá hạn mà ở đây chưa có báo cáo công khai nào. Báo cáo mới nhất: 15 tháng 5, 2026."
)


def main(stand_ins: list[Path]) -> None:
    """Write the fonts of pages and tell the measures of those that stand in."""
    for weight in WEIGHTS:
        font = TTFont(FOLDER / f"be-vietnam-pro-{weight}.ttf", recalcTimestamp=False)
        for path in stand_ins:
            sys.stdout.write(f"{weight} {path.name}: {_measures(font, TTFont(path))}\n")
        _tabular(font)
        _subset(font)
        font.flavor = "woff2"
        font.save(FOLDER / f"be-vietnam-pro-{weight}.woff2")


def _tabular(font: TTFont) -> None:
    """Figures of one width, which the font lacks: each in the middle of the room that the widest takes."""
    glyphs, metrics = font["glyf"], font["hmtx"]
    room = max(metrics[name][0] for name in _FIGURES)
    for name in _FIGURES:
        advance, left = metrics[name]
        figure = copy.deepcopy(glyphs[name])
        figure.coordinates.translate(((room - advance) // 2, 0))
        glyphs[f"{name}.tnum"] = figure
        metrics[f"{name}.tnum"] = (room, left + (room - advance) // 2)
    rules = "\n".join(f"sub {name} by {name}.tnum;" for name in _FIGURES)
    addOpenTypeFeaturesFromString(font, f"feature tnum {{\n{rules}\n}} tnum;", tables=["GSUB"])


def _subset(font: TTFont) -> None:
    options = Options()
    options.layout_features = _FEATURES
    options.hinting = False
    options.name_IDs = []
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=parse_unicodes(_LETTERS))
    subsetter.subset(font)


def _measures(ours: TTFont, other: TTFont) -> str:
    """CSS for another font, for spaces and for all that is seen: of our width, and of our line's height."""
    spaces = _width(ours, " ") / _width(other, " ")
    seen = _width(ours, _SAMPLE.replace(" ", "")) / _width(other, _SAMPLE.replace(" ", ""))
    return f"\n  spaces {_face(ours, spaces)}\n  seen   {_face(ours, seen)}"


def _face(ours: TTFont, size: float) -> str:
    up, down = (value / ours["head"].unitsPerEm / size for value in (ours["hhea"].ascent, -ours["hhea"].descent))
    return f"size-adjust: {size:.2%}; ascent-override: {up:.2%}; descent-override: {down:.2%}; line-gap-override: 0%"


def _width(font: TTFont, text: str) -> float:
    """Width of a text in ems; a letter that the font lacks counts as an n."""
    letters, metrics = font.getBestCmap(), font["hmtx"]
    return sum(metrics[letters.get(ord(letter), "n")][0] for letter in text) / font["head"].unitsPerEm


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

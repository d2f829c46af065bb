"""Makes the fonts of pages from those of charts: Latin and Vietnamese, and the features that pages use.

python tests/fonts/subset.py

Needs fonttools and brotli, which nothing else of ours does; macros/fonts/ORIGIN.md says how.
"""

from __future__ import annotations

import copy
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


def main() -> None:
    """Write the fonts of pages."""
    for weight in WEIGHTS:
        font = TTFont(FOLDER / f"be-vietnam-pro-{weight}.ttf", recalcTimestamp=False)
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


if __name__ == "__main__":
    main()

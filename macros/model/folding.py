"""Letters as a reader types them whose keyboard lacks them."""

from __future__ import annotations

import re
import unicodedata

_NAMED = re.compile(r"LATIN (SMALL|CAPITAL) (?:LETTER|LIGATURE) (?:DOTLESS )?([A-Z]{1,2})(?: WITH .*)?")
_OTHERS = {"ß": "ss", "ẞ": "SS", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th"}
_LATIN = range(0x80, 0x250)  # Unicode's blocks of Latin letters with marks and strokes


def _simpler(sign: str) -> str:
    """The plain letter that a letter's name in Unicode begins with; the letter itself where there is none."""
    if unicodedata.decomposition(sign) or not (named := _NAMED.fullmatch(unicodedata.name(sign, ""))):
        return _OTHERS.get(sign, sign)
    return named[2] if named[1] == "CAPITAL" else named[2].lower()


_TABLE = {code: _simpler(chr(code)) for code in (*_LATIN, ord("ẞ"))}


def folded(text: str) -> str:
    """A text with the letters that Unicode cannot take apart replaced by plain ones: "Łódź" is "Lódź".

    Marks stay: search itself takes "Lodz" for "Lódź", and prefers the same marks where a reader types them.
    """
    return text.translate(_TABLE)

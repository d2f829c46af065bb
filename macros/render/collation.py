"""Names in the order of a language: by its letters, then by their accents, then small before capital.

The levels are those of the Unicode collation algorithm with CLDR's order of signs, so that browsers, which sort with
the same rules (`Intl.Collator` with `numeric`), agree. Pure libraries on PyPI know the root order alone; the order of
single languages comes with ICU, which is a system's library.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

Order = tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[bool, ...], str]
"""What names are compared by: letters, accents, capitals, and the name itself."""

_Letter = tuple[str, frozenset[str]]
"""A letter without accents, and the accents that make another letter of it."""

_SIGNS = " _-‐‑–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•′″`^°©®+±×<=>|~−$£¥€"
_READ_AS = str.maketrans({"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss"})
_SIGN, _NUMBER, _LETTER, _ANOTHER = range(4)
_PARTS = re.compile(r"\d+|.[\u0300-\u036f]*", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Collation:
    """Ranks of a language's letters, and of the accents that make no letter of their own."""

    letters: Mapping[_Letter, int]
    accents: Mapping[str, int]

    def order(self, name: str) -> Order:
        """The key by which names are sorted."""
        return _order(self, name)

    def _order(self, name: str) -> Order:
        apart = unicodedata.normalize("NFD", name.replace("\N{NO-BREAK SPACE}", " ").translate(_READ_AS))
        weighed = [_weighed(self, part) for part in _PARTS.findall(apart)]
        accents = chain.from_iterable(found for _, found, _ in weighed)
        return tuple(rank for rank, _, _ in weighed), (0, *accents), tuple(capital for _, _, capital in weighed), name

    def _ranks(self, base: str, accents: str) -> tuple[tuple[int, int], list[int]]:
        """The rank of a letter or sign, and those of the accents that it carries beside its own."""
        fitting = [letter for letter in self.letters if letter[0] == base and letter[1] <= set(accents)]
        if own := max(fitting, key=lambda letter: len(letter[1]), default=None):
            return (_LETTER, self.letters[own]), [self._accent(accent) for accent in accents if accent not in own[1]]
        if like := re.match(r"LATIN SMALL LETTER ([A-Z]) WITH ", unicodedata.name(base, "")):
            # A stroke is no accent to Unicode; to readers without that letter it is one.
            rank, beside = self._ranks(like[1].lower(), accents)
            return rank, [self._accent(base), *beside]
        if base.isalpha():
            return (_ANOTHER, ord(base)), [self._accent(accent) for accent in accents]
        known = _SIGNS.find(base)
        return (_SIGN, known if known >= 0 else len(_SIGNS) + ord(base)), []

    def _accent(self, accent: str) -> int:
        return self.accents.get(accent, len(self.accents) + ord(accent))


# Every table of bodies sorts them by name.
@lru_cache(maxsize=5000)
def _order(collation: Collation, name: str) -> Order:
    return collation._order(name)


# Names are made of few letters.
@lru_cache(maxsize=10_000)
def _weighed(collation: Collation, part: str) -> tuple[tuple[int, int], tuple[int, ...], bool]:
    """What a letter with its accents, a sign or a number is compared by."""
    if part.isdecimal():
        return (_NUMBER, int(part)), (0,), False
    rank, accents = collation._ranks(part[0].lower(), part[1:])
    return rank, (0, *accents), part[0].isupper()


def collation(letters: str, accents: str) -> Collation:
    """The order of a language: its letters, and accents as letters carry them, each list apart by spaces."""
    apart = [unicodedata.normalize("NFD", letter.lower()) for letter in letters.split()]
    carried = [unicodedata.normalize("NFD", letter)[-1] for letter in accents.split()]
    return Collation(
        letters={(letter[0], frozenset(letter[1:])): rank for rank, letter in enumerate(apart)},
        accents={accent: rank for rank, accent in enumerate(carried, 1)},
    )

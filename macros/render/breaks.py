"""Where a line does not break: between a number and the word that says what it is a number of."""

from __future__ import annotations

import functools
import re

from babel import Locale

NO_BREAK = "\N{NO-BREAK SPACE}"

_MEASURES = ("value.", "number.", "days", "change.")
"""Families of words in which a number is followed by its unit."""


@functools.lru_cache(maxsize=50_000)
def written(text: str, language: str) -> str:
    """A text of the data, every number in it joined to its per cent sign, its million or its month."""
    return _before_units(language).sub(NO_BREAK, text)


@functools.cache
def _before_units(language: str) -> re.Pattern[str]:
    """The space between a digit and the words that a language has for large numbers and for months."""
    locale = Locale.parse(language.replace("-", "_"))
    scales = [form.pattern for forms in locale.compact_decimal_formats["long"].values() for form in forms.values()]
    names = {scale.strip("0 \N{NO-BREAK SPACE}") for scale in scales} | {*locale.months["format"]["wide"].values()}
    words = "|".join(re.escape(name) for name in sorted(names, reverse=True) if name)
    return re.compile(rf"(?<=\d) (?=[%‰]|(?:{words})\b)")


@functools.lru_cache(maxsize=10_000)
def phrase(key: str, sentence: str) -> str:
    """A sentence of the interface, by its key, the place of a number in it joined to the unit that follows."""
    joined = sentence.replace("} %", f"}}{NO_BREAK}%")
    return re.sub(r"(\{(?:value|n)\}) ", rf"\1{NO_BREAK}", joined) if key.startswith(_MEASURES) else joined

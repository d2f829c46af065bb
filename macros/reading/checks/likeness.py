"""Doubts about names and texts: what looks like something else, and what a language lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.model.portfolio import KINDS, Portfolio
from macros.model.promise import Target, Task
from macros.model.source import Source
from macros.reading.checks.finding import Finding
from macros.reading.texts import texts

# Letters of the Cyrillic and Greek alphabets that look like Latin ones -> those.
_TWINS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u03bf\u03b1\u03c1\u03bd\u03b9",
    "aeopcyxijsdhoapvi",
)
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")


def texts_are_in_every_language(portfolio: Portfolio, languages: tuple[str, ...], _as_of: date) -> Iterator[Finding]:
    """A text is in every language of the site; a source keeps the title that it bears."""
    for kind, id_, path, text in texts(portfolio):
        for language in languages:
            if language not in text.root:
                message = f"found no {language}, so {next(iter(text.root))} stands in for it; add {language}:"
                yield Finding(kind, id_, path, "missing-translation", message)


def words_are_of_one_alphabet(portfolio: Portfolio, _languages: tuple[str, ...], _as_of: date) -> Iterator[Finding]:
    """No word mixes letters of two alphabets that look alike."""
    titles = [("sources", id_, ("title",), source.title) for id_, source in portfolio.sources.items()]
    for kind, id_, path, text in [*texts(portfolio), *titles]:
        for language, said in text.root.items():
            if not said.isascii() and (word := _mixed(said)):
                message = f"found the word {word!r} with letters of two alphabets; type it again"
                yield Finding(kind, id_, (*path, language), "mixed-letters", message)


def _mixed(text: str) -> str | None:
    """The first word with letters of more than one alphabet."""
    for word in map(str, re.findall(r"[^\W\d_]+", text)):
        names = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
        if len(names & {*_ALPHABETS}) > 1:
            return word
    return None


def names_look_different(portfolio: Portfolio, languages: tuple[str, ...], _as_of: date) -> Iterator[Finding]:
    """No two records of a kind have ids, or titles and dates, that a reader could take for each other."""
    for kind in KINDS:
        seen: dict[Any, str] = {}
        for id_, record in getattr(portfolio, kind).items():
            if (first := seen.setdefault(_id(id_), id_)) != id_:
                message = f"found an id that looks like {first}; rename the newer one if it is a slip"
                yield Finding(kind, id_, (), "like-another-id", message)
            for language, said in record.title.root.items() if kind != "achievements" else ():
                look = (language, _look(said), _beside(record))
                if (first := seen.setdefault(look, id_)) != id_:
                    message = f"found a title that looks like that of {first}; say the difference, or keep one record"
                    yield Finding(kind, id_, ("title", language), "like-another-title", message)


def _id(id_: str) -> str:
    """An id as it looks at a glance; a dash between two digits is seen."""
    plain = re.sub(r"(?<!\d)-|-(?!\d)", "", id_)
    return plain.replace("0", "o").replace("1", "l").replace("rn", "m")


def _look(text: str) -> str:
    """A title as it looks at a glance: without capitals, spaces and signs, look-alike letters as one."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_TWINS)
    return re.sub(r"[\W_]", "", plain)


def _beside(record: Any) -> str:
    """What stands beside a title and tells two of them apart."""
    if isinstance(record, Target | Task):
        return f"{record.due} {record.programme} {record.source}"
    if isinstance(record, Source):
        return f"{_look(' '.join(record.publisher.root.values()))} {record.published}"
    return ""

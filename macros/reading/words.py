"""Words of the interface: English with the engine, other languages with the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from macros.model.record import hidden_characters
from macros.reading import yaml_file
from macros.reading.problem import Problem, UserError, did_you_mean
from macros.reading.yaml_file import Document

# Words whose English stands elsewhere: descriptions in the model, in docstrings and of codes, letters of currencies.
_ELSEWHERE = ("field.", "macro.", "problem.", "currency.")
# How dates are written short. A letter outside quotes is a part of a date, and one that no date has stops the build.
_PATTERNS = ("date.day_short", "date.month_short", "date.month_axis")
_PATTERN = re.compile(r"([dMLy]|'[^'{}%]*'|[^A-Za-z'{}%])+")
_QUOTED = "other letters stand between apostrophes"
_ENGLISH = Path(__file__).parent.parent / "words" / "en.yml"


@cache  # a file of the engine, which stays as it is while the engine runs
def english() -> Mapping[str, str]:
    """The words that every language falls back to, by dotted key."""
    return _words(yaml_file.parse(_ENGLISH.name, _ENGLISH.read_bytes()))


def words(root: Path, language: str) -> Mapping[str, str]:
    """A language's own words: docs/words/LANGUAGE.yml over the engine's English.

    Raises UserError for a key that English does not have, or a place that its sentence does not have.
    """
    path = root / "docs" / "words" / f"{language}.yml"
    base = english() if language == "en" else {}
    if not path.is_file():
        if language == "en":
            return base
        message = f"found no words for {language}; copy macros/words/en.yml and translate it"
        raise UserError([Problem(path.relative_to(root).as_posix(), 1, 1, "no-words", message)])
    return {**base, **_read(path.relative_to(root).as_posix(), path.read_bytes())}


# A preview reads the words of every language at each change of a record.
@lru_cache(maxsize=16)
def _read(name: str, raw: bytes) -> Mapping[str, str]:
    return _words(yaml_file.parse(name, raw))


def _words(document: Document) -> dict[str, str]:
    known = None if document.name == _ENGLISH.name else english()
    found: dict[str, str] = {}
    if not isinstance(document.value, dict):
        if not document.problems:
            document.report((1, 1), "no-words", "found no keys, wanted words; write lines such as 'name: English'")
        raise UserError(document.problems)
    for path, text in _leaves(document.value, ()):
        key = ".".join(path)
        if not isinstance(text, str):
            document.report(document.place(path), "not-text", f"{key}: wanted text; put it in quotes")
        elif hidden := next(hidden_characters(text), None):
            message = f"{key}: holds the hidden character U+{ord(hidden[1]):04X}; delete it"
            document.report(document.place(path), "hidden-character", message)
        elif known is not None and (fault := _fault(key, text, known)):
            document.report(document.place(path), fault[0], f"{key}: {fault[1]}")
        else:
            found[key] = text
    if document.problems:
        raise UserError(document.problems)
    return found


def _leaves(value: Any, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in _leaves(part, (*path, key))]
    return [(path, value)]


def _fault(key: str, text: str, known: Mapping[str, str]) -> tuple[str, str] | None:
    """Code and message of what is wrong with a word; None if nothing is."""
    if key.startswith(_ELSEWHERE):
        return None
    stem, _, form = key.rpartition(".")
    like = known.get(key) or (known.get(f"{stem}.other") if form in ("zero", "one", "two", "few", "many") else None)
    if like is None:
        return "unknown-word-key", f"no such word; {did_you_mean(key, known)}"
    if key in _PATTERNS and not _PATTERN.fullmatch(text):
        return "no-date-pattern", f"found {text!r}, wanted d, M or L, and y, such as 'd MMM y'; {_QUOTED}"
    try:
        unknown = _places(text) - _places(like)
    except ValueError as error:
        return "no-plain-place", f"{error}; write each place as {{name}}"
    if not unknown:
        return None
    return "unknown-place", f"found the place {{{min(unknown)}}}, known: {sorted(_places(like))}"


def _places(text: str) -> set[str]:
    """The names of the places in a sentence.

    Raises ValueError where a place is more than a name: a width or a conversion is no translation.
    """
    parts = list(Formatter().parse(text))
    if any(width or conversion for _, _, width, conversion in parts):
        raise ValueError("found a place with ':' or '!'")
    return {name for _, name, _, _ in parts if name is not None}

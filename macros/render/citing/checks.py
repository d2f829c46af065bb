"""A citation that comes back, as text, address or name: which record it quotes, and whether that still stands."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.history.versions import Became, Version, versions
from macros.model.portfolio import Portfolio
from macros.render.citing.answers import amounts, answer
from macros.render.view import Edition
from macros.render.words import Words

Outcome = Literal[
    Became, "another-value", "another-record", "unknown-hash", "unknown-record", "cut-short", "no-citation"
]

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CITED = re.compile(rf"(?<![\w-])({_ID}(?:\.{_ID})?)-([0-9a-f]{{12}})(?![\w-])")
_NAME = re.compile(rf"(?<![\w-]){_ID}(?:\.{_ID})?-?")
_CUT = re.compile(r"(.+)-([0-9a-f]{0,11})")
_URL = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Checked:
    """What is said of one citation. cited: the name that was read in it; key: of the record that it is about now."""

    outcome: Outcome
    says: str
    cited: str = ""
    key: str | None = None


Known = Mapping[str, tuple[str, Version]]


def known(portfolio: Portfolio) -> Known:
    """Everything that can have been cited, by its name: the key that the record has now, and the version."""
    reports = (f"{of}.{report.id}" for of, found in portfolio.achievements.items() for report in found)
    keys = (*portfolio.promises, *reports)
    return {version.cited: (key, version) for key in keys for version in versions(portfolio, key)}


def check(edition: Edition, languages: Sequence[Words], text: str) -> list[Checked]:
    """Every citation in a text, checked; languages: those that its values may be written in."""
    everything = known(edition.portfolio)
    named = list(dict.fromkeys(found.groups() for found in _CITED.finditer(text)))
    if not named:
        return [_unnamed(edition, everything, text)]
    left = _plain(_CITED.sub(" ", _URL.sub(" ", text))) if len(named) == 1 else ""
    return [_named(edition, languages, everything, key, hash_, left) for key, hash_ in named]


def _named(edition: Edition, languages: Sequence[Words], everything: Known, key: str, hash_: str, left: str) -> Checked:
    cited, say = f"{key}-{hash_}", edition.words.say
    if cited in everything:
        now, version = everything[cited]
        says = answer(edition, now, version)
        missing = _missing(edition.portfolio, languages, now, version, left)
        if missing:
            return Checked("another-value", say("cited.another_value", value=missing, says=says), cited, now)
        return Checked(version.became, says, cited, now)
    if other := next((name for name in everything if name.endswith(f"-{hash_}")), None):
        return Checked("another-record", say("cited.another_record", hash=hash_, other=other, record=key), cited)
    if key in _keys(everything):
        return Checked("unknown-hash", say("cited.unknown_hash", hash=hash_, record=key), cited, key)
    return Checked("unknown-record", say("cited.unknown_record", record=key), cited)


def _missing(portfolio: Portfolio, languages: Sequence[Words], key: str, version: Version, left: str) -> str | None:
    """A value of the record that a quoting text does not hold in any language; a text without numbers quotes none."""
    if not re.search(r"\d", left):
        return None
    said = [amounts(portfolio, words, key, version.was) for words in languages]
    if any(all(_holds(left, _plain(one)) for one in found) for found in said):
        return None
    return "; ".join(said[0])


def _holds(text: str, value: str) -> bool:
    """Whether a text holds a value, and not as a part of a longer number."""
    return re.search(rf"(?<![\d.,]){re.escape(value)}(?!\d)", text) is not None


def _unnamed(edition: Edition, everything: Known, text: str) -> Checked:
    """What is said of a text that names no version whole: the record may be known, and the hash cut short."""
    keys = _keys(everything)
    for found in _names(text):
        for key, digits in ((found, ""), *(cut.groups() for cut in [_CUT.fullmatch(found)] if cut)):
            if key in keys:
                says = edition.words.say("cited.cut_short", record=key, n=len(digits))
                return Checked("cut-short", says, found, key)
    return Checked("no-citation", edition.words.say("cited.no_citation"))


def _names(text: str) -> Iterator[str]:
    """What could be the name of a record, anchors of addresses first."""
    anchored = [name for found in re.findall(r"#(\S*)", text) for name in _NAME.findall(found)]
    yield from (*anchored, *_NAME.findall(text))


def _keys(everything: Known) -> frozenset[str]:
    return frozenset(version.key for _, version in everything.values()) | {key for key, _ in everything.values()}


def _plain(text: str) -> str:
    """Text without what a form of citation wraps it in: case, spaces of all kinds, escapes of BibTeX and HTML."""
    bare = re.sub(r"[\\{}]", "", html.unescape(text))
    return " ".join(unicodedata.normalize("NFKC", bare).casefold().split())

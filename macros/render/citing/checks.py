"""A citation that comes back, as text, address or name: which record it quotes, and whether that still stands.

The page that checks citations gives the same answers by `cite.js`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.history.versions import Became, Version
from macros.render.citing.answers import amounts, answer
from macros.render.citing.pasted import holds, names, numbered, plain, quoted
from macros.render.citing.works import known_reports
from macros.render.view import Edition
from macros.render.words import Words

Outcome = Literal[
    Became, "another-value", "another-record", "unknown-hash", "unknown-record", "cut-short", "no-citation"
]


@dataclass(frozen=True)
class Checked:
    """What is said of one citation. cited: the name that was read in it, empty where none was whole."""

    outcome: Outcome
    says: str
    cited: str = ""


Known = Mapping[str, tuple[str, Version]]


def known(edition: Edition) -> Known:
    """Everything that can have been cited by the day of an edition: by its name, the record's key now, and the version."""
    portfolio = edition.portfolio
    reports = (row.key for of in portfolio.achievements for row in known_reports(edition, of))
    own = (*portfolio.promises, *reports)
    return {version.cited: (key, version) for key in own for version in edition.versions(key)}


def keys(everything: Known) -> frozenset[str]:
    """The keys that those records have and had."""
    return frozenset(version.key for _, version in everything.values()) | {key for key, _ in everything.values()}


def check(edition: Edition, languages: Sequence[Words], text: str) -> list[Checked]:
    """Every citation in a text, checked; languages: those that its values may be written in."""
    everything = known(edition)
    found = [_named(edition, languages, everything, cited, said) for cited, said in quoted(text).items()]
    return found or [_unnamed(edition, everything, text)]


def _named(edition: Edition, languages: Sequence[Words], everything: Known, cited: str, said: str) -> Checked:
    """What is said of a version that a text names; said: what the text says of it."""
    key, _, hash_ = cited.rpartition("-")
    say = edition.words.say
    if cited in everything:
        now, version = everything[cited]
        says = answer(edition, now, version)
        if missing := _missing(edition, languages, now, version, said):
            return Checked("another-value", say("cited.another_value", value=missing, says=says), cited)
        return Checked(version.became, says, cited)
    if other := next((name for name in everything if name.endswith(f"-{hash_}")), None):
        return Checked("another-record", say("cited.another_record", hash=hash_, other=other, record=key), cited)
    if key in keys(everything):
        return Checked("unknown-hash", say("cited.unknown_hash", hash=hash_, record=key), cited)
    return Checked("unknown-record", say("cited.unknown_record", record=key), cited)


def _missing(edition: Edition, languages: Sequence[Words], key: str, version: Version, said: str) -> str | None:
    """The values of the record, where a quoting text has them in no language; a text without numbers quotes none."""
    found = (amounts(edition.portfolio, words, key, version.was) for words in languages)
    if not numbered(said) or any(all(holds(said, plain(value)) for value in values) for values in found):
        return None
    return "; ".join(amounts(edition.portfolio, edition.words, key, version.was))


def _unnamed(edition: Edition, everything: Known, text: str) -> Checked:
    """What is said of a text that names no version whole: the record may be known, and the hash cut short."""
    here = keys(everything)
    for key, digits in names(text):
        if key in here:
            return Checked("cut-short", edition.words.say("cited.cut_short", record=key, n=digits))
    return Checked("no-citation", edition.words.say("cited.no_citation"))

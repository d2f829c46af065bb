"""What a language of the site lacks: pages, texts of records, words of the interface; and words that nothing asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from macros.model.portfolio import ADDRESSED, Portfolio
from macros.reading.texts import texts
from macros.reading.yaml_file import Path
from macros.render.view import Edition
from macros.render.words import FALLBACK, Words

Kind = Literal["pages", "texts", "words", "unused"]
KINDS: tuple[Kind, ...] = ("pages", "texts", "words", "unused")

_DESCRIBING = ("field.", "macro.", "problem.")


@dataclass(frozen=True)
class Gap:
    """Something to translate, or a word without use: the file that it belongs in, and its key there.

    A page has no key. said: what stands there until then, in the language `said_in`. page: where it is to be seen.
    """

    kind: Kind
    file: str
    key: str = ""
    said: str = ""
    said_in: str = ""
    page: str = ""


@dataclass(frozen=True)
class Coverage:
    """How much of each kind a language needs, and what it lacks or has too much of."""

    language: str
    needed: Mapping[Kind, int]
    gaps: tuple[Gap, ...]

    def of(self, kind: Kind) -> list[Gap]:
        """The gaps of one kind."""
        return [gap for gap in self.gaps if gap.kind == kind]

    @property
    def missing(self) -> int:
        """How many translations are not written yet."""
        return len(self.gaps) - len(self.of("unused"))


def coverage(edition: Edition, described: frozenset[str]) -> list[Coverage]:
    """What every language of a site has and lacks, in the order of the languages.

    described: keys of the words that say in other languages what the code says in English (`macro.…`, `field.…`, `problem.…`).
    """
    return [_of(edition, language, described) for language in edition.languages]


def _of(edition: Edition, language: str, described: frozenset[str]) -> Coverage:
    words = edition.words_of[language]
    pages = frozenset[str]().union(*edition.pages_of.values())
    needed: dict[Kind, int] = {
        "pages": len(pages),
        "texts": sum(1 for _ in texts(edition.portfolio)),
        "words": len(words.needed() | described),
    }
    found = (*_pages(edition, language, pages), *_texts(edition.portfolio, language), *_words(words, described))
    return Coverage(language, needed, found)


def _pages(edition: Edition, language: str, pages: frozenset[str]) -> Iterator[Gap]:
    folder = "" if language == edition.default_language else f"{language}/"
    for page in sorted(pages - edition.pages_of[language]):
        yield Gap("pages", f"docs/{folder}{page}")


def _texts(portfolio: Portfolio, language: str) -> Iterator[Gap]:
    for kind, id_, path, text in texts(portfolio):
        if language not in text.root:
            said_in, said = next(iter(text.root.items()))
            page = f"{kind}/{id_}" if kind in ADDRESSED else ""
            yield Gap("texts", f"data/{kind}/{id_}.yml", _place(portfolio, kind, id_, path), said, said_in, page)


def _place(portfolio: Portfolio, kind: str, id_: str, path: Path) -> str:
    """The way to a key in its file; a report is named by its id."""
    if kind != "achievements":
        return ".".join(map(str, path))
    at, *rest = path
    return ".".join(map(str, (portfolio.achievements[id_][int(at)].id, *rest)))


def _words(words: Words, described: frozenset[str]) -> Iterator[Gap]:
    file = f"docs/words/{words.language}.yml"
    wanted = words.needed() if words.language == FALLBACK else words.needed() | described
    for key in sorted(wanted - words.own.keys(), key=lambda key: (key in described, key)):
        yield Gap("words", file, key, words.behind.get(key, ""), FALLBACK)
    unknown = {key for key in words.own if key.startswith(_DESCRIBING)} - described
    for key in sorted(unknown | {*words.unasked()}):
        yield Gap("unused", file, key, words.own[key], words.language)

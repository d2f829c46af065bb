"""What a page part sees: the data, the verdicts, one language, and where its page stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from markupsafe import Markup, escape

from macros.history.changes import Changes
from macros.history.versions import Version, versions
from macros.model.portfolio import Portfolio
from macros.model.record import Text
from macros.render.collation import Order
from macros.render.origin import Origin
from macros.render.released import Released
from macros.render.values import in_language
from macros.render.words import Words
from macros.verdicts.evidence import is_dated, known_on
from macros.verdicts.verdict import Verdict


class Draw(Protocol):
    """Draws a Vega-Lite specification as SVG text, and keeps the specifications that take long to make."""

    def __call__(self, spec: dict[str, Any]) -> str: ...

    def text(self, inputs: str, make: Callable[[], str]) -> str:
        """What `make` gives for these inputs, which are all that it depends on beside the code of charts."""

    def file(self, inputs: str, make: Callable[[], str]) -> bytes:
        """The same in UTF-8."""

    def spec(self, inputs: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What `make` gives for these inputs, which are all that it depends on."""


@dataclass(frozen=True, eq=False)
class Edition:
    """The site in one language on one date. `languages` maps each code to its own name, the default first.

    changes: what is new since the month before. words_of, pages_of: of each language, its words and the paths of the
    pages that people wrote in it. origin: where the records can be edited; None if the site does not say.
    whole: every record, where the portfolio holds only what was known on the date; else None. name: of the site.
    part_of: the edition of all records, where this one holds only those that a page shows; else None.
    """

    portfolio: Portfolio
    verdicts: Mapping[str, Verdict]
    changes: Changes
    words: Words
    as_of: date
    languages: Mapping[str, str]
    address: str
    draw: Draw
    words_of: Mapping[str, Words] = field(default_factory=dict)
    pages_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    origin: Origin | None = None
    whole: Portfolio | None = None
    releases: tuple[Released, ...] = ()
    name: str = ""
    part_of: Edition | None = None

    def part(self, portfolio: Portfolio) -> Edition:
        """The same edition of some of its records."""
        held = {id_: self.verdicts[id_] for id_ in portfolio.promises}
        new = self.changes.among(portfolio.promises, portfolio.achievements)
        return replace(self, portfolio=portfolio, verdicts=held, changes=new, part_of=self)

    @property
    def everything(self) -> Edition:
        """The edition of all records, of which this one may be a part."""
        return self.part_of or self

    @property
    def default(self) -> bool:
        """Whether this is the edition at the root of the site."""
        return self.words.language == self.default_language

    @property
    def default_language(self) -> str:
        """The language at the root of the site, in which quoted texts are read back."""
        return next(iter(self.languages))

    def versions(self, key: str) -> tuple[Version, ...]:
        """Every version of a report or promise that can have been cited, the present one first."""
        return versions(self.portfolio, key, self.default_language)

    @property
    def newest(self) -> date | None:
        """The day on which the newest report held here could be known; None without reports.

        An undated source about a period that is not over says nothing about the day it came out.
        """
        return _newest(self.everything.portfolio, self.as_of)

    def at(self, page: str) -> View:
        """The view from a page, by its address inside the edition: "" for home, "targets/x/" for a record."""
        return View(self, "../" * page.count("/"))


# The same in every language.
@lru_cache(maxsize=2)
def _newest(portfolio: Portfolio, as_of: date) -> date | None:
    reports = (report for found in portfolio.achievements.values() for report in found)
    days = (known_on(portfolio, report) for report in reports if is_dated(portfolio, report))
    return max((day for day in days if day <= as_of), default=None)


@dataclass(frozen=True)
class View:
    """An edition seen from one page; `base` leads from the page to the edition's home."""

    edition: Edition
    base: str

    @property
    def portfolio(self) -> Portfolio:
        """The records."""
        return self.edition.portfolio

    @property
    def words(self) -> Words:
        """The language."""
        return self.edition.words

    def verdict(self, promise: str) -> Verdict:
        """The verdict on a promise, by its id."""
        return self.edition.verdicts[promise]

    def href(self, page: str) -> str:
        """A relative address inside this edition: a record's key, a folder, or a page with its anchor."""
        path, hash_, anchor = page.partition("#")
        return (f"{self.base}{path}/" if path else self.base or "./") + hash_ + anchor

    def file(self, path: str) -> str:
        """A relative address of a file that all languages share, such as the exports."""
        return self.base + ("" if self.edition.default else "../") + path

    def text(self, text: Text | None) -> Markup:
        """A text in the page's language; one that falls back is marked with its language."""
        if text is None:
            return Markup("")
        found, language = in_language(text, self.words.language)
        if language == self.words.language:
            return escape(found)
        mark = Markup('<span class="mb-lang" title="{}">{}</span>').format(self.words.say("fallback"), language)
        return Markup('<span lang="{}">{}</span> {}').format(language, found, mark)

    def own_title(self, text: Text) -> Markup:
        """The title of a document, which stays in its own language unmarked."""
        found, language = in_language(text, self.words.language)
        if language == self.words.language:
            return escape(found)
        return Markup('<span lang="{}">{}</span>').format(language, found)

    def plain(self, text: Text | None) -> str:
        """A text in the page's language, or whichever it has, without marks."""
        return in_language(text, self.words.language)[0] if text else ""

    def order(self, key: str) -> Order:
        """The place of a record, by its key (kind/id), among others sorted by name."""
        return self.words.order(self.plain(self.record(key).title))

    def pillar(self, id_: str | None) -> Markup:
        """The name of the pillar that a record is sorted under; empty where it is under none."""
        return self.text(self.portfolio.pillars[id_].title) if id_ else Markup("")

    def name(self, key: str) -> Markup:
        """The title of a record, by its key (kind/id)."""
        title = self.record(key).title
        return self.own_title(title) if key.startswith("sources/") else self.text(title)

    def link(self, key: str) -> Markup:
        """A link to a record by its name."""
        # Pages have thousands of them, and `format` takes several times as long.
        return Markup('<a href="%s">%s</a>') % (self.href(key), self.name(key))

    def record(self, key: str) -> Any:
        """A record by its key (kind/id).

        Raises KeyError if there is none.
        """
        kind, _, id_ = key.partition("/")
        return getattr(self.portfolio, kind)[id_]

"""The editions of a site: its data judged once, said in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from macros.history.changes import changes, month_before
from macros.history.known import known
from macros.model.portfolio import ADDRESSED, part
from macros.reading.kept import Kept, kept
from macros.reading.load import Loaded, sound
from macros.reading.places import places
from macros.reading.progress import Step, silent
from macros.reading.words import english, words
from macros.render.origin import Origin
from macros.render.view import Edition
from macros.render.words import Words
from macros.site.agreed import agree
from macros.site.digests import digests
from macros.site.drawings import Drawings
from macros.site.releases.held import releases
from macros.site.settings import Site
from macros.site.slices import Ties
from macros.site.stage import hand_written
from macros.site.templates import beside
from macros.verdicts.judge import judge

_DAY = ("as_of", "cite.report", "cite.promise", "cite.page")
"""Words that say the day of a site."""


@dataclass(frozen=True, eq=False)
class Editions:
    """The same data and verdicts in every language of a site, the default language first.

    files: by key of a record (kind/id; achievements/<of>) the hash of its file.
    """

    site: Site
    by_language: Mapping[str, Edition]
    drawings: Drawings
    files: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def ties(self) -> Ties:
        """Which record names which."""
        return Ties(self.default.portfolio)

    @cached_property
    def _beside(self) -> Mapping[str, tuple[str, ...] | None]:
        return {kind: beside(self.site, kind) for kind in ADDRESSED}

    def ready(self) -> None:
        """Work out what every process looks up, before others are forked from this one."""
        _ = self.default.newest, self.ties.named, self.ties.naming
        agree(self.site.root / ".cache", self.default, self.digests)

    def around(self, key: str) -> frozenset[str]:
        """The keys of all that the page of a record can show; of everything, where its template is about everything."""
        others = self._beside[key.partition("/")[0]]
        if others is None:
            return frozenset(self.files)
        return frozenset().union(*(self.ties.around(one) for one in (key, *others)))

    def part(self, key: str) -> Editions:
        """The same of what the page of a record can show."""
        held = part(self.default.portfolio, self.around(key))
        return replace(self, by_language={language: one.part(held) for language, one in self.by_language.items()})

    @property
    def default(self) -> Edition:
        """The edition at the root of the site."""
        return next(iter(self.by_language.values()))

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """By the key of each record with a page the hash of everything that is said of it anywhere."""
        return digests(self.site, self.default, self.files, self.around)

    @property
    def words(self) -> Mapping[str, Words]:
        """The words of every language."""
        return {language: edition.words for language, edition in self.by_language.items()}


def editions(
    site: Site, as_of: date, *, known_only: bool = False, step: Step = silent, records: Kept | None = None
) -> Editions:
    """Read and judge a site's data; known_only: what sources had published by that day.

    records: those that were read before; without it what the site keeps.

    Raises UserError with every problem of its files.
    """
    loaded = sound(site.root, site.languages, kept=records or kept(site.root), step=step)
    return in_every_language(site, as_of, loaded, known_only=known_only)


def in_every_language(site: Site, as_of: date, loaded: Loaded, *, known_only: bool = False) -> Editions:
    """Judge what was read, and say it in each language of a site.

    Raises UserError with every problem of the words of a language.
    """
    whole, fallback = loaded.portfolio, english()
    portfolio = known(whole, as_of, site.default_language) if known_only else whole
    said = {language: Words(language, _own(site, language), fallback) for language in site.languages}
    if known_only:
        said = {language: _as_known(found) for language, found in said.items()}
    verdicts = judge(portfolio, as_of)
    new = changes(portfolio, verdicts, month_before(as_of), as_of)
    drawings = Drawings(site.root / ".cache" / "charts")
    pages = {language: hand_written(site, language) for language in site.languages}
    # What was released says what became known later.
    kept = () if known_only else releases(site.root, as_of)
    origin = Origin(site.repository, places(loaded)) if site.repository else None
    all_records = whole if known_only else None
    shared = (as_of, site.languages, site.address, drawings, said, pages, origin, all_records, kept, site.name)
    by_language = {language: Edition(portfolio, verdicts, new, found, *shared) for language, found in said.items()}
    files = {f"{kind}/{id_}": document.digest for (kind, id_), document in loaded.documents.items()}
    return Editions(site, by_language, drawings, files)


def _as_known(words: Words) -> Words:
    """The words in which a site says its day, where nothing is on it that became known later."""
    texts = {**words.behind, **words.own}
    return replace(words, own={**words.own, **{key: texts[f"known.{key}"] for key in _DAY}})


def _own(site: Site, language: str) -> Mapping[str, str]:
    """The site's words of a language; in the default one, what mkdocs.yml says the site is about."""
    found = words(site.root, language)
    default = language == site.default_language
    return {**found, "description": site.description} if default and site.description else found

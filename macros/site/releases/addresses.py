"""Every address of a site that must never die, computed from its records and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.portfolio import ADDRESSED, PROMISED
from macros.render.citing.forms import FILES
from macros.render.counts import TOTALS
from macros.render.courses import courses
from macros.render.exports.columns import tables
from macros.render.exports.shapes import PUBLISHED
from macros.render.feeds import CALENDAR, FED, FEED
from macros.render.parts.arguments import LISTED
from macros.render.parts.paging import further
from macros.render.view import Edition
from macros.render.whole import ARCHIVE, CITATION, PACKAGE
from macros.site.cards import CARD
from macros.site.editions import Editions
from macros.site.releases.held import addresses as released
from macros.site.stage import addresses, folder_of
from macros.site.trees.finished import MANIFEST

_CHART = (".svg", ".png", ".csv", ".vl.json", "-narrow.vl.json")
_BESIDE = ("", CARD, *FILES)


def answered(found: Editions) -> frozenset[str]:
    """The addresses that a site answers, below its own: pages, files beside them, exports, anchors of reports.

    Former addresses are among them.
    """
    every = set(_shared(found))
    for edition in found.by_language.values():
        home = "" if edition.default else f"{edition.words.language}/"
        own = {*_pages(found, edition), *_beside(edition), FEED, CALENDAR}
        every |= {home + address for address in own}
    for edition, page in outgrown(found):
        home = "" if edition.default else f"{edition.words.language}/"
        every |= {f"{home}{page}/{name}" for name in _BESIDE}
    return frozenset(every)


def outgrown(found: Editions) -> Iterator[tuple[Edition, str]]:
    """Pages after the first of a long list that a release has, and that a list which grew shorter no longer fills.

    Each as its edition and its folder there: "promises/3".
    """
    here = {f"{kind}/{page}" for kind, page in further(found.default.portfolio)}
    listed = {address for release in found.default.releases for _, _, address in released(found.site.root, release)}
    for language, edition in found.by_language.items():
        page = re.compile(rf"{'' if edition.default else f'{language}/'}((?:{'|'.join(LISTED.words)})/[0-9]+)/")
        for match in filter(None, map(page.fullmatch, sorted(listed))):
            # The id of a record can be a number too; beside it stands a file of its own.
            if match[1] not in here and f"{match[0]}data.json" not in listed:
                yield edition, match[1]


def _shared(found: Editions) -> Iterator[str]:
    """What all languages share: the exports, their schemas, and what stands at the root."""
    yield from (ARCHIVE, CITATION, PACKAGE, MANIFEST, TOTALS, "sitemap.xml")
    for release in found.default.releases:
        yield from (f"{release.folder}{MANIFEST}", release.archive)
    languages = tuple(found.site.languages)
    for kind in PUBLISHED:
        yield from (f"api/v1/{kind}.json", f"api/v1/schema/{kind}.json")
        yield from (f"api/v1/{name}.csv" for name in tables(kind, languages))


def _pages(found: Editions, edition: Edition) -> Iterator[str]:
    for address in addresses(found.site, edition):
        yield from (f"{folder_of(address)}{name}" for name in _BESIDE)


def _beside(edition: Edition) -> Iterator[str]:
    """Of every record, at its address and at its former ones: the page, the files beside it, the anchors on it."""
    for kind in ADDRESSED:
        for id_, record in getattr(edition.portfolio, kind).items():
            names = [*_BESIDE, *_files(edition, kind, id_)]
            for place in (id_, *record.redirect_from):
                yield from (f"{kind}/{place}/{name}" for name in names)


def _files(edition: Edition, kind: str, id_: str) -> Iterator[str]:
    """Names of the files beside a record's page, and of the anchors on it: its reports, and what can have been cited."""
    yield "data.json"
    if kind == "indicators":
        yield "data.csv"
    if kind in FED:
        yield FEED
    for chart in courses(edition, f"{kind}/{id_}"):
        yield from (f"{chart.name}{end}" for end in _CHART)
    keys = [id_] if kind in PROMISED else []
    if edition.portfolio.reports(id_) and edition.portfolio.kind_of(id_) == kind:
        for report in edition.portfolio.reports(id_):
            yield f"#{report.id}"
            keys.append(f"{id_}.{report.id}")
    for key in keys:
        yield from (f"#{version.cited}" for version in edition.versions(key))

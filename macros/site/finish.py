"""What a site holds beside its pages: exports, feeds, search, and former addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from macros.model.portfolio import PROMISED
from macros.render.citing.twins import lookups
from macros.render.counts import TOTALS, totals
from macros.render.exports import json_v1
from macros.render.feeds import CALENDAR
from macros.render.feeds.calendar import calendar
from macros.render.parts.asked import rest
from macros.render.parts.paging import further
from macros.site.editions import Editions
from macros.site.files import ROWS, Files, home
from macros.site.news import followed
from macros.site.pieces import Piece, pieces
from macros.site.releases.held import files
from macros.site.search import index
from macros.site.whole import archive, whole

_LIBRARY = "assets/minhbach/vega.js"


def _drawing(found: Editions) -> Files:
    """The library that draws what a reader explores."""
    yield _LIBRARY, found.drawings.library()


def _totals(found: Editions) -> Files:
    """What every number is a part of."""
    yield TOTALS, json_v1.dumps(totals(found.default))


def _rows(found: Editions) -> Files:
    """All rows of the tables of promises that stand on several pages, beside the first."""
    with pieces(found.site.root / ".cache" / "parts" / "rows") as piece:
        for edition in found.by_language.values():
            kept = partial(_kept, found, piece, edition.words.language)
            for kind in sorted({kind for kind, _ in further(edition.portfolio)} & {"promises", *PROMISED}):
                yield f"{home(edition)}{kind}/{ROWS}", rest(edition.at(f"{kind}/"), kind, kept)


def _calendar(found: Editions) -> Files:
    """The calendar of deadlines."""
    with pieces(found.site.root / ".cache" / "parts" / "deadlines") as piece:
        for edition in found.by_language.values():
            kept = partial(_kept, found, piece, edition.words.language)
            yield f"{home(edition)}{CALENDAR}", calendar(edition, found.site.name, kept)


def _kept(found: Editions, piece: Piece, language: str, key: str, make: Callable[[], bytes]) -> bytes:
    """What is said of a promise in a language, now or before."""
    return piece(f"{language} {found.digests[key]}", 0, lambda: [make()])


def _released(found: Editions) -> Files:
    """The releases as they are, and each in one file."""
    for release in found.default.releases:
        held = dict(files(found.site.root, release))
        yield from ((f"{release.folder}{name}", content) for name, content in held.items())
        folder = release.folder.removeprefix("releases/")
        yield release.archive, archive({f"{folder}{name}": content for name, content in held.items()}, release.day)


def _lookups(found: Editions) -> Files:
    """By what pages check citations."""
    with pieces(found.site.root / ".cache" / "parts" / "cited") as piece:
        yield from lookups(found.default, partial(_kept, found, piece, found.default.words.language))


PRODUCERS: Mapping[str, Callable[[Editions], Files]] = MappingProxyType(
    {
        "data": whole,
        "search": index,
        "followed": followed,
        "lookups": _lookups,
        "totals": _totals,
        "rows": _rows,
        "calendar": _calendar,
        "drawing": _drawing,
        "releases": _released,
    }
)
"""By name what makes the files common to a site, the longest first. None needs what another makes, so each can be called
in a process of its own."""

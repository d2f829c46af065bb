"""Former addresses: a page at each that leads to the present one, with the files that stood beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from macros.model.portfolio import ADDRESSED, PROMISED, REPORTED
from macros.render.citing.answers import answer
from macros.render.citing.works import known_reports
from macros.render.feeds import FEED
from macros.render.kept import Made_co
from macros.render.parts.html import fill
from macros.render.parts.record import address
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.files import ROWS, Files, home
from macros.site.releases.addresses import outgrown
from macros.site.stage import addresses, folder_of

_PAGE = "index.html"
# What does not stand at a former address as it stands at the present one, or is made there with the others of its kind.
_MADE = (_PAGE, FEED, ROWS)


class _Built:
    """What stands in the folders of a site."""

    def __init__(self, folder: Path, written: Iterable[str]) -> None:
        self._folder, self._written = folder, written

    # Few sites have a former address, and a large one has a million files.
    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for place, _, name in (path.rpartition("/") for path in self._written):
            found[place].append(name)
        return found

    def within(self, place: str) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of every file in a folder."""
        for name in sorted(self._names.get(place, ())):
            yield name, (self._folder / place / name).read_bytes()


def forward(found: Editions, folder: Path, written: Iterable[str]) -> Files:
    """The pages of former addresses of every edition, and what stands beside them.

    folder, written: where the files of the site stand, and which there are: those of all records among them.
    """
    built = _Built(folder, written)
    for edition in found.by_language.values():
        for kind in ADDRESSED:
            for record in (one for one in getattr(edition.portfolio, kind).values() if one.redirect_from):
                key = f"{kind}/{record.id}"
                title, places = edition.at("").plain(record.title), list(_places(edition, key))
                for former in record.redirect_from:
                    yield from _forwarded(edition, built, key, f"{kind}/{former}", title, places)
    gone = list(outgrown(found))
    pages = {language: frozenset(_pages(found, edition)) for language, edition in found.by_language.items() if gone}
    for edition, page in gone:
        if f"{page}/" not in pages[edition.words.language]:
            kind = page.partition("/")[0]
            yield from _forwarded(edition, built, kind, page, edition.words.say(f"nav.{kind}"), [])


def _pages(found: Editions, edition: Edition) -> Iterator[str]:
    """The folders of all pages of an edition, those of former addresses of records among them."""
    yield from map(folder_of, addresses(found.site, edition))
    for kind in ADDRESSED:
        for record in getattr(edition.portfolio, kind).values():
            yield from (f"{kind}/{former}/" for former in record.redirect_from)


def with_former(edition: Edition, files: Iterable[tuple[str, Made_co]]) -> Iterator[tuple[str, Made_co]]:
    """Files that stand beside the pages of records, also at every former address of these."""
    former = {
        f"{kind}/{id_}": [f"{kind}/{before}" for before in record.redirect_from]
        for kind in ADDRESSED
        for id_, record in getattr(edition.portfolio, kind).items()
        if record.redirect_from
    }
    for path, content in files:
        folder, _, name = path.rpartition("/")
        yield from ((f"{place}/{name}", content) for place in former.get(folder, ()))
        yield path, content


def _forwarded(
    edition: Edition, built: _Built, key: str, former: str, title: str, places: Sequence[tuple[str, str]]
) -> Files:
    """One former address, whose files can still be read there; its feed is made with the others.

    Scripts or none, a browser goes on; but without scripts it would lose the place that an address names, so where
    there can be one the page itself says what is there.
    """
    for name, content in built.within(f"{home(edition)}{key}"):
        if name not in _MADE:
            yield f"{home(edition)}{former}/{name}", content
    view = edition.at(f"{former}/")
    page = fill("moved", view, title=title, to=view.href(key), address=address(view, key), places=places)
    yield f"{home(edition)}{former}/{_PAGE}", f"{page}\n".encode()


def _places(edition: Edition, record: str) -> Iterator[tuple[str, str]]:
    """The places of a record's page that addresses name, and what is said there: reports, and all that was quotable."""
    kind, _, id_ = record.partition("/")
    keys = [id_] if kind in PROMISED else []
    for row in known_reports(edition, id_) if kind in REPORTED else ():
        yield row.report.id, edition.words.period(row.report.measured)
        keys.append(row.key)
    for key in keys:
        yield from ((version.cited, answer(edition, key, version)) for version in edition.versions(key))

"""Pages of what the files of a site say now, each made when it is asked for: long before the site is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from threading import Lock

from macros.model.portfolio import ADDRESSED
from macros.reading.kept import Kept
from macros.render import svg
from macros.render.shared.records import of_record
from macros.render.view import Edition
from macros.site import records
from macros.site.editions import Editions, editions
from macros.site.files import home
from macros.site.releases.checks import keep_releases
from macros.site.rendered import Rendered, Standing
from macros.site.rendering import at_hand
from macros.site.settings import Site
from macros.site.stage import check_pages
from macros.site.standing import filled

_LETTER = {"data": {"values": [{}]}, "mark": "text", "encoding": {"text": {"value": "a"}}}


@dataclass(frozen=True, eq=False)
class Fresh:
    """A site that was read and judged, and its pages to fill, by language.

    Pages are kept as long as the site stays as it is. Several threads may ask for them; they are made one by one.
    """

    found: Editions
    rendered: Mapping[str, Rendered]
    _made: dict[str, bytes | None] = field(default_factory=dict)
    _alone: Lock = field(default_factory=Lock)

    @property
    def fills(self) -> bool:
        """Whether there are pages to fill; there are none while MkDocs has to render them first."""
        return any(one.records for one in self.rendered.values())

    def page(self, path: str) -> bytes | None:
        """A page by the path of its file in the site; None for any other file, and where only a build can make it."""
        with self._alone:
            if path not in self._made:
                self._made[path] = self._page(path)
            return self._made[path]

    def _page(self, path: str) -> bytes | None:
        edition = next(one for one in self._last_default if path.startswith(home(one)))
        language, inside = edition.words.language, path.removeprefix(home(edition))
        key = inside.removesuffix(f"/{records.PAGE}")
        if key in self.keys:
            part = self.found.part(key)
            edition = part.by_language[language]
            summary = of_record(edition.at(""), key)
            return records.page(part, edition, key, self.rendered[language].records, summary)
        if inside in self._standing[language]:
            return filled(self.found, edition, *self._standing[language][inside])
        return None

    @property
    def _last_default(self) -> list[Edition]:
        """The editions; that at the root of the site, whose folder holds all others, comes last."""
        return list(self.found.by_language.values())[::-1]

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """By their keys (kind/id) the kinds of all records that have a page."""
        return {f"{kind}/{id_}": kind for kind in ADDRESSED for id_ in getattr(self.found.default.portfolio, kind)}

    @cached_property
    def _standing(self) -> Mapping[str, Mapping[str, tuple[str, Standing]]]:
        """By language and the path of its file each page that is about no record, with the path of its Markdown."""
        return {
            language: {page.path: (address, page) for address, page in one.standing.items()}
            for language, one in self.rendered.items()
        }


def fresh(site: Site, as_of: date, kept: Kept) -> Fresh:
    """Read and judge a site. kept: the records that were read before.

    Raises UserError with every problem of its files.
    """
    found = editions(site, as_of, records=kept)
    for edition in found.by_language.values():
        check_pages(site, edition)
    keep_releases(found)
    return Fresh(found, {language: at_hand(found, edition) for language, edition in found.by_language.items()})


def warm(new: Fresh) -> None:
    """Load what only the first page and the first drawing of a process load: a page is made, and a letter is drawn."""
    for key in {kind: key for key, kind in new.keys.items()}.values():
        new.page(f"{key}/{records.PAGE}")
    svg.draw(_LETTER)

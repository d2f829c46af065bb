"""Former addresses: a page at each that leads to the present one, with the files that stood beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.model.portfolio import ADDRESSED, PROMISED, REPORTED
from macros.render.citing.answers import answer
from macros.render.citing.works import known_reports
from macros.render.parts.html import fill
from macros.render.parts.record import address
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.releases.addresses import outgrown

_PAGE = "index.html"


def forward(found: Editions, folder: Path) -> None:
    """Write the pages of former addresses of every edition into a built folder whose records have their files."""
    for edition in found.by_language.values():
        home = folder if edition.default else folder / edition.words.language
        for kind in ADDRESSED:
            for record in getattr(edition.portfolio, kind).values():
                key = f"{kind}/{record.id}"
                title, places = edition.at("").plain(record.title), list(_places(edition, key))
                for former in record.redirect_from:
                    _forward(edition, home, key, f"{kind}/{former}", title, places)
    for edition, page in outgrown(found):
        home = folder if edition.default else folder / edition.words.language
        if not (home / page).exists():
            kind = page.partition("/")[0]
            _forward(edition, home, kind, page, edition.words.say(f"nav.{kind}"), [])


def _forward(
    edition: Edition, home: Path, key: str, former: str, title: str, places: Sequence[tuple[str, str]]
) -> None:
    """One former address, whose files can still be read there.

    Scripts or none, a browser goes on; but without scripts it would lose the place that an address names, so where
    there can be one the page itself says what is there.
    """
    (home / former).mkdir()
    for path in sorted((home / key).iterdir()):
        if path.is_file() and path.name != _PAGE:
            shutil.copyfile(path, home / former / path.name)
    view = edition.at(f"{former}/")
    page = fill("moved", view, title=title, to=view.href(key), address=address(view, key), places=places)
    (home / former / _PAGE).write_text(f"{page}\n", encoding="utf-8")


def _places(edition: Edition, record: str) -> Iterator[tuple[str, str]]:
    """The places of a record's page that addresses name, and what is said there: reports, and all that was quotable."""
    kind, _, id_ = record.partition("/")
    keys = [id_] if kind in PROMISED else []
    for row in known_reports(edition, id_) if kind in REPORTED else ():
        yield row.report.id, edition.words.period(row.report.measured)
        keys.append(row.key)
    for key in keys:
        yield from ((version.cited, answer(edition, key, version)) for version in edition.versions(key))

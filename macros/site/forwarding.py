"""Former addresses: a page at each that leads to the present one, with the files that stood beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.model.portfolio import ADDRESSED
from macros.render.parts.html import fill
from macros.render.parts.record import address
from macros.render.view import Edition
from macros.site.editions import Editions

_PAGE = "index.html"


def forward(found: Editions, folder: Path) -> None:
    """Write the pages of former addresses of every edition into a built folder whose records have their files."""
    for edition in found.by_language.values():
        home = folder if edition.default else folder / edition.words.language
        for kind in ADDRESSED:
            for record in getattr(edition.portfolio, kind).values():
                for former in record.redirect_from:
                    _forward(edition, home, f"{kind}/{record.id}", f"{kind}/{former}")


def _forward(edition: Edition, home: Path, key: str, former: str) -> None:
    """One former address. Scripts or none, a browser goes on; what read `data.json` there still can."""
    (home / former).mkdir()
    for path in sorted((home / key).iterdir()):
        if path.is_file() and path.name != _PAGE:
            shutil.copyfile(path, home / former / path.name)
    view = edition.at(f"{former}/")
    page = fill("moved", view, title=view.plain(view.record(key).title), to=view.href(key), address=address(view, key))
    (home / former / _PAGE).write_text(f"{page}\n", encoding="utf-8")

"""What a site holds beside its pages: exports, files of each record, search, and a manifest of hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from macros.history.events import Event, events
from macros.model.portfolio import PROMISED
from macros.reading.progress import Step, silent
from macros.render.citing.twins import lookups
from macros.render.counts import TOTALS, totals
from macros.render.exports import json_v1, listings
from macros.render.exports.schema import SCHEMAS
from macros.render.feeds import CALENDAR
from macros.render.feeds.atom import feeds
from macros.render.feeds.calendar import calendar
from macros.render.parts.asked import rest
from macros.render.parts.paging import further
from macros.render.view import Edition
from macros.site.editions import Editions
from macros.site.forwarding import forward
from macros.site.releases.held import copy
from macros.site.search import index
from macros.site.sitemap import sitemap
from macros.site.swap import MANIFEST
from macros.site.whole import about, archive, whole

_LIBRARY = Path("assets", "minhbach", "vega.js")


def finish(found: Editions, folder: Path, *, step: Step = silent) -> None:
    """Write everything but the pages into a built folder."""
    api = folder / "api" / "v1"
    (api / "schema").mkdir(parents=True)
    (folder / _LIBRARY).write_bytes(found.drawings.library())
    for name, content in listings(found.default, found.words):
        (api / name).write_bytes(content)
    for path in sorted(SCHEMAS.glob("*.json")):
        (api / "schema" / path.name).write_bytes(path.read_bytes())
    happened = events(found.default.portfolio, found.default.as_of, found.default.default_language)
    (folder / TOTALS).parent.mkdir(exist_ok=True)
    (folder / TOTALS).write_bytes(json_v1.dumps(totals(found.default)))
    for edition in found.by_language.values():
        home = folder if edition.default else folder / edition.words.language
        _rest(edition, home)
        _followed(found, edition, home, happened)
    whole(found, folder)
    _released(found, folder)
    forward(found, folder)
    sitemap(found, folder, happened)
    index(found, folder)
    for name, content in lookups(found.default):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    _manifest(found, folder)


def _rest(edition: Edition, home: Path) -> None:
    """All rows of the tables of promises that stand on several pages, beside the first."""
    for kind in {kind for kind, _ in further(edition.portfolio)} & {"promises", *PROMISED}:
        (home / kind / "rows.json").write_bytes(rest(edition.at(f"{kind}/"), kind))


def _released(found: Editions, folder: Path) -> None:
    """The releases as they are, and each in one file."""
    copy(found.site.root, found.default.releases, folder)
    for release in found.default.releases:
        paths = (path for path in (folder / release.folder).rglob("*") if path.is_file())
        files = {path.relative_to(folder / "releases").as_posix(): path.read_bytes() for path in paths}
        (folder / release.archive).write_bytes(archive(files, release.day))


def _followed(found: Editions, edition: Edition, home: Path, happened: Sequence[Event]) -> None:
    """Feeds of what became known, and the calendar of deadlines."""
    for name, content in feeds(edition, about(found.site), happened):
        (home / name).write_bytes(content)
    (home / CALENDAR).write_bytes(calendar(edition, found.site.name))


def _manifest(found: Editions, folder: Path) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    hashes = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    content = {"as_of": found.default.as_of.isoformat(), "sha256": hashes}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")

"""All data of a site in one archive, described for programs and people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date

from macros.render.exports import json_v1, listings
from macros.render.exports.schema import SCHEMAS
from macros.render.licences import licence
from macros.render.whole import ARCHIVE, CITATION, PACKAGE
from macros.render.whole.about import About
from macros.render.whole.citation import LICENCE, README, citation, licences, readme
from macros.render.whole.package import package
from macros.site.editions import Editions
from macros.site.files import Files
from macros.site.settings import Site

_FOLDER = "api/v1"


def about(site: Site) -> About:
    """What a site says of itself to those who take its data."""
    data, code = site.licence, site.code_licence
    return About(site.name, site.address, licence(data) if data else None, licence(code) if code else None)


def whole(found: Editions) -> Files:
    """The exports, their description, how to cite them, and the archive of all."""
    files = dict(_exports(found))
    yield from files.items()
    edition, site = found.default, about(found.site)
    beside = {
        PACKAGE: json_v1.dumps(package(edition, site, files)),
        CITATION: citation(edition, site),
    }
    yield from beside.items()
    files |= beside | {README: readme(edition, site), LICENCE: licences(edition, site)}
    yield ARCHIVE, archive(files, edition.as_of)


def _exports(found: Editions) -> Iterator[tuple[str, bytes]]:
    for name, content in listings(found.default, found.words):
        yield f"{_FOLDER}/{name}", content
    for path in sorted(SCHEMAS.glob("*.json")):
        yield f"{_FOLDER}/schema/{path.name}", path.read_bytes()


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """Files as a zip archive: by name, each of one day, so that the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archived:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archived.writestr(entry, content)
    return out.getvalue()

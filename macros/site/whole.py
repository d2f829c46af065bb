"""All data of a site as files, and in one archive, described for programs and people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256

from macros.model.portfolio import PROMISED
from macros.render import rows
from macros.render.exports import json_v1, shapes
from macros.render.exports.parts import frames, said
from macros.render.exports.plain import Row
from macros.render.exports.schema import SCHEMAS
from macros.render.exports.shapes import PUBLISHED
from macros.render.licences import licence
from macros.render.whole import ARCHIVE, CITATION, PACKAGE
from macros.render.whole.about import About
from macros.render.whole.citation import LICENCE, README, citation, licences, readme
from macros.render.whole.package import Weight, package
from macros.site.editions import Editions
from macros.site.files import Files
from macros.site.pieces import Piece
from macros.site.pieces import pieces as kept
from macros.site.settings import Site

_FOLDER, _SCHEMA = "api/v1", "schema"

Made = tuple[str, Callable[[], Sequence[bytes]]]
"""What is said of some records: what it is made from, and how; in the order of the files of their kind."""


def about(site: Site) -> About:
    """What a site says of itself to those who take its data."""
    data, code = site.licence, site.code_licence
    return About(site.name, site.address, licence(data) if data else None, licence(code) if code else None)


def whole(found: Editions) -> Files:
    """The exports, their description, how to cite them, and the archive of all.

    What they say of promises, indicators and reports is kept, and made again where these change.
    """
    edition, site, out = found.default, about(found.site), io.BytesIO()
    described = {CITATION: citation(edition, site), README: readme(edition, site), LICENCE: licences(edition, site)}
    with _opened(out) as archived, kept(found.site.root / ".cache" / "parts" / "data") as piece:
        for name, content in sorted(described.items()):
            _add(archived, name, content, edition.as_of)
        yield CITATION, described[CITATION]
        weights: dict[str, Weight] = {}
        for path, parts in _exports(found, piece):
            yield path, _weighed(archived, path, parts, edition.as_of, weights)
        tables = json_v1.dumps(package(edition, site, weights))
        _add(archived, PACKAGE, tables, edition.as_of)
        yield PACKAGE, tables
    yield ARCHIVE, out.getvalue()


def _weighed(
    archived: zipfile.ZipFile, path: str, parts: Iterable[bytes], day: date, weights: dict[str, Weight]
) -> Iterator[bytes]:
    """The parts of a file as they go by: into the archive, and onto the scales."""
    size, hashed = 0, sha256()
    with archived.open(_entry(path, day), "w") as entry:
        for part in parts:
            entry.write(part)
            hashed.update(part)
            size += len(part)
            yield part
    weights[path] = Weight(size, hashed.hexdigest())


def _exports(found: Editions, piece: Piece) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Every export in parts, by name."""
    for kind in sorted((*PUBLISHED, _SCHEMA)):
        if kind == _SCHEMA:
            yield from (
                (f"{_FOLDER}/{kind}/{path.name}", (path.read_bytes(),)) for path in sorted(SCHEMAS.glob("*.json"))
            )
            continue
        made = _made(found, kind)
        for at, frame in enumerate(frames(found.default, kind)):
            yield f"{_FOLDER}/{frame.name}", frame.whole(piece(key, at, make) for key, make in made)


def _made(found: Editions, kind: str) -> list[Made]:
    """All that is said of the records of a kind, in their order."""
    edition = found.default
    if kind == "achievements":
        # The key of a report is that of its subject, a point, and its id.
        told = sorted(edition.portfolio.achievements, key=lambda of: f"{of}.")
        return [
            _part(found, kind, f"{edition.portfolio.kind_of(of)}/{of}", partial(_reports, found, of)) for of in told
        ]
    if kind in ("indicators", *PROMISED):
        ids = sorted(getattr(edition.portfolio, kind))
        return [_part(found, kind, f"{kind}/{id_}", partial(_record, found, kind, id_)) for id_ in ids]
    every = said(edition, kind, list(shapes.records(edition, kind, found.words)))
    return [(sha256(b"\n".join(every)).hexdigest(), lambda: every)]


def _part(found: Editions, kind: str, key: str, make: Callable[[], Iterable[Row]]) -> Made:
    return f"{kind} {found.digests[key]}", lambda: said(found.default, kind, list(make()))


def _record(found: Editions, kind: str, id_: str) -> list[Row]:
    return [shapes.record(found.default, kind, id_, found.words)]


def _reports(found: Editions, of: str) -> list[Row]:
    told = sorted(rows.reports(found.default.portfolio, of), key=lambda row: row.key)
    return [shapes.achievement(found.default, row) for row in told]


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """Files as a zip archive: by name, each of one day, so that the same files give the same bytes."""
    out = io.BytesIO()
    with _opened(out) as archived:
        for name, content in sorted(files.items()):
            _add(archived, name, content, day)
    return out.getvalue()


def _opened(out: io.BytesIO) -> zipfile.ZipFile:
    return zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9)


def _add(archived: zipfile.ZipFile, name: str, content: bytes, day: date) -> None:
    archived.writestr(_entry(name, day), content)


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return entry

"""All data of a site as files, and in one archive, described for programs and people."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import pairwise
from zlib import crc32

from macros.model.portfolio import PROMISED
from macros.render import rows
from macros.render.exports import json_v1, shapes
from macros.render.exports.parts import Frame, frames, said
from macros.render.exports.plain import Row
from macros.render.exports.schema import SCHEMAS
from macros.render.exports.shapes import PUBLISHED
from macros.render.licences import licence
from macros.render.whole import ARCHIVE, CITATION, PACKAGE
from macros.render.whole.about import About
from macros.render.whole.citation import LICENCE, README, citation, licences, readme
from macros.render.whole.package import Weight, package
from macros.site.archives import LEVEL, Member, archived
from macros.site.editions import Editions
from macros.site.files import Files
from macros.site.pieces import Blob, Piece, pieces
from macros.site.settings import Site

_FOLDER, _SCHEMA = "api/v1", "schema"

Part = tuple[bytes, Blob | None]
"""A part of a file, and the same as it stands in the archive, if that is known."""

Made = tuple[str, Callable[[], Sequence[bytes]]]
"""What is said of some records: what it is made from, and how; in the order of the files of their kind."""

Share = Sequence[tuple[str, str, Callable[[], Iterable[Row]]]]
"""Some records: the name of each, all that what is said of it depends on, and how that is made."""

# One in so many records is the first of a share: what is said of a few is made again with that of the one that changed,
# and compressed together it is small.
_SHARE = 16


def about(site: Site) -> About:
    """What a site says of itself to those who take its data."""
    data, code = site.licence, site.code_licence
    return About(site.name, site.address, licence(data) if data else None, licence(code) if code else None)


def whole(found: Editions) -> Files:
    """The exports, their description, how to cite them, and the archive of all.

    What they say of promises, indicators and reports is kept as it stands in the archive, and made again where these
    change.
    """
    edition, site = found.default, about(found.site)
    described = {CITATION: citation(edition, site), README: readme(edition, site), LICENCE: licences(edition, site)}
    members = [_member(name, content) for name, content in sorted(described.items())]
    yield CITATION, described[CITATION]
    with pieces(found.site.root / ".cache" / "parts" / "data", LEVEL) as piece:
        weights: dict[str, Weight] = {}
        for path, parts in _exports(found, piece):
            members.append(Member(path))
            yield path, _weighed(members[-1], parts, weights)
        tables = json_v1.dumps(package(edition, site, weights))
        yield PACKAGE, tables
        yield ARCHIVE, archived([*members, _member(PACKAGE, tables)], edition.as_of)


def _member(name: str, content: bytes) -> Member:
    made = Member(name)
    made.add(content)
    return made


def _weighed(member: Member, parts: Iterable[Part], weights: dict[str, Weight]) -> Iterator[bytes]:
    """The parts of a file as they go by: into the archive, and onto the scales."""
    hashed = sha256()
    for part, shrunk in parts:
        member.add(part, shrunk)
        hashed.update(part)
        yield part
    weights[member.name] = Weight(member.size, hashed.hexdigest())


def _exports(found: Editions, piece: Piece) -> Iterator[tuple[str, Iterable[Part]]]:
    """Every export in parts, by name."""
    for kind in sorted((*PUBLISHED, _SCHEMA)):
        if kind == _SCHEMA:
            yield from (
                (f"{_FOLDER}/{kind}/{path.name}", ((path.read_bytes(), None),))
                for path in sorted(SCHEMAS.glob("*.json"))
            )
            continue
        made = _made(found, kind)
        for at, frame in enumerate(frames(found.default, kind)):
            yield f"{_FOLDER}/{frame.name}", _framed(frame, _parts(piece, at, made))


def _parts(piece: Piece, at: int, made: Iterable[Made]) -> Iterator[Part]:
    for key, make in made:
        if content := piece(key, at, make):
            yield content, piece.shrunk(key, at)


def _framed(frame: Frame, parts: Iterable[Part]) -> Iterator[Part]:
    return frame.whole(parts, lambda said: (said, None))


def _made(found: Editions, kind: str) -> list[Made]:
    """All that is said of the records of a kind, in their order."""
    edition = found.default
    if kind == "achievements":
        # The key of a report is that of its subject, a point, and its id.
        told = sorted(edition.portfolio.achievements, key=lambda of: f"{of}.")
        keys = ((of, f"{edition.portfolio.kind_of(of)}/{of}") for of in told)
        return _shared(found, kind, [(of, found.digests[key], partial(_reports, found, of)) for of, key in keys])
    if kind in ("indicators", *PROMISED):
        ids = sorted(getattr(edition.portfolio, kind))
        own = [(id_, found.digests[f"{kind}/{id_}"], partial(_record, found, kind, id_)) for id_ in ids]
        return _shared(found, kind, own)
    every = said(edition, kind, list(shapes.records(edition, kind, found.words)))
    return [(sha256(b"\n".join(every)).hexdigest(), lambda: every)]


def _shared(found: Editions, kind: str, records: Share) -> list[Made]:
    """What is said of records, in shares whose limits follow from the names, so that one more record moves no other."""
    firsts = [at for at, (name, *_) in enumerate(records) if at == 0 or crc32(name.encode()) % _SHARE == 0]
    return [_share(found, kind, records[at:end]) for at, end in pairwise([*firsts, len(records)])]


def _share(found: Editions, kind: str, records: Share) -> Made:
    key = sha256("\n".join([kind, *(depends for _, depends, _ in records)]).encode()).hexdigest()
    return key, lambda: said(found.default, kind, [row for *_, make in records for row in make()])


def _record(found: Editions, kind: str, id_: str) -> list[Row]:
    return [shapes.record(found.default, kind, id_, found.words)]


def _reports(found: Editions, of: str) -> list[Row]:
    told = sorted(rows.reports(found.default.portfolio, of), key=lambda row: row.key)
    return [shapes.achievement(found.default, row) for row in told]


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """Files as a zip archive: by name, each of one day, so that the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, content in sorted(files.items()):
            zipped.writestr(_entry(name, day), content)
    return out.getvalue()


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return entry

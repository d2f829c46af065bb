"""What MkDocs made of an edition, apart from data: pages with holes, and files; as bytes to keep, and back."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from macros.site.calls import Call
from macros.site.skeleton import Skeleton, Skeletons

_PAGES, _FILES = "pages.json", "files/"
# As what a file shows that it is none of ours, or not whole.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True)
class Standing:
    """A page that is about no record.

    url: its address in the edition, "due/". path: of its file there. title, own: what its author says of it. lent:
    whether it stands in for one in the language of the edition. page: to fill; None where MkDocs renders it whole, and
    its file is among those that are.
    """

    url: str
    path: str
    title: str
    own: str
    lent: bool
    page: Skeleton | None


@dataclass(frozen=True)
class Rendered:
    """An edition as MkDocs rendered it.

    standing: the pages that are about no record, by the path of their Markdown. records: the pages that those of
    records are filled into, by their kind and the language of their titles where it is another. files: all others that
    MkDocs gave, by their paths in the edition. whole: of both kinds of pages those that cannot be filled, by the paths
    of their Markdown.
    """

    standing: Mapping[str, Standing]
    records: Skeletons
    files: Mapping[str, bytes]
    whole: tuple[str, ...]


def packed(found: Rendered) -> bytes:
    """An edition in one file, whose parts all have a checksum."""
    pages = {
        "standing": {address: asdict(page) for address, page in found.standing.items()},
        "records": [[*of, asdict(page)] for of, page in found.records.items()],
        "whole": found.whole,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(_PAGES, json.dumps(pages))
        for path, content in found.files.items():
            archive.writestr(_FILES + path, content)
    return written.getvalue()


def unpacked(content: bytes) -> Rendered | None:
    """The edition that was packed; None for anything else, such as half of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            pages = json.loads(archive.read(_PAGES))
            names = [name for name in archive.namelist() if name.startswith(_FILES)]
            files = {name.removeprefix(_FILES): archive.read(name) for name in names}
        standing = {address: _standing(**page) for address, page in pages["standing"].items()}
        records = {(kind, language): _skeleton(**page) for kind, language, page in pages["records"]}
        return Rendered(standing, records, files, tuple(pages["whole"]))
    except _BROKEN:
        return None


def _standing(*, page: Any, **given: Any) -> Standing:
    return Standing(**given, page=_skeleton(**page) if page else None)


def _skeleton(*, texts: Any, holes: Any, calls: Any, names: Any, **given: Any) -> Skeleton:
    called = tuple(Call(call["macro"], tuple(call["given"]), call["named"]) for call in calls)
    return Skeleton(tuple(texts), tuple(holes), called, tuple(names), **given)

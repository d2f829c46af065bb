"""Where each record stands: its file and its lines, known while the files are read and kept beside the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.reading.load import Loaded


@dataclass(frozen=True)
class Lines:
    """A file of a site's folder, and the first and the last line of a record in it, counted from one."""

    file: str
    first: int
    last: int


def places(loaded: Loaded) -> Mapping[str, Lines]:
    """The lines of every record by its key (kind/id), and of every report by its own (achievements/<of>.<id>)."""
    found: dict[str, Lines] = {}
    for (kind, id_), document in loaded.documents.items():
        if kind != "achievements":
            found[f"{kind}/{id_}"] = Lines(document.name, *document.lines[0])
            continue
        for report, lines in zip(loaded.portfolio.achievements[id_], document.lines[1:], strict=True):
            found[f"achievements/{id_}.{report.id}"] = Lines(document.name, *lines)
    return found

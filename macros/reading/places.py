"""Where each record stands: its file and its lines, known while the files are read and kept beside the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    return _Places(loaded)


class _Places(Mapping[str, Lines]):
    """The lines of the records that are asked for: of hundreds of thousands, a page shows a few."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._files: dict[tuple[str, str], Mapping[str, Lines]] = {}

    def __getitem__(self, key: str) -> Lines:
        kind, _, named = key.partition("/")
        return self._in_file(kind, named.partition(".")[0])[key]

    def __iter__(self) -> Iterator[str]:
        for kind, id_ in self._loaded.documents:
            yield from self._in_file(kind, id_)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _in_file(self, kind: str, id_: str) -> Mapping[str, Lines]:
        """Raises KeyError if there is no such file."""
        if (kind, id_) not in self._files:
            self._files[kind, id_] = _lines(self._loaded, kind, id_)
        return self._files[kind, id_]


def _lines(loaded: Loaded, kind: str, id_: str) -> Mapping[str, Lines]:
    """The lines of the records of one file."""
    document = loaded.documents[kind, id_]
    whole, *entries = document.lines
    if kind != "achievements":
        return {f"{kind}/{id_}": Lines(document.name, *whole)}
    reports = zip(loaded.portfolio.achievements[id_], entries, strict=True)
    return {f"achievements/{id_}.{report.id}": Lines(document.name, *lines) for report, lines in reports}

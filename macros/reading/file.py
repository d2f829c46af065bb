"""A file of data/ after it was read: its bytes, the lines of its records, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from macros.reading import yaml_file
from macros.reading.problem import Problem
from macros.reading.yaml_file import Document, Path, Place


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was when it was read, whatever becomes of it later.

    digest: the SHA-256 of its bytes, in hex. spans: what `spans` gives.
    """

    name: str
    raw: bytes
    digest: str
    spans: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> tuple[tuple[int, int], ...]:
        """First and last line, counted from one, of the whole and of each entry of a list; none if it is no YAML."""
        pairs = (span.split("-") for span in self.spans.split(",") if span)
        return tuple((int(first), int(last)) for first, last in pairs)

    def place(self, path: Path) -> Place:
        """Line and column of a value, worked out of the bytes: only problems are told with it, and there are few."""
        return _parsed(self.name, self.raw).place(path)


def spans(document: Document) -> str:
    """The lines of a file and of its entries, written so that they take little memory: `1-12,1-6,8-12`."""
    return ",".join(f"{document.values[path][0]}-{last}" for path, last in document.lasts.items())


# The problems of a file are told one after another.
@lru_cache(maxsize=4)
def _parsed(name: str, raw: bytes) -> Document:
    return yaml_file.parse(name, raw)

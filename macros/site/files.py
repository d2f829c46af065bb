"""Files that are made: each by its path in the site and what it holds, whole or piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from macros.render.view import Edition


@dataclass(frozen=True)
class Hashed:
    """The bytes of a file, made only where they do not stand already. digest: their SHA-256, in hex."""

    digest: str
    make: Callable[[], bytes]


Content = bytes | Hashed | Iterable[bytes]
"""What a file holds: its bytes, or pieces of a large one, which can be read once, before the next file is asked for."""

Files = Iterator[tuple[str, Content]]
"""Files one by one, by their paths from the root of the site."""

Hashes = dict[str, str]
"""By the path of a file in the site its SHA-256."""

ROWS = "rows.json"
"""The name of the file of all rows of a table that takes several pages, beside its first page."""


def pieces(content: Content) -> Iterable[bytes]:
    """What a file holds, piece by piece."""
    if isinstance(content, Hashed):
        return (content.make(),)
    return (content,) if isinstance(content, bytes) else content


def home(edition: Edition) -> str:
    """The folder of an edition in the site: "" at the root, else "vi/"."""
    return "" if edition.default else f"{edition.words.language}/"

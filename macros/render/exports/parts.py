"""The exports of a kind in parts: what each file says of some records, and the file that parts make together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from macros.render.exports import FORMATS
from macros.render.exports.plain import Row
from macros.render.view import Edition

Part = TypeVar("Part")


@dataclass(frozen=True)
class Frame:
    """A file of a kind. empty: all of it where there are no records; else what stands before, between and after them."""

    name: str
    empty: bytes
    head: bytes
    between: bytes = b""
    tail: bytes = b""

    def inner(self, content: bytes) -> bytes:
        """What the file of some records says of them."""
        return b"" if content == self.empty else content[len(self.head) : len(content) - len(self.tail)]

    def whole(self, parts: Iterable[Part], made: Callable[[bytes], Part]) -> Iterator[Part]:
        """The file of all records, piece by piece, from what is said of some and of others; nothing said is no part.

        made: makes a part of what stands around them.
        """
        before, end = self.head, self.empty
        for part in parts:
            yield made(before)
            yield part
            before, end = self.between, self.tail
        yield made(end)


@lru_cache(maxsize=64)
def frames(edition: Edition, kind: str) -> tuple[Frame, ...]:
    """The files of a kind, by name."""
    empty = (file for make in FORMATS.values() for file in make(edition, kind, []))
    return tuple(_frame(name, content) for name, content in sorted(empty))


def said(edition: Edition, kind: str, records: Sequence[Row]) -> list[bytes]:
    """What each of the files of a kind says of some records, in the order of the files."""
    made = dict(file for make in FORMATS.values() for file in make(edition, kind, list(records)))
    return [frame.inner(made[frame.name]) for frame in frames(edition, kind)]


def _frame(name: str, empty: bytes) -> Frame:
    """JSON closes what it opens; the records of other formats follow the file of none."""
    if not empty.endswith(b"[]\n}\n"):
        return Frame(name, empty, empty)
    return Frame(name, empty, empty.removesuffix(b"]\n}\n") + b"\n", b",\n", b"\n ]\n}\n")

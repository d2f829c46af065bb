"""Records kept between runs by the bytes of their files, so that only changed files are parsed and validated.

A folder of a few packs, each a text file: a hash of what it was made by, a hash of the rest, and a line for each file
of data/ with its records as JSON. Reading it executes nothing; but what is in it is believed, so it is as trusted as
the code beside it, and nobody else may write there. What is broken, cut off, foreign or made by another version is
read past and made again. Two runs may write at once, and what cannot be written is only slower.
"""

from __future__ import annotations

import json
import platform
import zlib
from collections.abc import Container
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import simplejson
import yaml

from macros.model.portfolio import KINDS
from macros.model.record import Record
from macros.reading.plain import maker, plain

_PLACE = Path(".cache", "records")

# A changed file rewrites one of them.
_PACKS = 64
_MACROS = Path(__file__).parents[1]
# What a value that was not made here can raise when it is made a record.
_FOREIGN = (ValueError, TypeError, KeyError, AttributeError, RecursionError)

Held = tuple[Any, str]
"""What a file holds, a record or a tuple of reports, and its spans."""


@dataclass
class Kept:
    """The records of files that were read before; without a folder, of none.

    grows: whether what is read now is kept too, in its folder. remembers: whether records that were found once are
    given again by the same process, which reads again and again.
    """

    folder: Path | None = None
    grows: bool = True
    remembers: bool = False
    _packs: dict[int, _Pack] = field(default_factory=dict)
    _held: dict[str, Held] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    # Thousands of reports say the same numbers.
    _decoder: json.JSONDecoder = field(
        default_factory=lambda: json.JSONDecoder(parse_float=cache(Decimal), parse_int=cache(Decimal))
    )

    def found(self, kind: str, id_: str, digest: str) -> Held | None:
        """What the file of a record held when it had the same bytes; None if that is not known."""
        key = f"{kind}/{id_} {digest}"
        if key in self._held:
            self._used.add(key)
            return self._held[key]
        if (pack := self._pack(kind, id_)) is None:
            return None
        if (line := pack.lines.get(key)) is None:
            return None
        try:
            spans, _, text = line.decode().partition(" ")
            value, make = self._decoder.decode(text), maker(KINDS[kind])
            held = tuple(map(make, value)) if kind == "achievements" else make(value)
        except _FOREIGN:
            return None
        self._used.add(key)
        if self.remembers:
            self._held[key] = held, spans
        return held, spans

    def keep(self, kind: str, id_: str, digest: str, held: Record | tuple[Record, ...], spans: str) -> None:
        """Keep what a file without problems holds; it is written when all files are read."""
        if self.grows and (pack := self._pack(kind, id_)) is not None:
            key = f"{kind}/{id_} {digest}"
            text = simplejson.dumps(plain(held), separators=(",", ":"), ensure_ascii=False)
            pack.lines[key] = f"{spans} {text}".encode()
            self._used.add(key)
            pack.grown = True
            if self.remembers:
                self._held[key] = held, spans

    def write(self) -> None:
        """Write the packs that hold something new, each in one step."""
        for at, pack in self._packs.items():
            if self.folder and pack.grown:
                pack.write(self.folder / f"{at:02}.txt", self._used)
        self._held = {key: held for key, held in self._held.items() if key in self._used}
        self._packs.clear()
        self._used.clear()

    def _pack(self, kind: str, id_: str) -> _Pack | None:
        if self.folder is None:
            return None
        at = zlib.crc32(f"{kind}/{id_}".encode()) % _PACKS
        if at not in self._packs:
            self._packs[at] = _Pack(_lines(self.folder / f"{at:02}.txt"))
        return self._packs[at]


def kept(root: Path) -> Kept:
    """The records that the site in a folder keeps; those that are read now are kept there too."""
    return Kept(root / _PLACE)


def remembered(root: Path) -> Kept:
    """The same for a process that reads the site again and again."""
    return Kept(root / _PLACE, remembers=True)


def looked_up(root: Path) -> Kept:
    """The records that the site in a folder keeps; nothing is written."""
    return Kept(root / _PLACE, grows=False)


@dataclass
class _Pack:
    """Lines by kind, id and digest; as bytes: as texts, those with a letter outside Latin-1 would take twice the memory."""

    lines: dict[str, bytes]
    grown: bool = False

    def write(self, path: Path, used: Container[str]) -> None:
        """Write what was asked for; of all else only as much as that."""
        # Drafts and older commits are read between readings of what is there now, so what was not asked for this time
        # stays while it is the smaller part.
        asked = {key for key in self.lines if key in used}
        all_of_them = len(self.lines) <= 2 * len(asked)
        rows = (f"{key} ".encode() + line for key, line in sorted(self.lines.items()) if all_of_them or key in asked)
        body = b"".join(row + b"\n" for row in rows)
        part = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # A part that is there is of a run that was killed, or of one that writes now: that one fails, or renames
            # this one before it is whole, which its hash then tells.
            part.unlink(missing_ok=True)
            with part.open("xb") as file:
                file.write(_head(body) + body)
            part.replace(path)
        except OSError:
            return


def _lines(path: Path) -> dict[str, bytes]:
    """The lines of a pack; none of one that is missing, broken or of another version."""
    try:
        raw = path.read_bytes()
    except OSError:
        return {}
    head, _, body = raw.partition(b"\n")
    if head + b"\n" != _head(body):
        return {}
    try:
        rows = (row.split(b" ", 2) for row in body.split(b"\n")[:-1])
        return {f"{key.decode()} {digest.decode()}": line for key, digest, line in rows}
    except ValueError:
        return {}


def _head(body: bytes) -> bytes:
    return f"{_made_by()} {sha256(body).hexdigest()}\n".encode()


@cache
def _made_by() -> str:
    """The hash of everything but their file that records depend on."""
    libyaml = ".".join(map(str, yaml._yaml.get_version()))
    names = [platform.python_version(), version("pydantic"), version("pydantic-core"), version("pyyaml"), libyaml]
    found = sha256(" ".join(names).encode())
    for path in sorted([*_MACROS.glob("model/*.py"), *_MACROS.glob("reading/*.py")]):
        found.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return found.hexdigest()

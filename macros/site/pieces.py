"""Pieces of files kept from build to build: those that the last build used, in one file that may be deleted any time."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from macros.site.files import Hashed

Blob = bytes | memoryview

_SIZE, _HASH = 8, 32
# Before and after what `shrunk` wants of a blob: the head of zlib's format, and an empty last block with a checksum.
_HEAD, _END = 2, 6


class Part(NamedTuple):
    """One part of a piece, compressed. digest: the SHA-256 of what it holds, in hex."""

    blob: Blob
    digest: str


Parts = Sequence[Part]


@dataclass
class Piece:
    """The pieces that a file held, and those that were asked for since. level: how hard new ones are compressed."""

    held: dict[str, Parts]
    level: int
    used: dict[str, Parts] = field(default_factory=dict)

    def __call__(self, key: str, part: int, make: Callable[[], Sequence[bytes]]) -> bytes:
        """One part of what `make` makes, now or before; the key says all that it depends on."""
        try:
            return zlib.decompress(self._parts(key, make)[part].blob)
        except (zlib.error, IndexError):
            self.used[key] = self._packed(make)
            self.held.pop(key, None)
            return zlib.decompress(self.used[key][part].blob)

    def hashed(self, key: str, part: int, make: Callable[[], Sequence[bytes]]) -> Hashed:
        """The same for whoever may hold it already: unpacked only where it is asked for."""
        return Hashed(self._parts(key, make)[part].digest, lambda: self(key, part, make))

    def shrunk(self, key: str, part: int) -> Blob:
        """A part that was asked for, as blocks of deflate none of which is the last: others can follow in one stream."""
        return self.used[key][part].blob[_HEAD:-_END]

    def _parts(self, key: str, make: Callable[[], Sequence[bytes]]) -> Parts:
        if (found := self.used.get(key)) is None:
            found = self.used[key] = self.held.get(key) or self._packed(make)
        return found

    def _packed(self, make: Callable[[], Sequence[bytes]]) -> Parts:
        return [Part(packed(part, self.level), sha256(part).hexdigest()) for part in make()]


@contextmanager
def pieces(path: Path, level: int = 1) -> Iterator[Piece]:
    """Make pieces once: those that are in a file are taken from there, and what is asked for is in it afterwards.

    A file that is not whole, or that cannot be written, is only slower. level: pieces are read as often as they are
    written, and text shrinks well in little time.
    """
    # Where pieces go into a published file as they are, those that something else has compressed are others.
    made_by = f"blocks 2 {level} {zlib.ZLIB_RUNTIME_VERSION}".encode()
    piece = Piece(_read(path, made_by), level)
    yield piece
    if piece.used.keys() != piece.held.keys():
        _write(path, made_by, piece.used)


def packed(content: bytes, level: int) -> bytes:
    """Bytes in zlib's format, their blocks full before the last one, which is empty."""
    packer = zlib.compressobj(level)
    return packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH) + packer.flush()


def _read(path: Path, made_by: bytes) -> dict[str, Parts]:
    """The pieces of a file by their keys; nothing of one whose list of pieces is not whole, or another's."""
    try:
        raw = memoryview(path.read_bytes())
        end = len(raw) - _SIZE - _HASH
        listed = raw[end - int.from_bytes(raw[end : end + _SIZE]) : end]
        if _sealed(made_by, listed) != raw[end + _SIZE :]:
            return {}
        sizes: Mapping[str, list[tuple[int, str]]] = json.loads(bytes(listed))
    except (OSError, ValueError):
        return {}
    found: dict[str, Parts] = {}
    at = 0
    for key, lengths in sizes.items():
        found[key] = parts = list[Part]()
        for length, digest in lengths:
            parts.append(Part(raw[at : at + length], digest))
            at += length
    return found


def _sealed(made_by: bytes, listed: Blob) -> bytes:
    return sha256(made_by + b"\n" + bytes(listed)).digest()


def _write(path: Path, made_by: bytes, used: Mapping[str, Parts]) -> None:
    """Put pieces aside in one step."""
    listed = json.dumps({key: [(len(blob), digest) for blob, digest in parts] for key, parts in used.items()}).encode()
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.writelines(part.blob for parts in used.values() for part in parts)
            out.writelines((listed, len(listed).to_bytes(_SIZE), _sealed(made_by, listed)))
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()

"""Pieces of files kept from build to build: those that the last build used, in one file that may be deleted any time."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import Protocol

Blobs = Sequence[bytes | memoryview]
_SIZE, _HASH = 8, 32
# Pieces are read as often as they are written, and text shrinks well in little time.
_LEVEL = 1


class Piece(Protocol):
    """One part of what `make` makes, now or before; the key says all that it depends on."""

    def __call__(self, key: str, part: int, make: Callable[[], Sequence[bytes]]) -> bytes: ...


@contextmanager
def pieces(path: Path) -> Iterator[Piece]:
    """Make pieces once: those that are in a file are taken from there, and what is asked for is in it afterwards.

    A file that is not whole, or that cannot be written, is only slower.
    """
    held = _read(path)
    used: dict[str, Blobs] = {}

    def piece(key: str, part: int, make: Callable[[], Sequence[bytes]]) -> bytes:
        if (found := used.get(key)) is None:
            found = used[key] = held.get(key) or _packed(make)
        try:
            return zlib.decompress(found[part])
        except (zlib.error, IndexError):
            used[key] = _packed(make)
            held.pop(key, None)
            return zlib.decompress(used[key][part])

    yield piece
    if used.keys() != held.keys():
        _write(path, used)


def _packed(make: Callable[[], Sequence[bytes]]) -> Blobs:
    return [zlib.compress(part, _LEVEL) for part in make()]


def _read(path: Path) -> dict[str, Blobs]:
    """The pieces of a file by their keys; nothing of one whose list of pieces is not whole."""
    try:
        raw = memoryview(path.read_bytes())
        end = len(raw) - _SIZE - _HASH
        listed = raw[end - int.from_bytes(raw[end : end + _SIZE]) : end]
        if sha256(listed).digest() != raw[end + _SIZE :]:
            return {}
        sizes: Mapping[str, list[int]] = json.loads(bytes(listed))
    except (OSError, ValueError):
        return {}
    found: dict[str, Blobs] = {}
    at = 0
    for key, lengths in sizes.items():
        blobs = []
        for length in lengths:
            blobs.append(raw[at : at + length])
            at += length
        found[key] = blobs
    return found


def _write(path: Path, used: Mapping[str, Blobs]) -> None:
    """Put pieces aside in one step."""
    listed = json.dumps({key: [len(blob) for blob in blobs] for key, blobs in used.items()}).encode()
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            out.writelines(blob for blobs in used.values() for blob in blobs)
            out.writelines((listed, len(listed).to_bytes(_SIZE), sha256(listed).digest()))
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()

"""A zip archive put together from what is compressed already: the same members give the same bytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from struct import pack

from macros.site.pieces import Blob, packed

LEVEL = 7
"""How hard members are compressed: 8 and 9 take two to three times as long, and save a twentieth."""

_LOCAL, _CENTRAL, _END = 0x04034B50, 0x02014B50, 0x06054B50
_VERSION, _UNIX, _DEFLATED, _UTF8 = 20, 3 << 8, 8, 1 << 11
_MODE = 0o100644 << 16
_LAST = b"\x03\x00"  # an empty block, the last of a stream


@dataclass
class Member:
    """A file of an archive, added piece by piece. size: of what it holds; blocks: the pieces, each as deflate blocks."""

    name: str
    size: int = 0
    crc: int = 0
    blocks: list[Blob] = field(default_factory=list)

    def add(self, piece: bytes, shrunk: Blob | None = None) -> None:
        """Add a piece; shrunk: the same as blocks of deflate none of which is the last, if that is known."""
        if not piece:
            return
        self.size += len(piece)
        self.crc = zlib.crc32(piece, self.crc)
        self.blocks.append(_shrunk(piece) if shrunk is None else shrunk)


# Of thousands of pieces most stand between two others, and are the same.
@lru_cache(maxsize=64)
def _shrunk(piece: bytes) -> bytes:
    return packed(piece, LEVEL)[2:-6]


def archived(members: Sequence[Member], day: date) -> Iterator[bytes]:
    """A zip archive (APPNOTE 6.3, without its 64-bit form) of members, each of one day, piece by piece.

    Raises struct.error for more than it can say: 4 GiB, 65,535 members.
    """
    listed: list[bytes] = []
    at = 0
    for member in members:
        name, said = member.name.encode(), _said(member, day)
        local = pack("<I", _LOCAL) + said + name
        listed.append(pack("<IH", _CENTRAL, _UNIX | _VERSION) + said + pack("<HHHII", 0, 0, 0, _MODE, at) + name)
        yield local
        yield from map(bytes, member.blocks)
        yield _LAST
        at += len(local) + _packed_size(member.blocks)
    yield from listed
    yield pack("<IHHHHIIH", _END, 0, 0, len(listed), len(listed), sum(map(len, listed)), at, 0)


def _said(member: Member, day: date) -> bytes:
    """What both heads of a member say of it, up to the length of what follows its name."""
    on = (max(day.year, 1980) - 1980) << 9 | day.month << 5 | day.day
    sizes = member.crc, _packed_size(member.blocks), member.size
    return pack("<HHHHHIIIHH", _VERSION, _UTF8, _DEFLATED, 0, on, *sizes, len(member.name.encode()), 0)


def _packed_size(blocks: Iterable[Blob]) -> int:
    return sum(map(len, blocks)) + len(_LAST)

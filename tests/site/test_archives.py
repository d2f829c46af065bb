"""Archives put together from compressed pieces are zip archives like any other."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from macros.site.archives import LEVEL, Member, archived
from macros.site.pieces import pieces

DAY = date(2026, 11, 22)
CONTENTS = {
    "nothing.csv": [],
    "empty.csv": [b""],
    "one.json": [b"[]\n"],
    "a/many.json": [b"[", b"x" * 70_000, ",“Đắk Lắk”".encode() * 999, b"", b"]"],
}


def member(name: str, parts: list[bytes], folder: Path | None = None) -> Member:
    made = Member(name)
    for at, part in enumerate(parts):
        if folder is None:
            made.add(part)
            continue
        with pieces(folder / "kept", LEVEL) as piece:
            key = f"{name} {at}"
            made.add(piece(key, 0, lambda part=part: [part]), piece.shrunk(key, 0))  # type: ignore[misc]
    return made


def packed(day: date, folder: Path | None = None) -> bytes:
    return b"".join(archived([member(name, parts, folder) for name, parts in CONTENTS.items()], day))


@pytest.mark.parametrize(("day", "said"), [(DAY, (2026, 11, 22, 0, 0, 0)), (date(1975, 4, 30), (1980, 4, 30, 0, 0, 0))])
def test_another_program_reads_every_member(day: date, said: tuple[int, ...]) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(day))) as archive:
        assert archive.testzip() is None
        assert {one.filename: archive.read(one) for one in archive.infolist()} == {
            name: b"".join(parts) for name, parts in CONTENTS.items()
        }
        assert {(one.date_time, one.compress_type, one.external_attr >> 16) for one in archive.infolist()} == {
            (said, zipfile.ZIP_DEFLATED, 0o100644)
        }


def test_pieces_that_are_kept_give_the_bytes_of_new_ones(tmp_path: Path) -> None:
    assert packed(DAY, tmp_path) == packed(DAY, tmp_path) == packed(DAY)


def test_what_compresses_badly_is_read_too() -> None:
    noise = bytes(at * at * 7 % 251 for at in range(200_000))
    with zipfile.ZipFile(io.BytesIO(b"".join(archived([member("noise", [noise, noise])], DAY)))) as archive:
        assert archive.read("noise") == noise * 2

"""Pieces of files kept from build to build: made once, made again where they are not whole, forgotten when unused."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from macros.site.pieces import pieces


def asked(path: Path, *keys: str) -> tuple[list[list[bytes]], list[str]]:
    """Both parts of some pieces, and the keys of those that were made for it."""
    new: list[str] = []

    def make(key: str) -> Sequence[bytes]:
        new.append(key)
        return [key.encode(), b"2" * 999]

    with pieces(path) as piece:
        return [[piece(key, part, lambda key=key: make(key)) for part in (0, 1)] for key in keys], new  # type: ignore[misc]


def whole(*keys: str) -> list[list[bytes]]:
    return [[key.encode(), b"2" * 999] for key in keys]


def test_a_piece_is_made_once_and_forgotten_by_a_build_that_does_not_ask_for_it(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "some"
    turns = (("a", "b"), ("b", "a"), ("b", "c"), ("a", "b"))
    assert [asked(path, *turn) for turn in turns] == [
        (whole("a", "b"), ["a", "b"]),
        (whole("b", "a"), []),
        (whole("b", "c"), ["c"]),
        (whole("a", "b"), ["a"]),
    ]
    assert [one.name for one in path.parent.iterdir()] == ["some"]


@pytest.mark.parametrize("at", range(0, 200, 7))
def test_a_file_with_a_byte_or_its_end_missing_gives_the_same_pieces(at: int, tmp_path: Path) -> None:
    path = tmp_path / "some"
    asked(path, "a", "b")
    kept = path.read_bytes()
    at %= len(kept)
    for broken in (kept[:at], kept[:at] + bytes([kept[at] ^ 255]) + kept[at + 1 :]):
        path.write_bytes(broken)
        assert asked(path, "a", "b")[0] == whole("a", "b")
        assert asked(path, "a", "b") == (whole("a", "b"), [])


def test_a_place_that_cannot_be_written_is_only_slower(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert [asked(tmp_path / "file" / "some", "a") for _ in range(2)] == [(whole("a"), ["a"])] * 2


def test_pieces_that_were_compressed_otherwise_are_made_again(tmp_path: Path) -> None:
    """They go into a published archive as they are."""
    for level in (1, 9, 9):
        with pieces(tmp_path / "some", level) as piece:
            assert piece("a", 0, lambda: [b"21" * 9999]) == b"21" * 9999
            size = len(piece.shrunk("a", 0))
            assert (size > 100) == (level == 1)

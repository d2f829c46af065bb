"""Two folders exchange their names, in one step or by way of a third."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

from macros.site.trees import exchange as room
from macros.site.trees.exchange import exchange
from macros.site.trees.files import put
from tests.site.trees.trees import names, read


@pytest.fixture(params=["in one step", "in three"])
def two(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a new tree; both ways to exchange."""
    if request.param == "in three":
        monkeypatch.setattr(room, "_exchanged", lambda _one, _other: False)
    put(tmp_path, "new/a", b"new")
    return tmp_path


def test_two_trees_exchange_their_names(two: Path) -> None:
    put(two, "out/a", b"old")
    exchange(two / "new", two / "out", two / "aside")
    assert (read(two / "out"), read(two / "new")) == ({"a": "new"}, {"a": "old"})
    assert names(two) == {"out", "new"}


@pytest.mark.parametrize("empty", [True, False])
def test_vacant_place_is_taken(two: Path, empty: bool) -> None:
    if empty:
        (two / "out").mkdir()
    exchange(two / "new", two / "out", two / "aside")
    assert read(two / "out") == {"a": "new"}
    assert names(two) == {"out"}


def test_published_tree_stays_where_the_new_one_cannot_come(two: Path) -> None:
    put(two, "out/a", b"old")
    with pytest.raises(OSError, match="nowhere"):
        exchange(two / "nowhere", two / "out", two / "aside")
    assert read(two / "out") == {"a": "old"}
    assert names(two) == {"out", "new"}


def test_linux_exchanges_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        put(tmp_path, f"{name}/a", name.encode())
    assert room._exchanged(tmp_path / "one", tmp_path / "other") is hasattr(ctypes.CDLL(None), "renameat2")
    assert read(tmp_path / "one") == {"a": "other"}

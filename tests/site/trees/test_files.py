"""A file of a tree is never changed in place; what is not named goes."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.site.trees import files as room
from macros.site.trees.files import drop, keep, put, share, walk
from tests.site.trees.trees import names, read


def test_file_and_its_folders_are_written(tmp_path: Path) -> None:
    assert put(tmp_path, "a/b/index.html", b"x") == hashlib.sha256(b"x").hexdigest()
    assert read(tmp_path) == {"a/b/index.html": "x"}


@pytest.mark.parametrize(("content", "same"), [(b"one", True), (b"two", False), (b"longer", False)])
@pytest.mark.parametrize("pieces", [False, True], ids=["whole", "in pieces"])
def test_file_is_a_new_one_unless_it_has_the_same_bytes(
    tmp_path: Path, content: bytes, same: bool, pieces: bool
) -> None:
    put(tmp_path, "a", b"one")
    os.link(tmp_path / "a", tmp_path / "twin")
    given = (bytes([letter]) for letter in content) if pieces else content
    assert put(tmp_path, "a", given) == hashlib.sha256(content).hexdigest()
    assert names(tmp_path) == {"a", "twin"}
    assert (tmp_path / "a").read_bytes() == content
    assert (tmp_path / "a").samefile(tmp_path / "twin") is same
    assert (tmp_path / "twin").read_bytes() == b"one"


# what stands in the way of a/b -> how it came there
IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "a file above": lambda folder: (folder / "a").write_text("file"),
    "a folder": lambda folder: put(folder, "a/b/c/d", b"deep"),
    "a link": lambda folder: ((folder / "a").mkdir(), (folder / "a" / "b").symlink_to(folder.parent / "other")),
    "a link to the same": lambda folder: ((folder / "a").mkdir(), (folder / "a" / "b").symlink_to(folder.parent / "x")),
}


@pytest.mark.parametrize("what", IN_THE_WAY)
@pytest.mark.parametrize("how", ["put", "put in pieces", "share"])
def test_what_is_in_the_way_is_replaced(tmp_path: Path, what: str, how: str) -> None:
    folder, source = tmp_path / "tree", tmp_path / "source"
    put(tmp_path, "x", b"new")
    put(tmp_path, "other", b"untouched")
    put(source, "a/b", b"new")
    folder.mkdir()
    IN_THE_WAY[what](folder)
    if how == "put":
        put(folder, "a/b", b"new")
    elif how == "put in pieces":
        put(folder, "a/b", iter([b"n", b"ew"]))
    else:
        share(source, folder, "a/b")
    assert read(folder) == {"a/b": "new"}
    assert not (folder / "a" / "b").is_symlink()
    assert (tmp_path / "other").read_bytes() == b"untouched"


@pytest.mark.parametrize("linked", [True, False])
def test_shared_file_is_one_file_or_a_copy_of_its_time(
    tmp_path: Path, linked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EXDEV, "")

    if not linked:
        monkeypatch.setattr(os, "link", refused)
    put(tmp_path / "one", "a/b", b"x")
    os.utime(tmp_path / "one" / "a" / "b", ns=(5, 5))
    share(tmp_path / "one", tmp_path / "two", "a/b")
    assert read(tmp_path / "two") == {"a/b": "x"}
    assert (tmp_path / "two" / "a" / "b").stat().st_mtime_ns == 5
    assert (tmp_path / "two" / "a" / "b").samefile(tmp_path / "one" / "a" / "b") is linked


def test_full_disk_is_told_with_the_name_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(room, "open", full, raising=False)
    with pytest.raises(OSError, match="No space left") as told:
        put(tmp_path, "a", b"x")
    assert told.value.filename == str(tmp_path / "a")


def test_what_is_not_named_goes_and_links_are_not_followed(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    put(tmp_path, "mine/thesis", b"mine")
    for path in ("a/b/c", "a/d", "e/f/g", "h"):
        put(tree, path, b"x")
    (tree / "empty" / "folder").mkdir(parents=True)
    (tree / "link").symlink_to(tmp_path / "mine")
    assert keep(tree, {"a/d", "h", "link", "nowhere"}) == {"a/d", "h", "link"}
    assert {path for path, _ in walk(tree)} == {"a/d", "h", "link"}
    assert keep(tree, {"a/d"}) == {"a/d"}
    assert sorted(path.name for path in tree.rglob("*")) == ["a", "d"]
    assert read(tmp_path / "mine") == {"thesis": "mine"}


def test_dropped_files_go_with_their_empty_folders_and_nothing_that_took_their_names(tmp_path: Path) -> None:
    for path in ("a/b/c", "a/d", "e/f/g", "file/now", "h"):
        put(tmp_path, path, b"x")
    drop(tmp_path, ["a/b/c", "e/f/g", "file", "h/before", "nowhere"])
    assert {path for path, _ in walk(tmp_path)} == {"a/d", "file/now", "h"}
    assert names(tmp_path) == {"a", "file", "h"}

"""A tree is trusted as far as its manifest speaks for it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.site.trees.files import put, share
from macros.site.trees.finished import MANIFEST, Seen, finish, finished, noted, stamp, standing
from macros.site.trees.notes import forget, note
from tests.site.trees.trees import DAY

FILES = {"index.html": b"home", "a/index.html": b"a", "a/data.json": b"{}"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree that a build finished, an hour ago."""
    folder = tmp_path / "tree"
    hashes = {path: put(folder, path, content) for path, content in FILES.items()}
    digest = finish(folder, hashes, DAY)
    note(tmp_path / "cache", digest, {"a": "1"})
    for path in folder.rglob("*"):
        before = path.stat().st_mtime_ns - 3600 * 10**9
        os.utime(path, ns=(before, before))
    return folder


def test_manifest_is_indented_json_by_name(tree: Path) -> None:
    content = (tree / MANIFEST).read_text(encoding="utf-8")
    found = json.loads(content)
    assert content == json.dumps(found, indent=1) + "\n"
    assert list(found) == ["as_of", "sha256"]
    assert found["as_of"] == "2026-06-01"
    assert list(found["sha256"]) == sorted(FILES)


def test_finished_tree_is_whole_and_says_what_it_was_made_from(tree: Path, tmp_path: Path) -> None:
    found = standing(tree, tmp_path / "cache")
    assert found
    assert found.manifest.keys() == FILES.keys()
    assert found.made == {"a": "1"}
    assert found.digest == stamp(tree)
    assert noted(tree, tmp_path / "cache") == {"a": "1"}
    assert noted(tmp_path, tmp_path / "cache") == {}
    assert found.holds("index.html", found.manifest["index.html"])
    assert not found.holds("index.html", found.manifest["a/index.html"])


# what a person did to a tree -> what is lost of it, and what is foreign in it
CHANGES: dict[str, tuple[Callable[[Path], object], set[str], set[str]]] = {
    "edited": (lambda tree: (tree / "index.html").write_bytes(b"edit"), {"index.html"}, set()),
    "touched": (lambda tree: os.utime(tree / "index.html"), {"index.html"}, set()),
    "added": (lambda tree: put(tree, "b/new.html", b"x"), set(), {"b/new.html"}),
    "removed": (lambda tree: (tree / "a" / "data.json").unlink(), {"a/data.json"}, set()),
    "a link": (
        lambda tree: ((tree / "index.html").unlink(), (tree / "index.html").symlink_to(tree / "a" / "index.html")),
        {"index.html"},
        set(),
    ),
    "a folder moved": (
        lambda tree: (tree / "a").rename(tree / "b"),
        {"a/index.html", "a/data.json"},
        {"b/index.html", "b/data.json"},
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_change_by_hand_is_found(tree: Path, tmp_path: Path, what: str) -> None:
    change, lost, foreign = CHANGES[what]
    change(tree)
    found = finished(tree, tmp_path / "cache")
    assert found
    assert found.lost == lost
    assert found.foreign == foreign
    assert standing(tree, tmp_path / "cache") is None
    for path, digest in found.manifest.items():
        assert found.holds(path, digest) is (path not in lost)


# a manifest -> its text; of None there is none
NO_MANIFESTS = {
    "none": None,
    "empty": "",
    "cut off": '{"as_of": "2026-06-01", "sha256": {"index.h',
    "no object": "[]",
    "without hashes": "{}",
    "hashes that are none": '{"sha256": {"index.html": 5}}',
    "a list of hashes": '{"sha256": ["index.html"]}',
    "too deep": "[" * 100_000,
    "no text": "\udcff",
}


@pytest.mark.parametrize("what", NO_MANIFESTS)
def test_tree_without_its_manifest_is_not_finished(tree: Path, tmp_path: Path, what: str) -> None:
    (tree / MANIFEST).unlink()
    if (text := NO_MANIFESTS[what]) is not None:
        (tree / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert finished(tree, tmp_path / "cache") is None
    assert finished(tmp_path / "nowhere", tmp_path / "cache") is None


@pytest.mark.parametrize("text", [None, "", "[]", '{"a": 1}', '{"a"'])
def test_note_may_vanish_or_be_spoilt(tree: Path, tmp_path: Path, text: str | None) -> None:
    digest = str(stamp(tree))
    forget(tmp_path / "cache", digest)
    if text is not None:
        put(tmp_path / "cache" / "made", f"{digest}.json", text.encode())
    found = standing(tree, tmp_path / "cache")
    assert found
    assert found.made == {}


def test_note_that_cannot_be_kept_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    note(tmp_path / "file", "0", {})
    forget(tmp_path / "file", "0")
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_known_of_one_tree_hides_no_change_of_another(tree: Path, tmp_path: Path, change: str) -> None:
    """Both hold their files by hard links; a change of one of them is a change of both, a new file in its place is not."""
    other = tmp_path / "other"
    for path in (*FILES, MANIFEST):
        share(tree, other, path)
    CHANGES[change][0](tree)
    for order in ((other, tree), (tree, other)):
        seen: Seen = {}
        for one in order:
            assert finished(one, tmp_path, seen) == finished(one, tmp_path)

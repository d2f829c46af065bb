"""The spare is brought up to date and exchanged; what killed builds, people and other builds did is mended."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.site.trees import exchange as exchanging
from macros.site.trees import places as placing
from macros.site.trees.files import put, walk
from macros.site.trees.finished import MANIFEST, Finished, finished, stamp, standing
from macros.site.trees.places import Places
from macros.site.trees.spare import spare
from tests.site.trees.trees import DAY, build, names, read

OLD = {"index.html": "old", "a/index.html": "a", "gone/index.html": "gone", "turn": "file"}
NEW = {"index.html": "new", "a/index.html": "a", "b/index.html": "b", "turn/index.html": "folder"}
NEXT = {"index.html": "next", "a/index.html": "a", "b/index.html": "b", "turn": "file again"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a site."""
    (tmp_path / "root").mkdir()
    return tmp_path / "root"


def known(root: Path) -> Finished:
    """What is known of the published tree, which is whole."""
    found = standing(root / "site", root / ".cache")
    assert found
    return found


def spare_of(root: Path) -> Path:
    """The folder of the spare in the cache."""
    return root / ".cache" / "spare" / "site"


def test_first_build_leaves_a_spare_that_shares_its_files(root: Path) -> None:
    build(root / "site", root / ".cache", OLD, {"a": "1"})
    assert names(root) == {"site", ".cache"}
    assert read(root / "site") == read(spare_of(root)) == OLD
    for path, entry in walk(root / "site"):
        assert os.path.samefile(entry.path, spare_of(root) / path)
    assert known(root).made == {"a": "1"}


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "in three"])
def test_each_build_is_published_and_the_one_before_is_the_spare(
    root: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not exchange:
        monkeypatch.setattr(exchanging, "_exchanged", lambda _one, _other: False)
    before = OLD
    build(root / "site", root / ".cache", OLD)
    for files in (NEW, NEXT, NEXT, OLD):
        build(root / "site", root / ".cache", files, {"of": files["index.html"]})
        assert names(root) == {"site", ".cache"}
        assert read(root / "site") == files
        assert read(spare_of(root)) == before
        assert known(root).made == {"of": files["index.html"]}
        before = files
    assert len(list((root / ".cache" / "made").iterdir())) == 2


def test_what_an_earlier_tree_holds_is_taken_from_there(root: Path) -> None:
    for files in (OLD, NEW):
        build(root / "site", root / ".cache", files)
    manifest = known(root).manifest
    with spare(root / "site", root / ".cache") as tree:
        assert tree.kept
        assert tree.kept.manifest.keys() == OLD.keys()
        kept = (tree.folder / "a" / "index.html").stat().st_ino
        assert tree.take({**manifest, "made": "0", "index.html": "0"}) == ["index.html", "made"]
        assert (tree.folder / "a" / "index.html").stat().st_ino == kept
        assert (tree.folder / "b" / "index.html").samefile(root / "site" / "b" / "index.html")
        assert (tree.folder / "turn" / "index.html").samefile(root / "site" / "turn" / "index.html")
        tree.publish({**manifest, "index.html": put(tree.folder, "index.html", b"third")}, {}, DAY)
    assert read(root / "site") == NEW | {"index.html": "third"}
    assert read(spare_of(root)) == NEW


def test_what_is_known_is_not_looked_through_again(root: Path) -> None:
    build(root / "site", root / ".cache", OLD)
    stood = known(root)
    with spare(root / "site", root / ".cache", [stood]) as tree:
        assert tree.published is stood
        manifest = {path: put(tree.folder, path, text.encode()) for path, text in NEW.items()}
        trees = tree.publish(manifest, {"of": "new"}, DAY)
    assert [finished(one.folder, root / ".cache") for one in trees] == [trees[0], replace(trees[1], made={})]
    with spare(root / "site", root / ".cache", trees) as tree:
        assert (tree.published, tree.kept) == trees
        assert not tree.take(manifest)
        trees = tree.publish(manifest, {}, DAY)
    assert read(root / "site") == read(spare_of(root)) == NEW
    build(root / "site", root / ".cache", NEXT)  # since then, by another process
    with spare(root / "site", root / ".cache", trees) as tree:
        assert tree.published
        assert tree.published.manifest.keys() == NEXT.keys()


def test_first_build_knows_both_trees(root: Path) -> None:
    with spare(root / "site", root / ".cache") as tree:
        trees = tree.publish({"a/b": put(tree.folder, "a/b", b"x")}, {"a": "1"}, DAY)
    assert [finished(one.folder, root / ".cache") for one in trees] == list(trees)


def test_file_that_was_promised_and_is_not_there_is_told(root: Path) -> None:
    build(root / "site", root / ".cache", OLD)
    with pytest.raises(UserError) as told, spare(root / "site", root / ".cache") as tree:
        tree.publish({"index.html": "0", "nowhere": "0"}, {}, DAY)
    assert (
        str(told.value) == f"{spare_of(root) / 'nowhere'}: found it gone, wanted it as this build wrote it; build again"
    )
    assert read(root / "site") == OLD
    assert known(root)


@pytest.mark.parametrize(
    "fault", [UserError(["bad"]), KeyboardInterrupt(), OSError("full")], ids=lambda f: type(f).__name__
)
def test_build_that_fails_leaves_the_published_tree_and_nothing_else(root: Path, fault: BaseException) -> None:
    build(root / "site", root / ".cache", OLD)
    with pytest.raises(type(fault)), spare(root / "site", root / ".cache") as tree:
        put(tree.folder, "index.html", b"half")
        raise fault
    assert names(root) == {"site", ".cache"}
    assert read(root / "site") == OLD
    build(root / "site", root / ".cache", NEW)
    assert read(root / "site") == NEW


# what happened between two builds; each is mended by the second
BETWEEN: dict[str, Callable[[Path], object]] = {
    "a page edited": lambda root: (root / "site" / "a" / "index.html").write_text("by hand"),
    "a page replaced": lambda root: replaced(root / "site" / "a" / "index.html"),
    "a page added": lambda root: put(root / "site", "more/index.html", b"by hand"),
    "a page removed": lambda root: (root / "site" / "a" / "index.html").unlink(),
    "a page of the spare edited": lambda root: (spare_of(root) / "a" / "index.html").write_text("by hand"),
    "a page of the spare replaced": lambda root: replaced(spare_of(root) / "a" / "index.html"),
    "a page of the spare added": lambda root: put(spare_of(root), "more/index.html", b"by hand"),
    "a page of the spare removed": lambda root: (spare_of(root) / "a" / "index.html").unlink(),
    "a page of the spare made a folder": lambda root: (
        (spare_of(root) / "index.html").unlink(),
        put(spare_of(root), "index.html/a", b"by hand"),
    ),
    "a folder of the spare made a link": lambda root: (
        (spare_of(root) / "a").rename(root / "elsewhere"),
        (spare_of(root) / "a").symlink_to(root / "elsewhere"),
    ),
    "the spare deleted": lambda root: shutil.rmtree(spare_of(root)),
    "the spare made a file": lambda root: (shutil.rmtree(spare_of(root)), spare_of(root).write_text("by hand")),
    "the spare made a link": lambda root: (
        spare_of(root).rename(root / "elsewhere"),
        spare_of(root).symlink_to(root / "elsewhere"),
    ),
    "the manifest of the spare spoilt": lambda root: (spare_of(root) / MANIFEST).write_text("{}"),
    "the manifest of the site spoilt": lambda root: (root / "site" / MANIFEST).write_text("{}"),
    "the cache deleted": lambda root: shutil.rmtree(root / ".cache"),
    "the site deleted": lambda root: shutil.rmtree(root / "site"),
    "the site emptied": lambda root: (shutil.rmtree(root / "site"), (root / "site").mkdir()),
    "both deleted": lambda root: (shutil.rmtree(root / "site"), shutil.rmtree(root / ".cache")),
}


def replaced(place: Path) -> None:
    """Edit a file as most editors do: a new one takes its name."""
    put(place.parent, "new", b"by hand")
    (place.parent / "new").replace(place)


@pytest.mark.parametrize("builds", [1, 2])
@pytest.mark.parametrize("what", BETWEEN)
def test_what_happened_between_builds_is_mended(root: Path, what: str, builds: int) -> None:
    for files in (OLD, NEW)[:builds]:
        build(root / "site", root / ".cache", files)
    before = root / "before"
    shutil.copytree(root / "site", before)
    BETWEEN[what](root)
    with spare(root / "site", root / ".cache") as tree:
        # As a build does that has nothing to change: what earlier trees hold is taken, the rest written.
        wanted = {path: put(before, path, text.encode()) for path, text in NEXT.items()}
        for path in tree.take(wanted):
            put(tree.folder, path, NEXT[path].encode())
        tree.publish(wanted, {}, DAY)
    assert read(root / "site") == NEXT
    assert known(root).manifest == wanted
    build(root / "site", root / ".cache", OLD)
    assert read(root / "site") == OLD
    known(root)


def test_change_by_hand_of_a_shared_page_reaches_no_later_build(root: Path) -> None:
    build(root / "site", root / ".cache", OLD)
    (root / "site" / "index.html").write_text("hand", encoding="utf-8")  # in place: both trees have it now
    for _ in range(3):
        with spare(root / "site", root / ".cache") as tree:
            wanted = {path: put(root / "clean", path, text.encode()) for path, text in OLD.items()}
            for path in tree.take(wanted):
                put(tree.folder, path, OLD[path].encode())
            tree.publish(wanted, {}, DAY)
        assert read(root / "site") == OLD


@pytest.mark.parametrize("what", ["file", "link", "link to nothing"])
def test_file_or_link_is_refused(tmp_path: Path, what: str) -> None:
    out = tmp_path / "site"
    if what == "file":
        out.write_text("mine", encoding="utf-8")
    else:
        build(tmp_path / "other", tmp_path / ".cache", OLD)
        out.symlink_to(tmp_path / "other" if what == "link" else tmp_path / "nothing")
    before = names(tmp_path)
    with pytest.raises(UserError) as told, spare(out, tmp_path / ".cache"):
        pytest.fail("built")
    assert str(told.value) == f"{out}: found a file or link, wanted a folder for the site; choose another --out"
    assert names(tmp_path) == before


def test_folder_that_no_build_made_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "site/thesis.txt", b"mine")
    with pytest.raises(UserError) as told, spare(tmp_path / "site", tmp_path / ".cache"):
        pytest.fail("built")
    message = "found a folder that no build made; choose another --out, or empty it"
    assert str(told.value) == f"{tmp_path / 'site'}: {message}"
    assert (names(tmp_path), read(tmp_path / "site")) == ({"site"}, {"thesis.txt": "mine"})


def test_two_builds_of_one_folder_are_not_at_work_at_once(root: Path) -> None:
    with spare(root / "site", root / ".cache") as tree:
        with pytest.raises(UserError, match="another build of this folder at work"):
            build(root / "site", root / ".cache", NEW)
        build(root / "other", root / ".cache", NEW)
        tree.publish({path: put(tree.folder, path, text.encode()) for path, text in OLD.items()}, {}, DAY)
    assert (read(root / "site"), read(root / "other")) == (OLD, NEW)
    assert names(root) == {"site", "other", ".cache"}


def test_spare_lies_beside_where_the_cache_cannot_have_it(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")
    for files in (OLD, NEW):
        build(tmp_path / "site", tmp_path / ".cache", files)
        assert read(tmp_path / "site") == files
        assert names(tmp_path) == {"site", ".cache", ".site.building-spare"}
    (tmp_path / ".cache").unlink()
    build(tmp_path / "site", tmp_path / ".cache", NEXT)
    assert read(tmp_path / "site") == NEXT
    assert names(tmp_path) == {"site", ".cache"}


def test_spares_of_sites_that_are_gone_go(root: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "one", tmp_path / "deep" / "two", tmp_path / "stays", root / "site"):
        build(place, root / ".cache", OLD)
    shutil.rmtree(tmp_path / "one")
    shutil.rmtree(tmp_path / "deep")
    with spare(tmp_path / "busy", root / ".cache"):  # its site is not there yet
        build(root / "site", root / ".cache", NEW)
    assert names(root / ".cache" / "spare") == {"site", "..%2Fstays", "..%2Fbusy"}
    assert names(tmp_path) == {"root", "stays"}


STEPS = ["nothing", "out set aside", "new one in place"]


@pytest.mark.parametrize("step", STEPS)
def test_build_killed_on_its_way_through_a_third_name_is_mended(root: Path, step: str) -> None:
    build(root / "site", root / ".cache", OLD)
    build(root / "site", root / ".cache", NEW)
    places = Places(root / "site", root / ".cache")
    if step != "nothing":
        places.out.rename(places.aside)
    if step == "new one in place":
        spare_of(root).rename(places.out)
    places.lock.write_text("1\n", encoding="ascii")
    with spare(root / "site", root / ".cache") as tree:
        assert tree.published
        assert tree.published.whole
        assert read(root / "site") == (OLD if step == "new one in place" else NEW)
    build(root / "site", root / ".cache", NEXT)
    assert read(root / "site") == NEXT
    assert names(root) == {"site", ".cache"}


def test_second_tree_that_cannot_be_made_fails_no_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("macros.site.trees.spare.share", full)
    build(root / "site", root / ".cache", OLD)
    assert read(root / "site") == OLD
    assert not spare_of(root).exists()
    monkeypatch.undo()
    build(root / "site", root / ".cache", NEW)
    assert (read(root / "site"), stamp(spare_of(root)) is None) == (NEW, False)


def test_spare_stays_with_a_site_whose_folder_moves(root: Path) -> None:
    build(root / "site", root / ".cache", OLD)
    shutil.rmtree(root / "site")
    moved = root.rename(root.with_name("moved"))
    with spare(moved / "site", moved / ".cache") as tree:
        assert tree.kept
        assert tree.kept.manifest.keys() == OLD.keys()
        assert tree.published is None
    assert placing.hidden(moved / "site", "x").parent == moved

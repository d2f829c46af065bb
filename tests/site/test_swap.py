"""A finished folder takes the place of the published one in one step, and of nothing that is not ours."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.site import swap as room
from macros.site.swap import MANIFEST, aside, swap


def published(folder: Path, text: str) -> Path:
    """A folder as a build leaves it."""
    folder.mkdir()
    (folder / MANIFEST).write_text("{}", encoding="utf-8")
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def names(folder: Path) -> set[str]:
    """What lies in a folder, hidden things included."""
    return {path.name for path in folder.iterdir()}


def dead_process() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-S", "-c", ""])
    done.wait()
    return done.pid


def test_new_place(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    new = aside(out)
    assert new.parent == out.parent
    assert not out.exists()
    published(new / "x", "new")
    swap(new, out)
    assert names(tmp_path / "deep") == {"site"}
    assert (out / "x" / "index.html").read_text(encoding="utf-8") == "new"


def test_empty_place(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    new = aside(tmp_path / "site")
    published(new / "x", "new")
    swap(new, tmp_path / "site")
    assert names(tmp_path) == {"site"}
    assert names(tmp_path / "site") == {"x"}


@pytest.mark.parametrize("exchange", [True, False], ids=["in one step", "in two"])
def test_place_of_an_earlier_site(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(room, "_exchanged", lambda _one, _other: False)
    out = published(tmp_path / "site", "old")
    new = published(tmp_path / "new", "new")
    swap(new, out)
    assert names(tmp_path) == {"site"}
    assert (out / "index.html").read_text(encoding="utf-8") == "new"


def test_linux_exchanges_in_one_step(tmp_path: Path) -> None:
    one, other = published(tmp_path / "one", "1"), published(tmp_path / "other", "2")
    assert room._exchanged(one, other) is hasattr(ctypes.CDLL(None), "renameat2")
    assert (one / "index.html").read_text(encoding="utf-8") == "2"


def test_earlier_site_stays_until_the_swap(tmp_path: Path) -> None:
    out = published(tmp_path / "site", "old")
    new = aside(out)
    assert names(new) == set()
    assert (out / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("what", ["file", "link", "link to nothing"])
def test_file_or_link_is_refused(tmp_path: Path, what: str) -> None:
    out = tmp_path / "site"
    if what == "file":
        out.write_text("mine", encoding="utf-8")
    else:
        out.symlink_to(published(tmp_path / "other", "mine") if what == "link" else tmp_path / "nothing")
    before = names(tmp_path)
    with pytest.raises(UserError) as told:
        aside(out)
    assert str(told.value) == f"{out}: found a file or link, wanted a folder for the site; choose another --out"
    assert names(tmp_path) == before


def test_folder_that_no_build_made_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UserError) as told:
        aside(out)
    assert str(told.value) == f"{out}: found a folder that no build made; choose another --out, or empty it"
    assert names(tmp_path) == {"site"}
    assert names(out) == {"thesis.txt"}


def test_leftovers_of_dead_processes_alone_are_removed(tmp_path: Path) -> None:
    dead, alive = dead_process(), os.getppid()
    kept = {f".site.building-{alive}", ".other.building-1", "site.building-1"}
    for name in [*kept, f".site.building-{dead}", ".site.building-", f".site.building-{dead}-old"]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").touch()
    aside(tmp_path / "site")
    assert names(tmp_path) == kept | {f".site.building-{os.getpid()}"}


def test_process_of_another_user_is_alive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_process: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", forbidden)
    (tmp_path / ".site.building-1").mkdir()
    aside(tmp_path / "site")
    assert ".site.building-1" in names(tmp_path)


def test_killed_build_with_our_own_number_is_removed(tmp_path: Path) -> None:
    left = tmp_path / f".site.building-{os.getpid()}"
    left.mkdir()
    (left / "page.html").touch()
    assert aside(tmp_path / "site") == left
    assert names(left) == set()

"""Another process looks through the trees, and what it says is what this one would find."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros.site.trees.ahead import looking
from macros.site.trees.finished import Finished, finished
from macros.site.trees.spare import spare
from tests.site.trees.trees import build, read

OLD = {"index.html": "old", "a/index.html": "a"}
NEW = {"index.html": "new", "a/index.html": "a"}
ROOT = Path(__file__).parents[3]

# A process of its own: one that runs tests has several threads, and looks itself.
PROGRAM = """
import os, sys
from pathlib import Path
from macros.site.trees.ahead import looking
from macros.site.trees.finished import finished
out, cache = map(Path, sys.argv[1:])
os.sched_getaffinity = lambda _: {0, 1}
with looking(out, cache) as looked:
    found = looked()
    assert found == tuple(finished(one.folder, cache) for one in found), found
    values = [one.manifest.get("a/index.html") for one in found]
    assert all(value is values[0] for value in values)
    print(*(f"{one.folder.parent.name} {sorted(one.lost)} {sorted(one.foreign)}" for one in found), looked(), sep=", ")
"""


def other(out: Path, cache: Path) -> str:
    """What another process says of the trees."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, out, cache], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
def test_other_process_finds_what_this_one_would(tmp_path: Path) -> None:
    out, cache = tmp_path / "root" / "site", tmp_path / "root" / ".cache"
    assert other(out, cache) == "()"
    for files in (OLD, NEW):
        build(out, cache, files)
    (out / "more").write_text("by hand", encoding="utf-8")
    (cache / "spare" / "site" / "index.html").unlink()
    assert other(out, cache) == "root [] ['more'], spare ['index.html'] [], ()"


def test_where_no_process_helps_this_one_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0})
    build(tmp_path / "site", tmp_path / ".cache", OLD)
    with looking(tmp_path / "site", tmp_path / ".cache") as looked:
        assert looked() == ()
        with spare(tmp_path / "site", tmp_path / ".cache", looked()) as tree:
            assert isinstance(tree.published, Finished)
            assert tree.published == finished(tmp_path / "site", tmp_path / ".cache")
    assert read(tmp_path / "site") == OLD

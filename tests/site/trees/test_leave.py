"""A user without leave to write, as the system itself refuses it: told, or done without."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.site.trees.finished import standing
from tests.site.trees.trees import build, read

NOBODY = 65534
OLD, NEW = {"index.html": "old", "a/index.html": "a"}, {"index.html": "new", "a/index.html": "a"}

# As another user where this one is root, for whom no right binds; everything is imported before, lest it lie in a home.
PROGRAM = f"""
import os, sys
from pathlib import Path
from macros.reading.problem import UserError
from macros.site.trees.faults import told
from tests.site.trees.trees import build

out, cache = map(Path, sys.argv[1:])
if os.geteuid() == 0:
    os.setgroups([])
    os.setresgid({NOBODY}, {NOBODY}, {NOBODY})
    os.setresuid({NOBODY}, {NOBODY}, {NOBODY})
try:
    with told(out, cache):
        build(out, cache, {NEW})
except UserError as error:
    print(error)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user may enter, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        for path in Path(name).rglob("*"):
            path.chmod(0o755)


def another(out: Path, cache: Path) -> str:
    """What a user without leave is told who builds a site; nothing if it can be built."""
    command: list[str | Path] = [sys.executable, "-c", PROGRAM, out, cache]
    root = Path(__file__).parents[3]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_site_in_a_folder_that_cannot_be_written_stays(folder: Path) -> None:
    (folder / "web").mkdir()
    out, cache = folder / "web" / "site", folder / "cache"
    build(out, cache, OLD)
    (folder / "web").chmod(0o555)
    message = "found that this user may not read or write it, wanted leave to; change who may, or choose another --out"
    assert another(out, cache) == f"{out.with_name('.site.building-lock')}: {message}\n"
    assert read(out) == OLD
    assert standing(out, cache)


@pytest.mark.slow
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_site_is_built_without_a_cache_that_cannot_be_written(folder: Path, mode: int) -> None:
    for name in ("web", "cache"):
        (folder / name).mkdir()
    (folder / "web").chmod(0o777)
    (folder / "cache").chmod(mode)
    assert another(folder / "web" / "site", folder / "cache") == ""
    assert read(folder / "web" / "site") == NEW
    assert sorted(path.name for path in (folder / "web").iterdir()) == [".site.building-spare", "site"]
    shutil.rmtree(folder / "web")

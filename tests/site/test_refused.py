"""A build that the system refuses something: told with its place, the published site as it was; or it needs it not."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.processes import BUILD, environment, hashes

pytestmark = pytest.mark.slow

ROOM = "found no room left on the disk, wanted some for the site, its cache and temporary files; free some, or choose another --out"
LEAVE = "found that this user may not read or write it, wanted leave to; change who may, or choose another --out"

# what is refused -> the error, below which folder, after how many times, and how the line of the problem ends
REFUSED = {
    "room for the tree": ("ENOSPC", "root/.cache/spare", 150, ROOM),
    "room for the last file": ("ENOSPC", "root/.cache/spare/site/manifest.json", 1, ROOM),
    "room for temporary files": ("ENOSPC", "tmp", 5, ROOM),
    "leave beside the site": ("EACCES", "root", 0, LEAVE),
}


@pytest.fixture
def root(built_root: Path, tmp_path: Path) -> Path:
    """A copy of the minimal site, built, with one number changed since."""
    copied = Path(shutil.copytree(built_root, tmp_path / "root"))
    report = copied / "data" / "achievements" / "river-renewal-spending.yml"
    report.write_text(report.read_text(encoding="utf-8").replace("26000000", "31000000"), encoding="utf-8")
    return copied


def refused(root: Path, *how: str) -> subprocess.CompletedProcess[str]:
    """Build a site where something is refused."""
    environ = environment(root.parent / "tmp", PYTHONPATH=str(Path(__file__).parents[2]))
    command = [sys.executable, "-m", "tests.site.refusing", *how, *BUILD[3:], "--root", str(root)]
    return subprocess.run(command, cwd=root.parent, env=environ, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("what", REFUSED)
def test_refusal_is_told_and_the_published_site_stays(root: Path, built: Path, what: str) -> None:
    error, folder, after, told = REFUSED[what]
    shutil.rmtree(root / ".cache" / "pages")  # else nothing is made in temporary files
    done = refused(root, error, str(root.parent / folder), str(after))
    problem, last = done.stderr.splitlines()[-2:]
    assert done.returncode == 1
    assert problem.startswith(str(root.parent / folder))
    assert problem.endswith(f": {told}")
    assert last == "1 problem(s). Nothing was written."
    assert "Traceback" not in done.stderr
    assert hashes(root / "site") == hashes(built)
    assert [path.name for path in root.iterdir() if "building" in path.name] == []


@pytest.mark.parametrize("error", ["ENOSPC", "EROFS"])
def test_build_without_a_cache_gives_the_same_site(root: Path, error: str, tmp_path: Path) -> None:
    (root / ".cache").rename(tmp_path / "warm")
    (root / ".cache").mkdir()
    (root / ".cache" / "charts").symlink_to(tmp_path / "warm" / "charts")
    done = refused(root, error, str(root / ".cache"), "0")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (root / ".cache").iterdir()] == ["charts"]
    found = hashes(root / "site")
    shutil.rmtree(root / "site")
    again = refused(root, "EIO", str(tmp_path / "nowhere"), "0")
    assert again.returncode == 0, again.stderr
    assert hashes(root / "site") == found


def test_second_build_of_a_folder_is_told_of_the_first(root: Path, tmp_path: Path) -> None:
    environ, site = environment(tmp_path / "tmp"), hashes(root / "site")
    with subprocess.Popen(BUILD, cwd=root, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as first:
        while not (root / ".site.building-lock").exists():
            assert first.poll() is None
            time.sleep(0.02)
        os.kill(first.pid, signal.SIGSTOP)  # else it may be done before the second one looks
        try:
            second = subprocess.run(BUILD, cwd=root, env=environ, capture_output=True, text=True, check=False)
        finally:
            os.kill(first.pid, signal.SIGCONT)
        assert second.returncode == 1
        found = f"found another build of this folder at work, process {first.pid}"
        told = f"{root / 'site'}: {found}; wait for it, or choose another --out"
        assert second.stderr.splitlines()[1:] == [told, "1 problem(s). Nothing was written."]
        assert hashes(root / "site") == site
    assert first.returncode == 0
    assert hashes(root / "site") != site
    assert os.listdir(root / ".cache" / "spare") == ["site"]

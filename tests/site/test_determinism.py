"""The same data on the same day give the same bytes, wherever and under whatever settings they are built."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import copy_minimal
from tests.site import processes
from tests.site.processes import environment, hashes

pytestmark = pytest.mark.slow

SETTINGS = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.UTF-8", "PYTHONHASHSEED": "4294967295"},
)


def built_twice(*roots: Path) -> list[dict[str, str]]:
    """The hashes of what builds at the same time, one in each folder and each under other settings, made."""
    environs = [environment(root.parent / "tmp", **settings) for root, settings in zip(roots, SETTINGS, strict=True)]
    with ThreadPoolExecutor() as pool:
        return [hashes(site) for site in pool.map(processes.built, roots, environs)]


def test_two_builds_of_the_minimal_site_are_the_same(tmp_path: Path) -> None:
    one, other = built_twice(copy_minimal(tmp_path / "one"), copy_minimal(tmp_path / "another folder"))
    assert len(one) > 50
    assert one == other


@pytest.mark.parametrize(("cores", "umask"), [("1", "077"), ("3", "002")])
def test_cores_umask_and_order_of_files_change_nothing(
    built: Path, built_root: Path, tmp_path: Path, cores: str, umask: str
) -> None:
    again = tmp_path / "again"
    shutil.copytree(built_root, again, ignore=shutil.ignore_patterns("site", "spare", "made", "pages", "records"))
    environ = environment(tmp_path / "tmp", TZ="Asia/Kathmandu", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="77")
    here = {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "tests.site.elsewhere", cores, umask, *processes.BUILD[3:]]
    done = subprocess.run(command, cwd=again, env=environ | here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert hashes(again / "site") == hashes(built)


def test_drawings_of_an_earlier_build_change_nothing(built: Path, built_root: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(built_root, again, ignore=shutil.ignore_patterns("site"))
    assert hashes(processes.built(again, environment(tmp_path / "tmp"))) == hashes(built)

"""A build that is killed leaves the old site or the new one, whole."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.site.processes import BUILD, built, environment, hashes

pytestmark = pytest.mark.long

MOMENTS = [0.3, 0.45, 0.6, 0.7, 0.8, 0.86, 0.92, 0.96, 0.99, 1.02]
"""When builds are killed, as shares of the time that a whole one takes; the last steps are tried more often."""
_SOONER = 0.8


def whole(site: Path) -> bool:
    """Whether a site is what its manifest says."""
    found = hashes(site)
    del found["manifest.json"]
    return bool(found == json.loads((site / "manifest.json").read_text(encoding="utf-8"))["sha256"])


def killed(root: Path, environ: dict[str, str], after: float) -> bool:
    """Start a build, kill it after some seconds; whether it was still at work."""
    nowhere = subprocess.DEVNULL
    build = subprocess.Popen(BUILD, cwd=root, env=environ, stdout=nowhere, stderr=nowhere)
    try:
        build.wait(after)
    except subprocess.TimeoutExpired:
        os.kill(build.pid, signal.SIGKILL)
    return build.wait() == -signal.SIGKILL


def restored(old: Path, site: Path) -> None:
    """Put the old site back where a build put the new one."""
    if hashes(site) != hashes(old):
        shutil.rmtree(site)
        shutil.copytree(old, site)


def test_killed_build_leaves_the_old_site_or_the_new_one(built_root: Path, tmp_path: Path) -> None:
    environ = environment(tmp_path / "tmp")
    root, old, new = tmp_path / "root", built_root / "site", tmp_path / "new"
    shutil.copytree(built_root, root)
    report = root / "data" / "achievements" / "river-renewal-spending.yml"
    report.write_text(report.read_text(encoding="utf-8").replace("26000000", "31000000"), encoding="utf-8")
    built(root, environ, "--out", str(new))
    began = time.monotonic()  # the second build finds its drawings, as the killed ones do
    built(root, environ, "--out", str(new))
    seconds = time.monotonic() - began
    before, after = hashes(old), hashes(new)
    assert before != after
    for moment in MOMENTS:
        wait = seconds * moment
        while not killed(root, environ, wait):  # the machine was faster than before: once more, sooner
            wait *= _SOONER
            restored(old, root / "site")
        assert hashes(root / "site") in (before, after), moment
        assert whole(root / "site")
        restored(old, root / "site")
    assert hashes(built(root, environ)) == after
    assert sorted(path.name for path in root.iterdir() if "building" in path.name) == []

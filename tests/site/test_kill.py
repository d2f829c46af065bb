"""A build that is killed leaves the old site or the new one, whole, and the next one is as if nothing had been."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.site.processes import BUILD, built, environment, hashes

MOMENTS = [pytest.param(3, 1, marks=pytest.mark.slow), pytest.param(50, 20261122, marks=pytest.mark.long)]
"""How many builds are killed, and the seed that the moments are drawn from."""
LONGEST = 1.05
"""When a build is killed at the latest, as a share of the time that the last whole one took."""


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


def reported(root: Path, value: str) -> None:
    """Let the newest report of a site say another value."""
    report = root / "data" / "achievements" / "river-renewal-spending.yml"
    text = report.read_text(encoding="utf-8")
    report.write_text(re.sub(r"26000000|31000000", value, text), encoding="utf-8")


@pytest.mark.parametrize(("count", "seed"), MOMENTS)
def test_killed_build_leaves_the_old_site_or_the_new_one(
    built_root: Path, tmp_path: Path, count: int, seed: int
) -> None:
    environ, chance, killings = environment(tmp_path / "tmp"), random.Random(seed), 0
    root, clean = Path(shutil.copytree(built_root, tmp_path / "root")), {"26000000": hashes(built_root / "site")}
    reported(root, "31000000")
    clean["31000000"] = hashes(built(root, environ, "--out", str(tmp_path / "new")))
    began = time.monotonic()
    built(root, environ)
    seconds = time.monotonic() - began
    assert clean["26000000"] != clean["31000000"]
    for turn in range(4 * count):
        if killings == count:
            break
        old, new = ("31000000", "26000000") if turn % 2 == 0 else ("26000000", "31000000")
        reported(root, new)
        moment = chance.uniform(0.1, LONGEST)
        killings += killed(root, environ, seconds * moment)
        left = hashes(root / "site")
        assert left in (clean[old], clean[new]), moment
        assert whole(root / "site")
        began = time.monotonic()
        built(root, environ)
        assert hashes(root / "site") == clean[new], moment
        if left == clean[old]:  # else there was nothing left to do
            seconds = min(seconds, time.monotonic() - began)
    # A build that was done before its moment says nothing, and another takes its turn.
    assert killings == count
    assert sorted(path.name for path in root.iterdir() if "building" in path.name) == []

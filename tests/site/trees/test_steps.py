"""Wherever a publication is stopped, the site is the one before or the new one, and the next build mends the rest."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("how", "exchange"),
    [("killed", "one"), ("full", "one"), ("killed", "three"), pytest.param("full", "three", marks=pytest.mark.long)],
)
def test_publication_that_is_stopped_at_any_step_corrupts_nothing(tmp_path: Path, how: str, exchange: str) -> None:
    command: list[str | Path] = [sys.executable, "-m", "tests.site.trees.steps", tmp_path, how, exchange]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    steps = [int(count) for count in re.findall(r"before: (\d+) steps", done.stdout)]
    assert len(steps) == 3
    assert min(steps) > 30

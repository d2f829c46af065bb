"""Builds in processes of their own, and the trees that they leave."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

BUILD = (sys.executable, "-m", "macros", "build", "--as-of", "2026-06-01")


def environment(temporary: Path, **more: str) -> dict[str, str]:
    """What a process needs, with its own folder for temporary files."""
    temporary.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "PYTHONPATH")}
    return kept | {"TMPDIR": str(temporary)} | more


def built(root: Path, environ: dict[str, str], *more: str) -> Path:
    """Build a site in a process of its own, and return the folder that it is in."""
    done = subprocess.run((*BUILD, *more), cwd=root, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.removeprefix("Built ").strip())


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

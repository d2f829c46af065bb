"""The real site, built once for every test process and run that read the same files."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
AS_OF = "2026-11-22"
"""The day that the real site is built for."""

_INPUT = ("mkdocs.yml", "docs", "data", "macros", "requirements.lock")


def real_site() -> Path:
    """The folder of the built site; tests only read it. MINHBACH_SITE=DIR takes one that is there already."""
    if given := os.environ.get("MINHBACH_SITE"):
        return Path(given)
    cache = ROOT / ".cache" / "browser"
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / _digest()
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            command = [sys.executable, "-m", "macros", "build", "--root", str(ROOT), "--as-of", AS_OF]
            done = subprocess.run(
                [*command, "--out", str(folder)], capture_output=True, text=True, cwd=ROOT, check=False
            )
            assert done.returncode == 0, done.stderr
            _forget(cache)
    return folder


def _forget(cache: Path) -> None:
    """Remove what earlier runs built, but for the last three."""
    built = sorted((path for path in cache.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for old in built[:-3]:
        shutil.rmtree(old)


def _digest() -> str:
    """A name that changes with anything that the site is made from."""
    found = hashlib.sha256()
    for name in _INPUT:
        top = ROOT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(ROOT)} {path.stat().st_size}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]

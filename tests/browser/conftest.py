"""The real site, built once for every worker and run, and the browser that visits it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import DESK, PHONE, Tab, launched, served, tab

ROOT = Path(__file__).parents[2]
AS_OF = "2026-11-22"
_INPUT = ("mkdocs.yml", "docs", "data", "macros", "requirements.lock")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site. MINHBACH_SITE=DIR visits one that is there already."""
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


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="module")
def desk(browser: Browser, home: str) -> Iterator[Tab]:
    """A tab as wide as a desk's screen."""
    with tab(browser, home, viewport=DESK) as found:
        yield found


@pytest.fixture(scope="module")
def dark(browser: Browser, home: str) -> Iterator[Tab]:
    """A tab whose reader prefers dark colours."""
    with tab(browser, home, viewport=DESK, color_scheme="dark") as found:
        yield found


@pytest.fixture(scope="module")
def plain(browser: Browser, home: str) -> Iterator[Tab]:
    """A tab of a phone's width that runs no script."""
    with tab(browser, home, viewport=PHONE, java_script_enabled=False) as found:
        yield found

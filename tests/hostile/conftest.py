"""A site whose every text is hostile, built once for every worker, and the browser that visits it."""

from __future__ import annotations

import fcntl
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import launched, served
from tests.hostile.records import Texts, records

BASE = "/sub/path/"
_SETTINGS = f"""\
site_name: Hostile
site_url: https://example.org{BASE}
strict: true
theme:
  name: material
plugins:
  - macros:
      modules: [macros]
      on_error_fail: true
      on_undefined: strict
extra:
  minhbach:
    languages:
      en: English
      fr: Français
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def written() -> Texts:
    """What the hostile records hold."""
    return records()


@pytest.fixture(scope="session")
def hostile_site(written: Texts, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the built hostile site."""
    top = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    root, out = top / "hostile", top / "hostile-site"
    with (top / "hostile.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.is_dir():
            _write(root, written)
            command = [sys.executable, "-m", "macros", "build", "--root", str(root), "--out", str(out)]
            done = subprocess.run([*command, "--as-of", "2026-11-22"], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    return out


def _write(root: Path, written: Texts) -> None:
    """The folder that a person would write, its YAML in the form of JSON."""
    for kind, files in written.items():
        (root / "data" / kind).mkdir(parents=True)
        for name, content in files.items():
            (root / "data" / kind / f"{name}.yml").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    (root / "docs" / "words").mkdir(parents=True)
    (root / "docs" / "words" / "fr.yml").write_text("locale: fr\nname: Français\n", "utf-8")
    (root / "docs" / "macros.md").write_text("# Every macro\n\n{{ macros_reference() }}\n", "utf-8")
    (root / "mkdocs.yml").write_text(_SETTINGS, "utf-8")


@pytest.fixture(scope="session")
def hostile_home(hostile_site: Path) -> Iterator[str]:
    """The address of the served hostile site."""
    with served(hostile_site, BASE) as address:
        yield address

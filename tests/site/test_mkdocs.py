"""Plain MkDocs, without our command: every page of the default language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.processes import environment

pytestmark = pytest.mark.slow


def mkdocs(root: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` in a site's folder."""
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict"]
    environ = environment(temporary, SOURCE_DATE_EPOCH="1780272000")  # 1 June 2026
    return subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, check=False)


def pages(folder: Path) -> set[str]:
    """Every page of a built site."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_gives_every_page_of_the_default_language(minimal: Path, tmp_path: Path, built: Path) -> None:
    words = minimal / "docs" / "words" / "de.yml"
    words.parent.mkdir()
    words.write_text("name: Deutsch\nlocale: de-CH\n", encoding="utf-8")
    settings = minimal / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "      de: Deutsch\n", encoding="utf-8")
    done = mkdocs(minimal, tmp_path / "tmp")
    assert done.returncode == 0, done.stderr
    assert pages(minimal / "site") == pages(built)
    text = (minimal / "site" / "targets" / "renewal-spending-2028" / "index.html").read_text(encoding="utf-8")
    assert "about 26\N{NO-BREAK SPACE}million\N{NO-BREAK SPACE}CHF" in text
    assert "Behind" in text
    assert list((tmp_path / "tmp").glob("minhbach-*")) == []


def test_again_after_a_record_is_gone(minimal: Path, tmp_path: Path) -> None:
    assert mkdocs(minimal, tmp_path / "tmp").returncode == 0
    (minimal / "data" / "tasks" / "barrier-register.yml").unlink()
    assert mkdocs(minimal, tmp_path / "tmp").returncode == 0
    assert not (minimal / "site" / "tasks" / "barrier-register").exists()


def test_bad_data_are_told_without_a_traceback(minimal: Path, tmp_path: Path) -> None:
    path = minimal / "data" / "tasks" / "barrier-register.yml"
    path.write_text(path.read_text(encoding="utf-8") + "dueue: 2026\n", encoding="utf-8")
    done = mkdocs(minimal, tmp_path / "tmp")
    assert done.returncode == 1
    assert "data/tasks/barrier-register.yml:" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert not (minimal / "site").exists()


def test_wrong_call_is_told_with_page_and_line(minimal: Path, tmp_path: Path) -> None:
    with (minimal / "docs" / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n{{ anser() }}\n")
    done = mkdocs(minimal, tmp_path / "tmp")
    assert done.returncode == 1
    assert "found the macro 'anser', which does not exist; did you mean answer?" in done.stderr
    assert "docs/about.md:" in done.stderr
    assert "Traceback" not in done.stderr

"""The preview: it shows a change without a restart, tells a problem and keeps the old page."""

from __future__ import annotations

import queue
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest

from macros.reading.kept import remembered
from macros.reading.problem import UserError
from macros.site.serve import Followed, state
from macros.site.showing import Shown
from tests.conftest import AS_OF, Run
from tests.site.processes import environment

pytestmark = pytest.mark.slow

SERVE = (sys.executable, "-m", "macros", "serve", "--port", "0", "--as-of", "2026-06-01")
PAGE = "indicators/river-renewal-spending/"
PATIENCE = 120  # seconds; a machine that builds other things meanwhile is slow


class Preview:
    """A running preview, and the lines that it prints."""

    def __init__(self, root: Path, environ: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            SERVE, cwd=root, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.address = self.told("Serving ").split(" ")[1]

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def told(self, words: str) -> str:
        """The next line that holds these words; those before it are passed over."""
        while words not in (line := self.lines.get(timeout=PATIENCE)):
            pass
        return line

    def page(self, address: str = PAGE) -> str:
        """A page of the site as it is now, its spaces all alike."""
        with urllib.request.urlopen(self.address + address, timeout=10) as answer:
            return str(answer.read().decode("utf-8")).replace("\N{NO-BREAK SPACE}", " ")

    def stop(self) -> int:
        """Press Ctrl+C, and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def preview(minimal: Path, tmp_path: Path) -> Iterator[Preview]:
    """The preview of a copy of the minimal site."""
    running = Preview(minimal, environment(tmp_path / "tmp", PYTHONUNBUFFERED="1"))
    try:
        yield running
    finally:
        running.process.kill()
        running.process.communicate()


def test_change_shows_and_a_problem_keeps_the_page(preview: Preview, minimal: Path, tmp_path: Path) -> None:
    assert preview.address.endswith("/river-watch/")
    assert "about 26 million CHF" in preview.page()

    report = minimal / "data" / "achievements" / "river-renewal-spending.yml"
    good = report.read_text(encoding="utf-8").replace("26000000", "31000000")
    report.write_text(good, encoding="utf-8")
    preview.told("Pages show the change; the rest is being built.")
    assert "about 31 million CHF" in preview.page()
    assert "about 26 million CHF" not in preview.page()
    preview.told("Built again.")
    assert "about 31 million CHF" in preview.page()
    assert "31000000" in preview.page(f"{PAGE}data.json")

    report.write_text(good.replace("31000000", "1.000"), encoding="utf-8")
    assert "river-renewal-spending.yml:" in preview.told("found 1.000")
    assert "about 31 million CHF" in preview.page()

    report.write_text(good, encoding="utf-8")
    preview.told("Built again.")
    (minimal / "docs" / "about.md").write_text("Our *new* words", encoding="utf-8")
    preview.told("Built again.")
    assert "Our <em>new</em> words" in preview.page("about/")

    with pytest.raises(urllib.error.HTTPError, match="404"):
        preview.page("nowhere/")
    assert preview.stop() == 0
    preview.told("Stopped.")
    assert not (minimal / "site").exists()
    assert list((tmp_path / "tmp").glob("minhbach-*")) == []


def test_what_the_files_say_is_shown_before_it_is_built_and_built_once_for_all_changes(
    built_root: Path, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(built_root, tmp_path / "copy"))
    here, builder = Pipe()
    told: list[str] = []
    shown = Shown(root / "site")
    followed = Followed(root, AS_OF, shown, here, remembered(root), told.append, state(root))
    report = root / "data" / "achievements" / "river-renewal-spending.yml"
    text = report.read_text(encoding="utf-8")

    def look(value: str = "") -> bytes:
        """The page after the files were looked at, where there is another value now."""
        if value:
            report.write_text(text.replace("26000000", value), encoding="utf-8")
        followed.look()
        return (shown.page(f"{PAGE}index.html") or b"").replace("\N{NO-BREAK SPACE}".encode(), b" ")

    builder.send(None)
    followed.begin()
    assert builder.recv() is None

    assert b"about 31 million CHF" in look("31000000")
    assert builder.poll()
    builder.recv()
    assert b"about 33 million CHF" in look("33000000")
    assert not builder.poll()  # it is at work
    builder.send(None)
    assert b"about 33 million CHF" in look()  # what was built is older
    assert builder.poll()
    builder.recv()
    builder.send(None)
    assert b"about 26 million CHF" in look()  # as it was built, which nobody did here
    assert told == ["Pages show the change; the rest is being built."] * 2 + ["Built again."]

    assert b"about 26 million CHF" in look("1.000")
    assert "river-renewal-spending.yml:" in told[-1]
    assert not builder.poll()
    assert b"about 34 million CHF" in look("34000000")
    builder.recv()
    builder.send(UserError(["mkdocs.yml: no"]))
    assert b"about 26 million CHF" in look()  # the last good site
    assert told[-1] == "mkdocs.yml: no"

    builder.close()
    with pytest.raises(UserError, match="ended from outside"):
        look()


def test_taken_port_is_told(minimal: Path, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("serve", "--root", minimal, "--as-of", "2026-06-01", "--port", str(port))
    assert done.code == 1
    assert f"--port {port}: Address already in use; choose another, or 0 for a free one" in done.err

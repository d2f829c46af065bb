"""What all tests share: the smallest whole site, built once for a run, golden files, and no network."""

from __future__ import annotations

import gc
import os
import re
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.once import once

if TYPE_CHECKING:
    from macros.model.portfolio import Portfolio

# What is heavy is imported where it is used: the process that shares tests out among others needs none of it.

AS_OF = date(2026, 6, 1)
"""The day that the minimal site is built for: its target is behind, its task was due and has no report."""

MINIMAL = Path(__file__).parent / "sites" / "minimal"
_ALL_SLOW = re.compile(r"^pytestmark = \[?pytest\.mark\.(slow|long)\b", re.MULTILINE)
_NOT_COPIED = shutil.ignore_patterns("site", ".cache", ".*.building-*")

Golden = Callable[[str, str], None]
Run = Callable[..., "Ran"]


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files from what the code makes now")
    parser.addoption("--share", metavar="PART/PARTS:FOLDER", help="run what no other process takes: tests/sharing.py")


def pytest_configure(config: pytest.Config) -> None:
    """Properties are tried on fewer examples where the slow tests are left out; none fails on a machine that is busy."""
    gc.disable()  # until everything is imported
    if not config.getoption("numprocesses", None):  # this process runs tests
        import hypothesis

        hypothesis.settings.register_profile("fast", max_examples=20, deadline=None)
        hypothesis.settings.register_profile("whole", deadline=None)
        hypothesis.settings.load_profile("fast" if _fast(config) else "whole")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A file of nothing but slow tests is not imported where they are left out."""
    if collection_path.suffix != ".py" or not _fast(config):
        return None
    return True if _ALL_SLOW.search(collection_path.read_text(encoding="utf-8")) else None


def _fast(config: pytest.Config) -> bool:
    return "not slow" in config.getoption("markexpr")


def pytest_collection_finish() -> None:
    """What is imported stays: the collector of garbage, an eighth of all the time, need not look through it again."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 100)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run the part of the tests that this process takes, if it is one of several."""
    share = session.config.getoption("share")
    if not share or session.testsfailed or session.config.option.collectonly:
        return None
    from tests.sharing import run, taken

    run(taken(session.items, share), session)
    return True


@pytest.fixture(scope="session")
def data() -> Portfolio:
    """The records of this repository's own site, read once for each process; those of unchanged files as a build keeps them."""
    from macros.reading.kept import kept
    from macros.reading.load import load

    root = Path(__file__).parents[1]
    return load(root, ("en", "vi"), kept=kept(root))


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A test that asks another machine for anything fails."""
    connect = socket.socket.connect

    def local(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test asked {address[0]} for something; tests stay on this machine")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a golden file beside the test (`golden/NAME`); with --accept it writes the file."""

    def compare(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if request.config.getoption("accept"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden file {path.name}; make accept writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare


def few(rows: Iterable[str], *fast: str) -> list[Any]:
    """The rows of a table of whole runs: these few at once, the others with the slow tests."""
    slow = pytest.mark.slow
    return [row if row in fast else pytest.param(row, marks=slow) for row in rows]


def copy_minimal(folder: Path) -> Path:
    """A fresh copy of the minimal site below a folder."""
    return Path(shutil.copytree(MINIMAL, folder / "minimal", ignore=_NOT_COPIED))


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """A copy of the minimal site that a test may change."""
    return copy_minimal(tmp_path)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run that all its processes see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def _built(folder: Path) -> None:
    from macros.site.build import build
    from macros.site.settings import settings

    root = copy_minimal(folder)
    build(settings(root), root / "site", AS_OF)


@pytest.fixture(scope="session")
def built_root(shared: Path) -> Path:
    """A copy of the minimal site with its built site/ and its drawings, built once for a run; tests only read it."""
    return once(shared / "built", _built) / "minimal"


@pytest.fixture(scope="session")
def built(built_root: Path) -> Path:
    """The built folder of the minimal site; tests only read it."""
    return built_root / "site"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command of minhbach inside this process."""
    from macros.__main__ import main

    def command(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), out, err)

    return command

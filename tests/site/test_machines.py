"""A build whose parts other machines do: a cluster of Dask, here of two processes that outlive each build."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from macros.reading.problem import UserError
from macros.site.build import build
from macros.site.settings import settings
from macros.site.trees.files import walk
from tests.conftest import AS_OF, copy_minimal

# Its processes come and go with threads and sockets of their own.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

DOCS = Path(__file__).parents[2] / "docs"
PAGE = "contribute/speed-of-building.md"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two workers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from distributed import LocalCluster

        with LocalCluster(
            n_workers=2, processes=True, threads_per_worker=1, dashboard_address="127.0.0.1:0"
        ) as cluster:
            yield cluster.scheduler_address


def made(root: Path, scheduler: str) -> dict[str, bytes]:
    """The site that the workers make."""
    from distributed import Client

    with Client(scheduler) as client:
        build(settings(root), root / "site", AS_OF, helped=client.get_executor(pure=False))
    return files(root / "site")


def files(folder: Path) -> dict[str, bytes]:
    return {path: Path(entry.path).read_bytes() for path, entry in walk(folder)}


def alone(root: Path) -> dict[str, bytes]:
    """The site that this process makes of a folder, elsewhere and from nothing."""
    out = root.with_name("alone")
    build(settings(root), out, AS_OF)
    return files(out)


def test_the_bytes_are_those_of_one_process_before_and_after_a_change(
    minimal: Path, built: Path, scheduler: str
) -> None:
    """Workers that stay between two builds see what was changed, in the data and in the words."""
    assert made(minimal, scheduler) == files(built)
    report = minimal / "data" / "achievements" / "river-renewal-spending.yml"
    report.write_text(report.read_text("utf-8").replace("value: 26000000", "value: 27000000"), encoding="utf-8")
    words = minimal / "docs" / "words" / "en.yml"
    words.parent.mkdir()
    words.write_text("nav.due: What is due\n", encoding="utf-8")
    after = made(minimal, scheduler)
    assert after != files(built)
    assert after == alone(minimal)


def test_problems_that_a_worker_finds_are_told(minimal: Path, scheduler: str) -> None:
    about = minimal / "docs" / "about.md"
    about.write_text("# About\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"mkdocs\.yml: "):
        made(minimal, scheduler)
    assert not (minimal / "site").exists()


def program(language: str) -> str:
    (found,) = re.findall(
        r"^```python\n(.*?)^```", (DOCS / language / PAGE).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(found)


def test_the_program_of_the_guide_runs_as_printed(tmp_path: Path, scheduler: str) -> None:
    root = copy_minimal(tmp_path)
    (root / "many.py").write_text(program(""), encoding="utf-8")
    env = {**os.environ, "DASK_SCHEDULER_ADDRESS": scheduler, "PYTHONPATH": str(DOCS.parent)}
    done = subprocess.run([sys.executable, "many.py"], cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads((root / "site" / "manifest.json").read_text("utf-8"))["as_of"] == date.today().isoformat()
    assert program("vi") == program("")

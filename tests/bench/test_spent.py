"""What a run costs is seen from outside, its children included; and what only our builds make is noted apart."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from operator import attrgetter
from pathlib import Path

import pytest

from tests.bench.builders import change, ours
from tests.bench.spent import Spent, spent, written
from tests.bench.synthetic import ROOT
from tests.bench.timed import PARTS, parts

_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"
_MEASURED = """
import json, sys
from dataclasses import astuple
from pathlib import Path
from tests.bench.spent import spent
runs = (["-c", "pass"], ["-c", *sys.argv[1:]])
print(json.dumps([astuple(spent([[sys.executable, *run]], Path("."), {})) for run in runs]))
"""
_WORK = "import time; held = bytearray(b'x' * 80_000_000); end = time.process_time() + 0.2\nwhile time.process_time() < end: pass"


@pytest.mark.slow
def test_time_and_memory_of_children_count() -> None:
    # In a process of its own: what a child held when it was forked counts, and this one may hold a lot.
    told = subprocess.run([sys.executable, "-c", _MEASURED, _CHILD, _WORK], cwd=ROOT, check=True, capture_output=True)
    idle, busy = (Spent(*one) for one in json.loads(told.stdout))
    assert busy.cpu - idle.cpu > 0.19
    assert busy.wall > 0.19
    assert busy.largest - idle.largest > 70_000_000
    assert busy.tree >= busy.largest


def test_things_after_each_other_add_time_and_share_memory() -> None:
    assert Spent(1, 2, 30, 40).then(Spent(10, 20, 3, 4)) == Spent(11, 22, 30, 40)


@pytest.mark.slow
def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"stopped with 3\nno paper"):
        spent([[sys.executable, "-c", "import sys; print('no paper'); sys.exit(3)"]], tmp_path, {})


def test_files_and_bytes_are_counted_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a").write_bytes(b"123")
    (tmp_path / "in" / "b").write_bytes(b"45")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "a")
    assert written(tmp_path) == (2, 5)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_made_by_a_function_that_is_there(part: str) -> None:
    module, function = PARTS[part]
    assert callable(attrgetter(function)(import_module(module)))


@pytest.mark.parametrize(
    ("lines", "png"),
    [([], 0), (["png 1 2.0", "png 1 0.5", "cards 1 9"], 2.5), (["png 2 2.0", "png 2 4.0", "search 2 1"], 3)],
)
def test_a_part_takes_what_its_calls_took_shared_by_all_cores(tmp_path: Path, lines: list[str], png: float) -> None:
    (tmp_path / "notes").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert parts(tmp_path / "notes")["png"] == png
    assert set(parts(tmp_path / "absent").values()) == {0}


def test_a_change_gives_the_newest_report_of_the_middle_indicator_another_value(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "achievements"
    folder.mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / f"{name}.yml").write_text("- id: x\n  value: 1\n- id: y\n  value: 2.5\n", encoding="utf-8")
    change(tmp_path)
    change(tmp_path)
    assert [path.read_text("utf-8").count("value: 2.5") for path in sorted(folder.iterdir())] == [1, 0, 1]
    assert (folder / "b.yml").read_text("utf-8") == "- id: x\n  value: 1\n- id: y\n  value: 4.5\n"


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("cold", set()),
        ("pages", {".cache/charts/a", ".cache/records/a"}),
        ("unchanged", {".cache/charts/a", ".cache/pages/a", ".cache/records/a", ".site.spare/a", "site/a"}),
    ],
)
def test_what_is_kept_before_a_build_is_as_cold_as_it_says(tmp_path: Path, kind: str, left: set[str]) -> None:
    site = tmp_path / "site"
    for folder in (".cache/charts", ".cache/pages", ".cache/records", ".site.spare", "site"):
        (site / folder).mkdir(parents=True)
        (site / folder / "a").touch()
    ours(site)[kind].ready()
    assert {path.relative_to(site).as_posix() for path in site.rglob("a")} == left

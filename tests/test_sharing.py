"""Processes that share the tests of a run: every test is run, and by one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.sharing import main, taken

TESTS: list[Any] = [SimpleNamespace(path=f"test_{file}.py", name=str(at)) for file in range(7) for at in range(file)]


def in_turns(shares: list[Iterator[Any]]) -> list[list[Any]]:
    """What each process takes where all are as fast."""
    return [[test for test in found if test] for found in zip(*zip_longest(*shares), strict=True)]


@pytest.mark.parametrize("parts", [1, 2, 3, 9])
def test_every_test_is_taken_by_one_process(parts: int, tmp_path: Path) -> None:
    found = in_turns([taken(TESTS, f"{part}/{parts}:{tmp_path}") for part in range(parts)])
    assert sorted(id(test) for one in found for test in one) == sorted(map(id, TESTS))
    files = [{test.path for test in one} for one in found]
    assert sum(map(len, files)) == len({test.path for test in TESTS})
    assert parts > 6 or all(files), "one takes nothing"


def test_a_process_takes_what_the_others_leave(tmp_path: Path) -> None:
    first, second = (taken(TESTS, f"{part}/2:{tmp_path}") for part in range(2))
    one = next(second)
    rest = list(first)
    assert {test.path for test in rest} == {test.path for test in TESTS} - {one.path}
    assert {test.path for test in second} == {one.path}


@pytest.mark.slow
@pytest.mark.parametrize(("fails", "code"), [("test_a", 1), ("test_b", 1), ("", 0)])
def test_what_fails_in_any_process_fails(fails: str, code: int, tmp_path: Path, capfd: Any) -> None:
    for name in ("test_a", "test_b"):
        (tmp_path / f"{name}.py").write_text(f"def {name}(): assert {name!r} != {fails!r}\n", encoding="utf-8")
    root = Path(__file__).parents[1]
    done = main(2, ["-p", "tests.conftest", "-p", "no:cacheprovider", f"--rootdir={root}", str(tmp_path)])
    assert done == code
    said = capfd.readouterr().out
    assert sum(map(int, re.findall(r"(\d+) passed", said))) == (1 if fails else 2)
    assert sum(map(int, re.findall(r"(\d+) failed", said))) == (1 if fails else 0)

"""Codes: each is explained by examples that are true, and nothing is told without one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.reading.codes import CODES, GROUPS, Code, Example
from macros.reading.load import cautions, read
from macros.reading.problem import Problem, UserError
from macros.site.checking import checked
from macros.site.settings import settings
from tests.conftest import AS_OF, few
from tests.repositories import committed
from tests.test_documentation import GUIDES, story

ENGINE = Path(__file__).parents[2] / "macros"
SETTINGS = "site_name: Rivers\nsite_url: https://example.org/\nextra: {minhbach: {languages: {en: English}}}\n"

# Their examples are whole sites: pages, a past, 501 tasks.
WHOLE = {code.id for group in ("site", "kept") for code in GROUPS[group]} | {"id-of-a-page"}

# Codes that need more than one file to show: the files beside it.
BESIDE: dict[str, dict[str, str]] = {
    "missing-translation": {},
    "id-of-a-page": {f"data/tasks/task-{at}.yml": "title: {en: A}\nsource: water-plan-2024\n" for at in range(501)},
}


def write(root: Path, name: str, raw: bytes) -> None:
    """Write a file; what stands in its way, a file for a folder or the other way round, is left out."""
    path = root / name
    if path.is_dir():
        path.rename(root / "aside")
    for folder in path.parents:
        if folder.is_file():
            folder.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def found(root: Path, code: str, example: Example) -> list[Problem]:
    """What is wrong at the example's file, or beside it, when it stands in the sound site of the guide."""
    story(GUIDES[0], root)
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name, text in BESIDE.get(code, {}).items():
        write(root, name, text.encode())
    kept = CODES[code] in GROUPS["kept"]
    if kept:
        write(root, example.path, CODES[code].good.raw)
        committed(root)
    write(root, example.path, example.raw)
    problems = _of_data(root, code) if example.path.startswith("data") and not kept else _of_site(root, kept)
    assert all(isinstance(problem, Problem) for problem in problems)
    # A whole site is not written in two languages, nor 500 tasks with different titles.
    return [one for one in problems if isinstance(one, Problem) and (code not in BESIDE or one.path == example.path)]


def _of_data(root: Path, code: str) -> list[Problem | str]:
    if code == "id-of-a-page":
        return _of_site(root, kept=False)
    languages = ("en", "de") if code == "missing-translation" else ("en",)
    loaded = read(root, languages)
    return [*loaded.problems, *cautions(loaded, languages, AS_OF)]


def _of_site(root: Path, kept: bool) -> list[Problem | str]:
    try:
        told = checked(settings(root), AS_OF, against="HEAD" if kept else None)
    except UserError as error:
        return [*error.problems]
    return [*told.errors, *told.warnings]


@pytest.mark.parametrize("code", few(CODES, *CODES.keys() - WHOLE))
def test_the_bad_example_has_this_problem_and_no_other(code: str, tmp_path: Path) -> None:
    told = {problem.code for problem in found(tmp_path, code, CODES[code].bad)}
    assert told == {code} | ({"key-twice"} if code == "too-many-problems" else set())


@pytest.mark.parametrize("code", few(CODES, "unknown-key", "published-altered"))
def test_the_good_example_has_no_problem(code: str, tmp_path: Path) -> None:
    assert list(map(str, found(tmp_path, code, CODES[code].good))) == []


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_a_code_is_explained(code: Code) -> None:
    assert code.title[0].isupper() and not code.title.endswith(".")
    assert code.why.endswith(".")
    assert all(word.isalpha() and word.islower() or word == "8" for word in code.id.split("-"))


def test_no_code_stands_twice() -> None:
    assert len(CODES) == sum(map(len, GROUPS.values()))


# Who tells a problem -> which of its arguments is the code; a line and a column may come as one.
TELL = {"Problem": -2, "Finding": 3, "Unfit": 0, "report": 1, "_misplaced": 2}
# Texts that stand first among several as a code would, and are none.
NO_CODES = {"at-least", "at-most", "not-started", "official-statistics", "responsible-body", "rolls-over"}


def constants(path: Path) -> Iterator[str]:
    """The codes that a file tells: an argument of the call, or the text before the message where both come as a tuple."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            at = TELL.get(node.func.id if isinstance(node.func, ast.Name) else node.func.attr)
            found = node.args[at] if at is not None and len(node.args) > 1 else None
            if isinstance(found, ast.Constant):
                yield str(found.value)
        elif isinstance(node, ast.Tuple) and node.elts and isinstance(first := node.elts[0], ast.Constant):
            yield from re.findall("^[a-z0-9]+(?:-[a-z0-9]+)+$", str(first.value))


def test_every_code_that_is_told_is_explained() -> None:
    told = {
        code
        for room in ("reading", "site", "model")
        for path in (ENGINE / room).rglob("*.py")
        for code in constants(path)
    }
    assert len(told) > 60
    assert told - set(CODES) - NO_CODES == set()


def test_every_code_that_is_explained_is_told() -> None:
    """It stands in the engine as a text of its own, outside the list of codes."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in ENGINE.rglob("*.py") if "codes" not in path.parts)
    assert [code for code in CODES if f'"{code}"' not in text] == []

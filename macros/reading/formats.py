"""Problems as programs read them: annotations of GitHub's workflows, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

from macros.reading.problem import Problem, printable

Severity = Literal["error", "warning"]
Found = tuple[Severity, Problem | str]


def in_order(errors: Iterable[Problem | str], warnings: Iterable[Problem | str]) -> list[Found]:
    """Errors and warnings by file, line and column, each once; first those that are about no file."""
    both: set[Found] = {*(("error", one) for one in errors), *(("warning", one) for one in warnings)}
    return sorted(both, key=lambda found: (_place(found[1]), found[0]))


def _place(problem: Problem | str) -> tuple[str, int, int, str, str]:
    if isinstance(problem, str):
        return "", 0, 0, "", problem
    return problem.path, problem.line, problem.column, problem.code, problem.message


def github(found: Iterable[Found], folder: str) -> Iterator[str]:
    """A workflow command for each problem; folder: where the site is in the repository, such as "sites/one/" or ""."""
    for severity, problem in found:
        if isinstance(problem, str):
            yield f"::{severity} ::{_data(problem)}"
            continue
        place = f"file={_property(folder + problem.path)},line={problem.line},col={problem.column}"
        yield f"::{severity} {place},title={_property(problem.code)}::{_data(problem.message)}"


def _data(text: str) -> str:
    """The message of a workflow command: what would end it is encoded as GitHub decodes it, the rest is printable."""
    lines = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return printable(lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(found: Iterable[Found], as_of: date | None) -> str:
    """One JSON object: version, as_of, and the problems in order; null where a problem is about no file.

    {"version": 1, "as_of": "2026-06-01", "errors": 1, "warnings": 0, "problems": [{"severity": "error",
    "code": "unknown-key", "file": "data/…", "line": 5, "column": 1, "message": "…"}]}
    """
    problems = [_object(severity, problem) for severity, problem in found]
    counts = {f"{kind}s": sum(one["severity"] == kind for one in problems) for kind in ("error", "warning")}
    whole = {"version": 1, "as_of": as_of.isoformat() if as_of else None, **counts, "problems": problems}
    return json.dumps(whole, ensure_ascii=True, indent=2)


def _object(severity: Severity, problem: Problem | str) -> dict[str, Any]:
    if isinstance(problem, str):
        return {"severity": severity, "code": None, "file": None, "line": None, "column": None, "message": problem}
    return {
        "severity": severity,
        "code": problem.code,
        "file": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
    }

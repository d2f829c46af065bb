"""A report, or a correction of one, added to the file of what it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.model.achievement import Achievement
from macros.reading import yaml_file
from macros.reading.problem import UserError, did_you_mean
from macros.writing.appending import appended, begun
from macros.writing.draft import Draft
from macros.writing.identity import report_id

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEPT = ("unit", "measured", "series", "scope", "money")
"""What a correction is about is what the corrected report was about, unless it says otherwise."""


def report(root: Path, of: str, told: Mapping[str, Any]) -> Draft:
    """The file of reports about an indicator, task or system with one report more.

    told: keys and values of the report; its id is proposed where it is not among them.
    Raises UserError for a file with problems, and for a correction of a report that is not there.
    """
    if not _ID.fullmatch(of):
        raise UserError([f"found {of!r}, wanted the id of an indicator, task or system, such as clean-rivers"])
    path = f"data/achievements/{of}.yml"
    raw = _bytes(root / path)
    if raw is None:
        _refuse_correction(path, told)
        return begun(path, "achievements", _whole(told, ()))
    document = yaml_file.parse(path, raw)
    if document.problems:
        raise UserError(document.problems)
    held = [entry for entry in document.value or () if isinstance(entry, Mapping)]
    return appended(path, raw, _whole(_correcting(path, of, told, held), [str(entry.get("id")) for entry in held]))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _refuse_correction(path: str, told: Mapping[str, Any]) -> None:
    if "replaces" in told:
        raise UserError([f"{path}: found no such file, so no report {told['replaces']!r} that could be corrected"])


def _correcting(path: str, of: str, told: Mapping[str, Any], held: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """What was told, with what a correction takes from the report that it corrects."""
    if "replaces" not in told:
        return told
    key = told["replaces"].removeprefix(f"{of}.")
    old = next((entry for entry in held if entry.get("id") == key), None)
    if old is None:
        known = [str(entry.get("id")) for entry in held]
        raise UserError([f"{path}: found no report {key!r} that could be corrected; {did_you_mean(key, known)}"])
    return {**{name: old[name] for name in _KEPT if name in old}, **told, "replaces": key}


def _whole(told: Mapping[str, Any], taken: list[str] | tuple[()]) -> dict[str, Any]:
    """The report with an id, its keys in the order of the model."""
    named = {"id": report_id(told, taken), **told}
    order = list(Achievement.model_fields)
    return dict(sorted(named.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))

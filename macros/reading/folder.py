"""What data/ holds: the files of records, in order; whatever else it is becomes a problem."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.model.portfolio import KINDS
from macros.model.record import Id
from macros.reading.problem import Problem, did_you_mean

# What data/ may hold beside records: the schemas that we write, and notes for people.
_ASIDE = {"schema"}
_NOTES = (".md", ".txt")
_ID: TypeAdapter[str] = TypeAdapter(Id)

Report = Callable[[Problem], Any]


def record_files(root: Path, drafts: Collection[str], report: Report) -> Iterator[Path]:
    """Every record file of a site's folder, in order, and every draft of one; what is none is reported or a note."""
    data = root / "data"
    if not data.is_dir():
        message = "found no folder, wanted one with records; see the page about data/"
        report(Problem("data", 1, 1, "no-data", message))
        return
    drafted = {root / name for name in drafts}
    folders = {path.parent for path in drafted}
    for folder in sorted({*data.iterdir(), *folders}):
        if folder.name.startswith(".") or folder.name in _ASIDE or (folder.is_file() and folder.name.endswith(_NOTES)):
            continue
        if (fault := _fault_of_folder(folder, folder in folders)) is not None:
            code, message = fault
            report(Problem(f"data/{folder.name}", 1, 1, code, message))
            continue
        # Asked of the folder, whether each is a file costs nothing; asked of tens of thousands of paths, it does.
        held = {one.name: one.is_file(follow_symlinks=False) for one in os.scandir(folder)} if folder.is_dir() else {}
        held = {path.name: True for path in drafted if path.parent == folder} | held
        for name, is_file in sorted(held.items()):
            if name.startswith(".") or (is_file and name.endswith(_NOTES)):
                continue
            if (fault := _fault(name, is_file)) is not None:
                code, message = fault
                report(Problem(f"data/{folder.name}/{name}", 1, 1, code, message))
            else:
                yield folder / name


def _fault_of_folder(folder: Path, drafted: bool) -> tuple[str, str] | None:
    """Code and message of what keeps a folder from being read."""
    if folder.is_symlink():
        return "no-file", "found a link, wanted a folder; put the records here"
    if folder.name not in KINDS or not (folder.is_dir() or drafted):
        return "unknown-folder", f"is no kind of record; {did_you_mean(folder.name, KINDS)}"
    return None


def _fault(name: str, is_file: bool) -> tuple[str, str] | None:
    """Code and message of what keeps something in a folder from being read as a record's file."""
    stem, ending = os.path.splitext(name)
    if not is_file:
        return "no-file", "found a link or folder, wanted a file; put the record's text here"
    if ending != ".yml":
        return "wrong-ending", f"found the ending {ending or 'missing'}, wanted .yml; rename the file"
    if not _is_id(stem):
        return "no-id", f"found the id {stem!r}, wanted lowercase words joined by dashes; rename the file"
    return None


def _is_id(stem: str) -> bool:
    try:
        return bool(_ID.validate_python(stem))
    except ValidationError:
        return False

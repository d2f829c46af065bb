"""What data/ holds: the files of records, in order; whatever else it is becomes a problem."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.model.portfolio import KINDS
from macros.model.record import Id
from macros.reading.problem import Problem, did_you_mean

# What data/ may hold beside records: the schemas that we write, and notes for people.
_ASIDE = {"schema"}
_NOTES = {".md", ".txt"}
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
        if folder.name.startswith(".") or folder.name in _ASIDE or (folder.is_file() and folder.suffix in _NOTES):
            continue
        if (fault := _fault_of_folder(folder, folder in folders)) is not None:
            code, message = fault
            report(Problem(f"data/{folder.name}", 1, 1, code, message))
            continue
        held = folder.iterdir() if folder.is_dir() else ()
        found = {path.name: path for path in (*held, *(path for path in drafted if path.parent == folder))}
        for name, path in sorted(found.items()):
            if name.startswith(".") or (path.suffix in _NOTES and _is_file(path)):
                continue
            if (fault := _fault(path, path in drafted)) is not None:
                code, message = fault
                report(Problem(f"data/{folder.name}/{name}", 1, 1, code, message))
            else:
                yield path


def _fault_of_folder(folder: Path, drafted: bool) -> tuple[str, str] | None:
    """Code and message of what keeps a folder from being read."""
    if folder.is_symlink():
        return "no-file", "found a link, wanted a folder; put the records here"
    if folder.name not in KINDS or not (folder.is_dir() or drafted):
        return "unknown-folder", f"is no kind of record; {did_you_mean(folder.name, KINDS)}"
    return None


def _fault(path: Path, drafted: bool) -> tuple[str, str] | None:
    """Code and message of what keeps a path from being read as a record's file."""
    if not _is_file(path) and (path.is_symlink() or not drafted):
        return "no-file", "found a link or folder, wanted a file; put the record's text here"
    if path.suffix != ".yml":
        return "wrong-ending", f"found the ending {path.suffix or 'missing'}, wanted .yml; rename the file"
    if not _is_id(path.stem):
        return "no-id", f"found the id {path.stem!r}, wanted lowercase words joined by dashes; rename the file"
    return None


def _is_file(path: Path) -> bool:
    """Whether a path is a file, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _is_id(stem: str) -> bool:
    try:
        return bool(_ID.validate_python(stem))
    except ValidationError:
        return False

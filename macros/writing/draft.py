"""A file as it would be: tried with all the other data before it is written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from macros.reading.kept import looked_up
from macros.reading.load import cautions, read
from macros.reading.problem import Problem, UserError


@dataclass(frozen=True)
class Draft:
    """A file of data/ as it would be. `before`: its bytes now, None where there is no such file.

    `keys`: number of each new line -> the key of the record that it tells.
    """

    path: str
    before: bytes | None
    after: bytes
    keys: Mapping[int, str]

    def row(self, number: int) -> str:
        """The text of a line, counted from one."""
        return self.after.decode("utf-8", "replace").splitlines()[number - 1]


def tried(root: Path, languages: Iterable[str], drafts: Sequence[Draft], day: date) -> list[Problem]:
    """Read all data with the drafts in their places; nothing is written. The warnings about new lines, on a day.

    Raises UserError with every error that `minhbach check` would find, those of new lines with their text.
    """
    known, new = tuple(languages), {draft.path: draft for draft in drafts}
    loaded = read(root, known, kept=looked_up(root), drafts={draft.path: draft.after for draft in drafts})
    if loaded.problems:
        raise UserError(_told(problem, new) for problem in loaded.problems)
    return [_told(doubt, new) for doubt in cautions(loaded, known, day) if _is_new(doubt, new)]


def _told(problem: Problem, drafts: Mapping[str, Draft]) -> Problem:
    """A problem of a line that no file has yet, with the text of the line."""
    if not _is_new(problem, drafts):
        return problem
    row = drafts[problem.path].row(problem.line).strip()
    return replace(problem, message=f"{problem.message} (in the new line: {row})")


def _is_new(problem: Problem, drafts: Mapping[str, Draft]) -> bool:
    return problem.path in drafts and problem.line in drafts[problem.path].keys


def write(root: Path, drafts: Iterable[Draft]) -> None:
    """Write each draft in one step, so that no reader ever sees half of it.

    Raises UserError for a file that was written by somebody else in the meantime.
    """
    for draft in drafts:
        path = root / draft.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
            beside.write(draft.after)
        try:
            # A file that only its writer may read would be a surprise in a shared folder.
            os.chmod(beside.name, path.stat().st_mode if path.exists() else 0o644)
            _place(Path(beside.name), path, draft)
        finally:
            Path(beside.name).unlink(missing_ok=True)


def _place(beside: Path, path: Path, draft: Draft) -> None:
    if draft.before is None:
        try:
            os.link(beside, path)  # which, other than a rename, never overwrites
        except FileExistsError:
            raise UserError([f"{draft.path}: found a file of this name; nothing is overwritten"]) from None
    elif path.read_bytes() != draft.before:
        raise UserError([f"{draft.path}: somebody changed the file in the meantime; try again"])
    else:
        beside.replace(path)

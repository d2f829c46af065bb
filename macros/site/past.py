"""A site as it was at a ref of its repository."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from macros.reading.git import unpacked
from macros.reading.kept import looked_up
from macros.reading.load import Loaded, read
from macros.reading.problem import Problem, UserError
from macros.site.settings import settings


@dataclass(frozen=True)
class Past:
    """What a site held at a ref: its languages, and its records with their files and problems.

    unread: those of the problems that keep a file from being read.
    """

    ref: str
    languages: Mapping[str, str]
    loaded: Loaded
    unread: tuple[Problem, ...]


def past(root: Path, ref: str) -> Past:
    """What the site in a folder held at a ref of the repository around it.

    Raises UserError, with the ref before each file, where there is no such site.
    """
    with unpacked(root, ref) as folder, _named_after(ref):
        (folder / "docs").mkdir()  # without it, a folder is no site
        languages = settings(folder).languages
        loaded = read(folder, languages, kept=looked_up(root))
        unread = (problem for document in loaded.documents.values() for problem in document.problems)
        problems, unread_ = (tuple(_placed(ref, one) for one in found) for found in (loaded.problems, unread))
        return Past(ref, languages, replace(loaded, problems=problems), unread_)


@contextmanager
def _named_after(ref: str) -> Iterator[None]:
    try:
        yield
    except UserError as error:
        told = (_placed(ref, one) if isinstance(one, Problem) else f"{ref}: {one}" for one in error.problems)
        raise UserError(told) from None


def _placed(ref: str, problem: Problem) -> Problem:
    """A problem of a file at a ref, the file named as git names it."""
    return replace(problem, path=f"{ref}:{problem.path}")

"""A site as it was at a ref of its repository."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from macros.reading.git import unpacked
from macros.reading.load import Loaded, read
from macros.reading.problem import Problem, UserError
from macros.site.settings import settings


@dataclass(frozen=True)
class Past:
    """What a site held at a ref: its languages, and its records with their files.

    Every file could be read; `loaded.problems` are the rules between records that do not hold there.
    """

    ref: str
    languages: Mapping[str, str]
    loaded: Loaded


def past(root: Path, ref: str) -> Past:
    """What the site in a folder held at a ref of the repository around it.

    Raises UserError, with the ref before each file, where it cannot be read.
    """
    with unpacked(root, ref) as folder, _named_after(ref):
        (folder / "docs").mkdir()  # without it, a folder is no site
        languages = settings(folder).languages
        loaded = read(folder, languages)
        if unread := [problem for document in loaded.documents.values() for problem in document.problems]:
            raise UserError(unread)
        return Past(ref, languages, replace(loaded, problems=tuple(_placed(ref, one) for one in loaded.problems)))


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

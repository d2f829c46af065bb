"""What a user has to mend, and where."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place: what was found, what was wanted, what to do; its code says more (reading/codes/)."""

    path: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: {self.message} [{self.code}]"
        return printable(text)


def printable(text: str) -> str:
    """A text with each letter spelt out that a terminal would obey: a key or the name of a file may hold one."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)


class UserError(Exception):
    """Everything that stops the work and that its user can mend; printed at the door, without a traceback."""

    def __init__(self, problems: Iterable[Problem | str]) -> None:
        found = tuple(problems)
        lines = [problem for problem in found if isinstance(problem, str)]
        placed = sorted({problem for problem in found if isinstance(problem, Problem)})
        self.problems: tuple[Problem | str, ...] = (*placed, *lines)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[UserError], tuple[tuple[Problem | str, ...]]]:
        """How it comes home from another process: with its problems, and not with their text."""
        return type(self), (self.problems,)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A half-sentence that offers the nearest known word, or names a few of them."""
    names = sorted(known)
    if near := difflib.get_close_matches(word, names, n=1):
        return f"did you mean {near[0]}?"
    if not names:
        return "there is none yet"
    return f"known: {', '.join(names[:12])}{', …' if len(names) > 12 else ''}"

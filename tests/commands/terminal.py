"""A terminal for commands that ask: somebody who types one answer after the other."""

from __future__ import annotations

import io

import pytest


class Typist(io.StringIO):
    """Standard input that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Answer the questions of a command, each with a line."""
    monkeypatch.setattr("sys.stdin", Typist("".join(f"{answer}\n" for answer in answers)))

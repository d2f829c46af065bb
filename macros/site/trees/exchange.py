"""Two folders exchange their names."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


def exchange(new: Path, out: Path, aside: Path) -> None:
    """Put a folder into the place of the published one, which takes its place; an empty place is simply taken.

    In one step where the system can exchange two names (Linux); else by way of a third name, in three.
    """
    if vacant(out):
        new.rename(out)
    elif not _exchanged(new, out):
        out.rename(aside)
        try:
            new.rename(out)
        except OSError:
            aside.rename(out)
            raise
        aside.rename(new)


def vacant(out: Path) -> bool:
    """Whether a name stands for nothing, or for an empty folder."""
    return not out.exists() or not any(out.iterdir())


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two names now stand for each other's folder."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0

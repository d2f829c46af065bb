"""A program that runs minhbach as another machine would: `python -m … CORES UMASK ARGUMENTS`, folders listed backwards."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any, Self

from macros.__main__ import main

listdir, scandir = os.listdir, os.scandir


def backwards(*place: Any) -> list[Any]:
    """What stands in a folder, in the order that no file system gives of itself."""
    return sorted(listdir(*place), reverse=True)


class Scanned:
    """The same, with what the system knows of each."""

    def __init__(self, *place: Any) -> None:
        with scandir(*place) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self.entries

    def __next__(self) -> os.DirEntry[str]:
        return next(self.entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nothing is open any more."""


if __name__ == "__main__":
    _, cores, umask, *arguments = sys.argv
    os.sched_getaffinity = lambda _: set(range(int(cores)))
    os.umask(int(umask, 8))
    # Each stands in for a function with several signatures, of which one that takes anything is none.
    os.listdir, os.scandir = backwards, Scanned  # type: ignore[assignment]
    main(arguments)

"""A build of our own that notes how long search, PNG images and cards took, which no other builder of the bench makes.

    python -m tests.bench.timed NOTES build --root FOLDER ...

What follows NOTES are the words of the `minhbach` command line. Nothing is loaded for the sake of the notes: a
function is wrapped when the build itself loads its module, in every process that the build starts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import reduce, wraps
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

PARTS = {
    "search": ("macros.site.indexing", "indexed"),
    "png": ("macros.site.drawings", "Drawings.png"),
    "cards": ("macros.site.cards", "card"),
}
"""The module and the function that makes each part."""

_NOTES = "MINHBACH_BENCH_NOTES"


def parts(notes: Path) -> dict[str, float]:
    """Seconds by which each part makes the build longer: what its calls took, shared by all cores."""
    taken = dict.fromkeys(PARTS, 0.0)
    for line in notes.read_text("utf-8").splitlines() if notes.is_file() else ():
        part, cores, seconds = line.split()
        taken[part] += float(seconds) / int(cores)
    return taken


class _Watching(Loader):
    """Loads a module as its own loader does, and wraps the functions that are to be noted."""

    def __init__(self, loader: Loader, wanted: Sequence[tuple[str, str]], notes: str) -> None:
        self.loader, self.wanted, self.notes = loader, wanted, notes

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        for part, path in self.wanted:
            *within, name = path.split(".")
            place: Any = reduce(getattr, within, module)
            setattr(place, name, _noted(getattr(place, name), part, self.notes))


class _Finder:
    """Finds the modules of the parts where they are, and has them watched."""

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: Any = None) -> ModuleSpec | None:
        wanted = [(part, function) for part, (module, function) in PARTS.items() if module == name]
        found = PathFinder.find_spec(name, path, target) if wanted else None
        if found is not None and found.loader is not None:
            found.loader = _Watching(found.loader, wanted, os.environ[_NOTES])
        return found


def _noted(function: Callable[..., Any], part: str, notes: str) -> Callable[..., Any]:
    """A function whose every call leaves a line: the part, the cores that the build has, and the seconds.

    While one core is at a part, the others are at other work.
    """
    cores = len(os.sched_getaffinity(0))

    @wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            line = f"{part} {cores} {time.perf_counter() - began:.6f}\n"
            with open(notes, "a", encoding="utf-8") as out:
                out.write(line)

    return timed


def main() -> None:
    """Run our command line; a process that it starts anew comes here by importing this module."""
    os.environ[_NOTES] = sys.argv[1]
    _watch()
    from macros.__main__ import main as command_line

    command_line(sys.argv[2:])


def _watch() -> None:
    if _NOTES in os.environ:
        sys.meta_path.insert(0, _Finder())


if __name__ == "__main__":
    main()
else:
    _watch()

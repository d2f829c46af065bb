"""Hashes of what things are made from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any


def hash_of(*parts: Any) -> str:
    """The hash of values as JSON; what JSON does not know is as it is printed."""
    return sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()


def hash_of_lines(*lines: str) -> str:
    """The hash of texts of one line each: of millions of them, JSON would take longer than the hash."""
    return sha256("\n".join(lines).encode()).hexdigest()


def hashes(root: Path, among: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Path and hash of every file among some files and folders below a root, in their order."""
    for name in among:
        for path in sorted(_below(root / name)):
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    yield path.removeprefix(f"{root}{os.sep}").replace(os.sep, "/"), sha256(file.read()).hexdigest()


def _below(place: Path) -> Iterator[str]:
    """A place and all names below it, as text: a country has tens of thousands, and a path takes longer than its file."""
    yield str(place)
    for folder, _, names in os.walk(place):
        yield from (os.path.join(folder, name) for name in names)

"""Hashes of what things are made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any


def hash_of(*parts: Any) -> str:
    """The hash of values as JSON; what JSON does not know is as it is printed."""
    return sha256(json.dumps(parts, default=str, sort_keys=True).encode()).hexdigest()


def hashes(root: Path, among: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Path and hash of every file among some files and folders below a root, in their order."""
    for name in among:
        for path in sorted([root / name, *(root / name).rglob("*")]):
            if path.is_file():
                yield path.relative_to(root).as_posix(), sha256(path.read_bytes()).hexdigest()

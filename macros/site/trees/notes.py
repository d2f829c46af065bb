"""What trees were made from: a note for each, kept in the cache by the manifest of the tree, and never needed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.site.trees.files import put

_FOLDER = "made"


def note(cache: Path, digest: str, made: Mapping[str, str]) -> None:
    """Keep what the tree with this manifest was made from; a cache that cannot be written makes a build slower only."""
    try:
        put(cache / _FOLDER, f"{digest}.{os.getpid()}", json.dumps(made, sort_keys=True).encode())
        (cache / _FOLDER / f"{digest}.{os.getpid()}").replace(_place(cache, digest))
    except OSError:
        return


def notes(cache: Path, digest: str) -> Mapping[str, str]:
    """What the tree with this manifest was made from; nothing where the note is gone or spoilt."""
    try:
        return hashes(json.loads(_place(cache, digest).read_bytes()))
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def forget(cache: Path, digest: str) -> None:
    """Take away the note of a tree that is no more."""
    try:
        _place(cache, digest).unlink(missing_ok=True)
    except OSError:
        return


def _place(cache: Path, digest: str) -> Path:
    return cache / _FOLDER / f"{digest}.json"


def hashes(found: Any) -> dict[str, str]:
    """A mapping of texts as JSON gives it; raises TypeError for anything else."""
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise TypeError
    return found

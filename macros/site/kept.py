"""Files kept on disk by the hash of everything that they depend on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SORTED = json.JSONEncoder(sort_keys=True)


@dataclass(frozen=True)
class Kept:
    """Makes a file once: the same parts give the file of the first time."""

    folder: Path

    def __call__(self, parts: Any, form: str, make: Callable[[], bytes]) -> bytes:
        """What `make` made, now or before. parts: JSON of all that it depends on; form: the ending of its name."""
        path = self.path(parts, form)
        try:
            return path.read_bytes()
        except OSError:
            made = make()
            self.keep(path, made)
            return made

    def path(self, parts: Any, form: str) -> Path:
        """Where the file of these parts is kept."""
        return self.folder / f"{hashlib.sha256(_SORTED.encode(parts).encode()).hexdigest()}.{form}"

    def keep(self, path: Path, made: bytes) -> None:
        """Put a file aside in one step; a folder that cannot be written is only slower."""
        part = path.with_suffix(f".{os.getpid()}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(made)
            part.replace(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)  # half a file takes the room that is wanted


def without(cache: Path) -> str:
    """What to tell of a cache in which nothing can be kept; nothing of any other."""
    if os.access(cache, os.R_OK | os.W_OK | os.X_OK):
        return ""
    return f"{cache}: cannot be written, so nothing is kept there; the next build takes as long"

"""Files kept on disk by the hash of everything that they depend on."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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
        text = json.dumps(parts, sort_keys=True)
        return self.folder / f"{hashlib.sha256(text.encode()).hexdigest()}.{form}"

    def keep(self, path: Path, made: bytes) -> None:
        """Put a file aside in one step; a folder that cannot be written is only slower."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}")
            part.write_bytes(made)
            part.replace(path)
        except OSError:
            return

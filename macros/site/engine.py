"""What makes a site beside its own files: this program and the packages that it runs with."""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from pathlib import Path

_OURS = Path(__file__).parents[1]


@lru_cache(maxsize=1)
def engine() -> str:
    """The hash of every file of ours, of the versions of all packages, and of Python's; only what it makes alike is kept."""
    found = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in _OURS.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        found.update(f"{path.relative_to(_OURS).as_posix()}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    # A package's folder of metadata is named after its version.
    for name in sorted(path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")):
        found.update(f"{name}\n".encode())
    return found.hexdigest()

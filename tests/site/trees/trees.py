"""Trees as tests make and read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from macros.site.trees.files import put, walk
from macros.site.trees.finished import MANIFEST
from macros.site.trees.spare import spare

DAY = date(2026, 6, 1)


def build(out: Path, cache: Path, files: Mapping[str, str], made: Mapping[str, str] | None = None) -> None:
    """Publish a site of these files, as the build of a site does: what an earlier tree holds is taken from there."""
    with spare(out, cache) as tree:
        manifest = {path: put(tree.folder, path, text.encode()) for path, text in files.items()}
        tree.publish(manifest, made or {}, DAY)


def read(folder: Path) -> dict[str, str]:
    """The text of every file of a tree but its manifest."""
    found = {path: Path(entry.path).read_text(encoding="utf-8") for path, entry in walk(folder)}
    return {path: text for path, text in found.items() if path != MANIFEST}


def names(folder: Path) -> set[str]:
    """What lies in a folder, hidden things included."""
    return {path.name for path in folder.iterdir()}

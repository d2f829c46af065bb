"""What is known of a finished tree: what its manifest says, what it was made from, and what of it still stands so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.site.trees.files import put, walk
from macros.site.trees.notes import hashes, notes

MANIFEST = "manifest.json"

Seen = dict[str, tuple[int, int]]
"""By path the inode of a file, and when it was written, in nanoseconds."""


@dataclass(frozen=True)
class Finished:
    """A tree that a build finished.

    manifest: SHA-256 of each file by its path; digest: that of the manifest itself; made: what the build noted, digests
    by name, empty where the note is gone; lost: paths that are named and are not as they were written; foreign: paths
    that are there and not named.
    """

    folder: Path
    manifest: Mapping[str, str]
    digest: str
    made: Mapping[str, str]
    lost: frozenset[str]
    foreign: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether every file is as it was written, and there is no other."""
        return not self.lost and not self.foreign

    def holds(self, path: str, digest: str) -> bool:
        """Whether a file with these bytes stands in the tree."""
        return self.manifest.get(path) == digest and path not in self.lost


def finished(folder: Path, cache: Path, seen: Seen | None = None) -> Finished | None:
    """What is known of a tree; None if no build has finished it.

    A file is as it was written if it is not newer than the manifest, which is written last. seen: the files of another
    tree, to which those of this one are added: both hold most by hard links, and each is asked for its day once.
    """
    seen = {} if seen is None else seen
    try:
        content = (folder / MANIFEST).read_bytes()
        limit = (folder / MANIFEST).lstat().st_mtime_ns
        manifest = hashes(json.loads(content)["sha256"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
    digest = hashlib.sha256(content).hexdigest()
    lost, foreign = set(manifest), set()
    for path, entry in walk(folder):
        if path not in manifest:
            foreign.add(path)
            continue
        known = seen.get(path)
        if known is None or known[0] != entry.inode():
            if entry.is_symlink():
                continue
            known = seen[path] = entry.inode(), entry.stat(follow_symlinks=False).st_mtime_ns
        if known[1] <= limit:
            lost.discard(path)
    return Finished(folder, manifest, digest, notes(cache, digest), frozenset(lost), frozenset(foreign - {MANIFEST}))


def stamp(folder: Path) -> str | None:
    """The SHA-256 of the manifest of a tree; None if it has none."""
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return None


def noted(folder: Path, cache: Path) -> Mapping[str, str]:
    """What a tree was made from, as its build noted; nothing of it is looked at but its manifest."""
    digest = stamp(folder)
    return notes(cache, digest) if digest else {}


def standing(out: Path, cache: Path) -> Finished | None:
    """The published tree, if it is whole; nothing is changed."""
    found = finished(out, cache)
    return found if found and found.whole else None


def finish(folder: Path, manifest: Mapping[str, str], as_of: date) -> str:
    """Write the manifest of a tree, its last file; the SHA-256 of that. From then on the tree is finished."""
    # The same bytes as json.dumps(…, indent=1) in a tenth of its time.
    hashes = json.dumps({path: manifest[path] for path in sorted(manifest)}, separators=(",\n  ", ": "))
    content = f'{{\n "as_of": "{as_of.isoformat()}",\n "sha256": {{\n  {hashes[1:-1]}\n }}\n}}\n'
    return put(folder, MANIFEST, content.encode())

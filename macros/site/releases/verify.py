"""Whether a folder is as its manifest says: python verify.py FOLDER

Needs Python 3.9 or newer and nothing else. FOLDER is a release, a folder of releases or a whole site. Every file that
was altered, is missing or was added has a line; exit code 0 says that there is none. No link is followed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"

_HASH, _DAY = re.compile(r"[0-9a-f]{64}"), re.compile(r"\d{4}-\d{2}-\d{2}")
_BESIDE = {".gitattributes"}
"""What a folder of releases may hold beside them."""
_PIECE = 1 << 20
_MANIFEST, _TEXT = 1 << 28, 1 << 26
"""Bytes that a manifest may have, and a file that is looked through for its line ends."""


def faults(folder: Path) -> Iterator[str]:
    """What in a folder is not as its manifest says, a line each; of a folder of releases, of each of them."""
    if (folder / MANIFEST).exists() or (folder / MANIFEST).is_symlink():
        yield from _of_one(folder)
        return
    inside = sorted(path for path in folder.iterdir() if _DAY.fullmatch(path.name)) if folder.is_dir() else []
    if not inside:
        yield f"{MANIFEST}: found none in {folder}, wanted a release, a folder of releases, or a built site"
    held = {path.name for path in inside}
    for stray in sorted({path.name for path in folder.iterdir()} - held - _BESIDE) if inside else ():
        yield f"{stray}: added; a folder of releases holds releases alone"
    for path in inside:
        yield from (f"{path.name}/{fault}" for fault in _of_one(path, held))


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def _of_one(folder: Path, held: set[str] | None = None) -> Iterator[str]:
    """The faults of one folder; held: the releases among which it stands, where all of them are looked at."""
    try:
        manifest = _read(folder / MANIFEST)
    except (OSError, ValueError, RecursionError) as error:
        yield f"{MANIFEST}: cannot be read: {error}"
        return
    files, links = _held(folder)
    wanted: dict[str, str] = manifest["sha256"]
    for name in sorted({*wanted, *files, *links}):
        if name in links:
            yield f"{name}: a link, wanted a file"
        elif name not in wanted:
            yield f"{name}: added; the manifest does not name it"
        elif name not in files:
            yield f"{name}: missing"
        elif fault := _differs(files[name], wanted[name]):
            yield f"{name}: {fault}"
    yield from _before(folder, manifest, held)


def _differs(path: Path, wanted: str) -> str:
    """How a file differs from the one of a hash; empty where it does not."""
    try:
        if digest(path) == wanted:
            return ""
        if (
            path.stat().st_size < _TEXT
            and hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest() == wanted
        ):
            return "altered in its line ends alone, as Git does on Windows; get it with core.autocrlf=false"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    return "altered; its hash is not the one in the manifest"


def _before(folder: Path, manifest: dict[str, Any], held: set[str] | None) -> Iterator[str]:
    """Whether the release before is the one that the manifest names, where it stands beside this one."""
    before = manifest.get("previous")
    if not before:
        return
    path = folder.parent / before["release"] / MANIFEST
    if held is not None and before["release"] not in held:
        yield f"{MANIFEST}: the release before, {before['release']}, is missing"
    elif path.is_file() and (fault := _differs(path, before["sha256"])):
        yield f"{MANIFEST}: the release before, {before['release']}, is not the one that it was made after: {fault}"


def _held(folder: Path) -> tuple[dict[str, Path], set[str]]:
    """Every file below a folder but its manifest, and the names of links and of what is no file."""
    files: dict[str, Path] = {}
    links: set[str] = set()
    for place, folders, names in os.walk(folder):
        for name in [*folders, *names]:
            path = Path(place) / name
            key = path.relative_to(folder).as_posix()
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                links.add(key)
            elif path.is_file() and key != MANIFEST:
                files[key] = path
    return files, links


def _read(path: Path) -> dict[str, Any]:
    """A manifest. Raises ValueError for one that is no manifest, or that can be read in two ways."""
    if path.is_symlink() or not path.is_file():
        raise ValueError("found a link or what is no file, wanted a file")
    if path.stat().st_size > _MANIFEST:
        raise ValueError(f"found {path.stat().st_size} bytes, wanted a list of files")
    read: Any = json.loads(path.read_text("utf-8"), object_pairs_hook=_once)
    found: dict[str, Any] = read if isinstance(read, dict) else {}
    hashes: Any = found.get("sha256")
    described = isinstance(hashes, dict)
    if not described:
        raise ValueError("found no hashes, wanted sha256: {name: hash}")
    for name, value in hashes.items():
        if not _inside(name) or not isinstance(value, str) or not _HASH.fullmatch(value):
            raise ValueError(f"found {name!r}: {value!r}, wanted the name of a file in the folder and its SHA-256")
    before = found.get("previous")
    if before is not None and not _is_release(before):
        raise ValueError(f"previous: found {before!r}, wanted the date of a release and the SHA-256 of its manifest")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("found a key twice")
    return found


def _inside(name: str) -> bool:
    """Whether a name stays in its folder, on every system."""
    parts = name.split("/")
    return name.isprintable() and not any(part in ("", ".", "..") for part in parts) and not re.search(r"[\\:]", name)


def _is_release(before: Any) -> bool:
    if not isinstance(before, dict):
        return False
    day, value = before.get("release"), before.get("sha256")
    return isinstance(day, str) and isinstance(value, str) and bool(_DAY.fullmatch(day) and _HASH.fullmatch(value))


def main(arguments: list[str]) -> int:
    """Tell every fault of a folder; 0 without any, 1 with some, 2 without a folder."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    found = list(faults(folder))
    for fault in found:
        # A name may hold what a terminal obeys.
        print("".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in fault))
    if not found and (folder / MANIFEST).is_file():
        print(f"Every file is as {folder / MANIFEST} says, whose SHA-256 is {digest(folder / MANIFEST)}")
    elif not found:
        print(f"Every file of every release in {folder} is as its manifest says")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Files of a tree. Two trees may share one by a hard link, so none is ever changed in place."""

from __future__ import annotations

import filecmp
import hashlib
import os
import shutil
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from macros.site.files import Content, Hashed, pieces


def put(folder: Path, path: str, content: Content) -> str:
    """Write a file of a tree, unless the same bytes stand there; its SHA-256. path: from the folder, with slashes."""
    place = os.path.join(folder, path)
    if isinstance(content, Hashed):
        content = content.make()
    if not isinstance(content, bytes):
        return _poured(folder, place, content)
    try:
        _write(place, content)
    except (FileNotFoundError, FileExistsError, NotADirectoryError):
        if not _holds(place, content):
            _ready(folder, place)
            _write(place, content)
    return hashlib.sha256(content).hexdigest()


def _poured(folder: Path, place: str, parts: Iterable[bytes]) -> str:
    """Write a file piece by piece, beside the one that may be the same."""
    digest, part = hashlib.sha256(), os.path.join(os.path.dirname(place), f".part-{os.getpid()}")
    _ready(folder, part)
    _write(part, _hashed(parts, digest))
    if _same(part, place):
        os.unlink(part)
    else:
        _ready(folder, place)
        os.rename(part, place)
    return digest.hexdigest()


def _hashed(parts: Iterable[bytes], digest: hashlib._Hash) -> Iterator[bytes]:
    for piece in parts:
        digest.update(piece)
        yield piece


def share(source: Path, folder: Path, path: str) -> None:
    """Let a tree hold the file that another tree holds at the same path; a copy where the system cannot link."""
    held, place = os.path.join(source, path), os.path.join(folder, path)
    try:
        os.link(held, place)
    except OSError:
        _ready(folder, place)
        try:
            os.link(held, place)
        except OSError:
            shutil.copy2(held, place)


def _write(place: str, content: Content) -> None:
    try:
        with open(place, "xb") as file:
            file.writelines(pieces(content))
    except OSError as error:
        error.filename = error.filename or place  # of a full disk the system says no name
        raise


def _holds(place: str, content: bytes) -> bool:
    """Whether a file, and no link, with these bytes stands here."""
    try:
        if os.lstat(place).st_size != len(content) or os.path.islink(place):
            return False
        with open(place, "rb") as file:
            return file.read() == content
    except OSError:
        return False


def _same(part: str, place: str) -> bool:
    """Whether a file, and no link, with the bytes of another stands here."""
    try:
        return not os.path.islink(place) and filecmp.cmp(part, place, shallow=False)
    except OSError:
        return False


def _ready(folder: Path, place: str) -> None:
    """Make room for a new file: its folder is there, and nothing has its name."""
    try:
        os.makedirs(os.path.dirname(place))
    except (FileExistsError, NotADirectoryError):
        _cleared(folder, Path(place))


def _cleared(folder: Path, place: Path) -> None:
    """Take away what has the name of a new file, or of a folder above it."""
    for above in place.parents:
        if above == folder:
            break
        if above.is_symlink() or above.is_file():
            above.unlink()
    remove(place)
    place.parent.mkdir(parents=True, exist_ok=True)


def remove(place: Path) -> None:
    """Take away whatever stands here, a whole folder too."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def walk(folder: str | Path, prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry of a tree but its folders, by its path; a link is an entry and is not followed."""
    waiting = [(os.path.join(folder, prefix), prefix)]
    while waiting:
        place, before = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{before}{entry.name}/"))
                else:
                    yield f"{before}{entry.name}", entry


def drop(folder: Path, paths: Iterable[str]) -> None:
    """Take files of a tree away, and folders that are then empty; what has their names now and is no file stays."""
    for path in paths:
        place = folder / path
        if place.is_file() or place.is_symlink():
            place.unlink()
            for above in place.parents:
                if above == folder or any(above.iterdir()):
                    break
                above.rmdir()


def keep(folder: Path, named: Container[str]) -> set[str]:
    """Take away every file of a tree that is not named, and folders that are then empty; the paths that stay."""
    stay: set[str] = set()
    _kept(str(folder), "", named, stay)
    return stay


def _kept(place: str, prefix: str, named: Container[str], stay: set[str]) -> bool:
    """Whether anything stays in a folder of a tree."""
    before = len(stay)
    with os.scandir(place) as entries:
        found = list(entries)
    for entry in found:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if not _kept(entry.path, f"{path}/", named, stay):
                os.rmdir(entry.path)
        elif path in named:
            stay.add(path)
        else:
            os.unlink(entry.path)
    return len(stay) > before

"""The releases that a site keeps in docs/releases/, a folder for each day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.history.released import Published
from macros.reading.problem import Problem
from macros.render.released import Released
from macros.site.releases.verify import MANIFEST, digest, faults

ADDRESSES, VERDICTS = "addresses.txt", "verdicts.json"
"""The files of a release that have its addresses, one in a line, and its verdicts."""

_FOLDER = "docs/releases"


def place(root: Path) -> Path:
    """The folder of a site's releases."""
    return root / _FOLDER


def releases(root: Path, as_of: date) -> tuple[Released, ...]:
    """The releases of a site up to a day, oldest first; their files may say anything."""
    held = [(day, path) for day, path in _dated(root) if day <= as_of and (path / MANIFEST).is_file()]
    return tuple(Released(day, digest(path / MANIFEST), dict(_verdicts(path / VERDICTS))) for day, path in held)


def _verdicts(path: Path) -> Iterator[tuple[str, Published]]:
    """The verdicts of a release, by promise; what was altered in its file is told where the release is checked."""
    try:
        for one in json.loads(path.read_text("utf-8"))["verdicts"]:
            kept = {name: one[name] for name in Published.model_fields}
            yield str(one["id"]), Published.model_validate_json(json.dumps(kept))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return


def altered(root: Path) -> Iterator[Problem]:
    """Whatever in the releases of a site is not as it was written."""
    for name in sorted(path.name for path in _entries(root) if _day(path) is None):
        message = f"found {name} among the releases, wanted folders named after their days; take it away"
        yield Problem(f"{_FOLDER}/{name}", 1, 1, "release-altered", message)
    before = None
    for day, path in _dated(root):
        found = [fault.partition(": ") for fault in faults(path)]
        if not found and (named := _named_before(path)) != before:
            wanted = f"after {before}" if before else "first"
            found = [(MANIFEST, "", f"says that it was made after {named or 'none'}, and stands {wanted} here")]
        for name, _, what in found:
            here = f"{_FOLDER}/{day}/{name if (path / name).exists() else MANIFEST}"
            message = f"{name}: {what}; a release stays as it was written: take it from the repository's history again"
            yield Problem(here, 1, 1, "release-altered", message)
        before = day.isoformat()


def addresses(root: Path, release: Released) -> Iterator[tuple[str, int, str]]:
    """Path and line in the site's folder, and address, of all that a release says was published."""
    path = place(root) / release.day.isoformat() / ADDRESSES
    lines = path.read_text("utf-8").split("\n") if path.is_file() else []
    yield from ((f"{_FOLDER}/{release.day}/{ADDRESSES}", at, line) for at, line in enumerate(lines, 1) if line)


def files(root: Path, release: Released) -> Iterator[tuple[str, bytes]]:
    """Path in its folder and bytes of every file of a release, as it is held."""
    folder = place(root) / release.day.isoformat()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix(), path.read_bytes()


def _dated(root: Path) -> list[tuple[date, Path]]:
    return sorted((day, path) for path in _entries(root) if (day := _day(path)))


def _entries(root: Path) -> list[Path]:
    """What stands among the releases; names that begin with a point are none of them."""
    folder = place(root)
    return [path for path in folder.iterdir() if not path.name.startswith(".")] if folder.is_dir() else []


def _day(path: Path) -> date | None:
    try:
        named = re.fullmatch(r"\d{4}-\d{2}-\d{2}", path.name, re.ASCII) and path.is_dir() and not path.is_symlink()
        return date.fromisoformat(path.name) if named else None
    except ValueError:
        return None


def _named_before(path: Path) -> str | None:
    """The release that one was made after, as its sound manifest says."""
    before = json.loads((path / MANIFEST).read_text("utf-8")).get("previous")
    return str(before["release"]) if before else None

"""A folder put into the place of another in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

from macros.reading.problem import UserError

MANIFEST = "manifest.json"
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


def aside(out: Path) -> Path:
    """A new folder beside the published one, for this process; what killed builds left there is removed.

    Raises UserError for a place that holds something that no build made.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UserError([f"{out}: found a file or link, wanted a folder for the site; choose another --out"])
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise UserError([f"{out}: found a folder that no build made; choose another --out, or empty it"])
    out.parent.mkdir(parents=True, exist_ok=True)
    for left in out.parent.glob(f".{out.name}.building-*"):
        if not _alive(left.suffix.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)
    new = out.parent / f".{out.name}.building-{os.getpid()}"
    new.mkdir()
    return new


def _alive(process: str) -> bool:
    """Whether another process of this number runs; in a container a new build often has the number of a killed one."""
    try:
        if int(process) == os.getpid():
            return False
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (ValueError, OSError):
        return False
    return True


def swap(new: Path, out: Path) -> None:
    """Put a finished folder into the place of the published one, and remove the old one.

    In one step where the system can exchange two names (Linux); else in two renames.
    """
    if not out.exists():
        new.rename(out)
    elif _exchanged(new, out):
        shutil.rmtree(new)
    else:
        old = new.with_name(f"{new.name}-old")
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two names now stand for each other's folder."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return done == 0

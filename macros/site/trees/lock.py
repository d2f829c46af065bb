"""One build of a folder at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.reading.problem import UserError


@contextmanager
def alone(file: Path, what: Path) -> Iterator[None]:
    """Hold the lock of a folder, which ends with this process and with those forked from it, however they end.

    file: where the lock lies, for as long as it is held. Raises UserError, with its number, if another process holds it.
    """
    held = _held(file, what)
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
        fcntl.flock(held, fcntl.LOCK_UN)  # a forked process may have it open too
        os.close(held)


def _held(file: Path, what: Path) -> int:
    while True:
        opened = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _same(file, opened):
                os.ftruncate(opened, 0)
                os.write(opened, f"{os.getpid()}\n".encode())
                return opened
        except BlockingIOError:
            number = os.read(opened, 20).decode("ascii", "replace").strip()
            os.close(opened)
            by = f", process {number}" if number else ""
            raise UserError(
                [f"{what}: found another build of this folder at work{by}; wait for it, or choose another --out"]
            ) from None
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)  # whoever held it has taken the file away: once more


def _same(file: Path, opened: int) -> bool:
    try:
        return os.path.samestat(os.stat(file, follow_symlinks=False), os.fstat(opened))
    except FileNotFoundError:
        return False

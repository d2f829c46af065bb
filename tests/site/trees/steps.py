"""A program that stops a publication at each of its steps, in a process of its own: `python -m … FOLDER HOW EXCHANGE`.

HOW: "killed" ends the process at a step, "full" refuses it for want of room. EXCHANGE: "one" step or "three".
Prints how many steps there were; ends with an error at the first after which the site is not as it must be.
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from macros.reading.problem import UserError
from macros.site.trees import exchange
from macros.site.trees.faults import told
from macros.site.trees.finished import MANIFEST, standing
from tests.site.trees.trees import build, read

STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.scandir", "ctypes.dlsym")
"""What the system is asked for, as Python's audit names it."""

OLDER = {"index.html": "older", "a/index.html": "a", "gone/index.html": "gone", "turn": "file"}
OLD = {"index.html": "old", "a/index.html": "a", "more/index.html": "more", "turn/index.html": "folder"}
NEW = {"index.html": "new", "a/index.html": "a", "b/index.html": "b", "turn": "file"}
NEXT = {"index.html": "next", "more/index.html": "more"}

CODES = {"killed": (-signal.SIGKILL,), "full": (1, 3)}
"""How a stopped build may end: killed; with a problem told (1), or published without what it could do without (3)."""

Sites = tuple[dict[str, str], ...]


def main() -> None:
    """Stop at the first step, at the second, …, until nothing is left to stop."""
    folder, how, exchanged = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    if exchanged == "three":
        exchange._exchanged = lambda one, other: False
    for before in ((), (OLDER,), (OLDER, OLD)):
        for step in itertools.count(1):
            root = folder / f"{len(before)}-{step}"
            root.mkdir()
            for files in before:
                build(root / "site", root / ".cache", files)
            if (code := ended(root, how, step)) == 0:
                break
            assert code in CODES[how], code
            right(root, before, how, exchanged)
            shutil.rmtree(root)
        print(f"{len(before)} before: {step - 1} steps")


def ended(root: Path, how: str, step: int) -> int:
    """Build in a process that is stopped at a step; how it ended: 0 if it had no such step."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.addaudithook(stopping(how, step))
    try:
        with told(root / "site", root / ".cache"):
            build(root / "site", root / ".cache", NEW)
    except UserError:
        os._exit(1)
    finally:
        if error := sys.exc_info()[1]:
            sys.excepthook(type(error), error, error.__traceback__)
            os._exit(2)
    os._exit(0 if step > counted[0] else 3)


counted = [0]


def stopping(how: str, at: int) -> Any:
    """What stops this process at a step."""

    def hook(event: str, _arguments: tuple[Any, ...]) -> None:
        if event in STEPS:
            counted[0] += 1
            if counted[0] == at and how == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            elif counted[0] == at and event not in ("os.scandir", "ctypes.dlsym"):
                raise OSError(errno.ENOSPC, "No space left on device")

    return hook


def right(root: Path, before: Sites, how: str, exchanged: str) -> None:
    """The published site is the one before or the new one, whole; the next build is as if nothing had been."""
    out, cache = root / "site", root / ".cache"
    between = exchanged == "three" and how == "killed" and (root / ".site.building-old").is_dir()
    if not between and (before or (out / MANIFEST).exists()):
        assert standing(out, cache), (root, read(out))
        assert read(out) in (*before[-1:], NEW), (root, read(out))
    build(out, cache, NEXT)
    build(out, cache, OLD)
    assert standing(out, cache)
    assert read(out) == OLD
    assert {path.name for path in root.iterdir()} == {"site", ".cache"}, list(root.iterdir())


if __name__ == "__main__":
    main()

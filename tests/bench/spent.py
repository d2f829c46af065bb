"""What running a program costs: time, processor, memory of its whole tree of processes, and what it wrote."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

_PAGE = os.sysconf("SC_PAGE_SIZE")
_EVERY = 0.05
"""Seconds between two looks at the memory of a tree."""


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock and of processors, and bytes of memory at the highest: of the largest process, and of all
    that ran at once (memory that two of them share counts twice)."""

    wall: float
    cpu: float
    largest: int
    tree: int

    def then(self, other: Spent) -> Spent:
        """This, and another thing after it."""
        return Spent(
            self.wall + other.wall,
            self.cpu + other.cpu,
            max(self.largest, other.largest),
            max(self.tree, other.tree),
        )


def spent(commands: Sequence[Sequence[str]], folder: Path, more: Mapping[str, str]) -> Spent:
    """Run commands one after another in a folder, with more words in their environment.

    What was written before is on the disk before they start, so that no program pays for the one before it.

    Raises RuntimeError, with the end of what it said, for a command that fails.
    """
    os.sync()
    total = Spent(0, 0, 0, 0)
    for command in commands:
        total = total.then(_one(command, folder, {**os.environ, **more}))
    return total


def _one(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    with tempfile.TemporaryFile() as said:
        began = monotonic()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT)
        highest, done = [0], threading.Event()
        looking = threading.Thread(target=_look, args=(process.pid, highest, done))
        looking.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        looking.join()
        if process.returncode:
            said.seek(0)
            end = said.read().decode(errors="replace")[-2000:]
            raise RuntimeError(f"{' '.join(command)}: stopped with {process.returncode}\n{end}")
    largest = used.ru_maxrss * 1024
    return Spent(wall, used.ru_utime + used.ru_stime, largest, max(highest[0], largest))


def _look(root: int, highest: list[int], done: threading.Event) -> None:
    """Note the highest memory of a tree of processes until it is done, where two looks in a row see it: a process that
    is just being started counts for a moment as large as the one that starts it."""
    before = 0
    while not done.wait(_EVERY):
        now = sum(map(_resident, _tree(root)))
        highest[0] = max(highest[0], min(before, now))
        before = now


def _tree(root: int) -> list[int]:
    """A process and all below it."""
    found, at = [root], 0
    while at < len(found):
        for path in Path(f"/proc/{found[at]}/task").glob("*/children"):
            try:
                found += map(int, path.read_text().split())
            except OSError:  # it ended while we looked
                continue
        at += 1
    return found


def _resident(process: int) -> int:
    """The bytes of a process that lie in memory; 0 for one that ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


def written(folder: Path) -> tuple[int, int]:
    """How many files a folder holds, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return len(sizes), sum(sizes)

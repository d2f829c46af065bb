"""The tests of a run shared by several processes: `python -m tests.sharing PROCESSES ARGUMENTS`.

Each runs pytest and takes the next file that no other took. For thousands of small tests: pytest-xdist has one more
process that is told all about each of them, which takes longer than most tests do.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import chain, groupby
from pathlib import Path
from typing import IO

import pytest


def taken(tests: Sequence[pytest.Item], share: str) -> Iterator[pytest.Item]:
    """The tests of every file that this process is first to take. share: its PART/PARTS:FOLDER.

    The processes begin at different places of the list; what is taken is noted in the folder.
    """
    place, _, folder = share.partition(":")
    part, _, parts = place.partition("/")
    files = [list(found) for _, found in groupby(tests, lambda test: test.path)]
    begin = len(files) * int(part) // int(parts)
    for at in chain(range(begin, len(files)), range(begin)):
        try:
            Path(folder, str(at)).touch(exist_ok=False)
        except FileExistsError:
            continue
        yield from files[at]


def run(tests: Iterator[pytest.Item], session: pytest.Session) -> None:
    """Run tests, each while the next one is known: what both need stays."""
    test = next(tests, None)
    while test is not None and not (session.shouldfail or session.shouldstop):
        following = next(tests, None)
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        test = following


def main(processes: int, arguments: Sequence[str]) -> int:
    """Run pytest so many times at once; the first says what it does meanwhile, the others when all are done.

    The result is the exit code of the first that failed.
    """
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        started: list[subprocess.Popen[str]] = []
        outputs: list[IO[str] | None] = [None]
        outputs += [ends.enter_context(tempfile.TemporaryFile("w+")) for _ in range(1, processes)]
        for part, output in enumerate(outputs):
            share = f"--share={part}/{len(outputs)}:{folder}"
            command = [sys.executable, "-m", "pytest", "-q", share, *arguments]
            started.append(ends.enter_context(subprocess.Popen(command, stdout=output, text=True)))
        codes = [process.wait() for process in started]
        for output in filter(None, outputs):
            output.seek(0)
            print(output.read(), end="")
    return next(filter(None, codes), 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))

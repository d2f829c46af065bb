"""A process that builds a site whenever it is told to, so that the one that shows it need not wait."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from macros.reading.problem import UserError
from macros.site.build import build
from macros.site.cores import mortal
from macros.site.following import following
from macros.site.settings import settings


@contextmanager
def builder(root: Path, out: Path, as_of: date) -> Iterator[Connection]:
    """Whatever is sent there has the site built once more; what comes back is None, or the UserError that stopped it.

    To be opened before this process has other threads: on Linux it is forked.
    """
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(there, here, os.getpid(), root, out, as_of))
    process.start()
    there.close()
    try:
        yield here
    finally:
        # Either ends it: a signal can come where Python drops what it raises, and a build does not look here.
        here.close()
        process.terminate()
        process.join()


def _work(told: Connection, other: Connection, parent: int, root: Path, out: Path, as_of: date) -> None:
    # Ctrl+C reaches every process of a terminal; this one ends when the other says so, and tidies up as after Ctrl+C.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        other.close()  # while anybody holds it open, its end is not seen
        mortal(parent)
        followed = following(root)
        while True:
            told.recv()
            try:
                build(settings(root), out, as_of, followed=followed)
                told.send(None)
            except UserError as error:
                told.send(error)

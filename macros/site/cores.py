"""Who does what of a build can be done apart: this process alone, or one for each core."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


class Alone(Executor):
    """Does what it is given itself, at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished work; what it raises is raised here."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def cores() -> int:
    """How many cores this process may use: on Linux it can be held to fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def every_core() -> Iterator[Executor]:
    """A process for each core; on Linux each is forked, and so has all that this one has read.

    A process of several threads cannot be forked safely: it works alone.
    """
    count, linux = cores(), sys.platform == "linux"
    if count == 1 or (linux and len(os.listdir("/proc/self/task")) > 1):
        yield Alone()
        return
    context = multiprocessing.get_context("fork" if linux else "spawn")
    with ProcessPoolExecutor(count, mp_context=context, initializer=mortal, initargs=(os.getpid(),)) as hands:
        yield hands


def mortal(parent: int) -> None:
    """Let this process end with its parent, also where that is killed: on Linux, which can be asked for it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

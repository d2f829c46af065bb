"""The parts of a build that any process can do: an edition by MkDocs, and the folders of some records."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from macros.site.editions import Editions, editions
from macros.site.records import Skeletons, write
from macros.site.rendering import rendered
from macros.site.settings import settings


@dataclass(frozen=True)
class Job:
    """A build as any process can take part in it: the root of the site, the day, and the folder that it is built in."""

    root: Path
    as_of: date
    known_only: bool
    folder: Path


_READ: dict[tuple[Path, date, bool], Editions] = {}
"""The last site that this process, or the one that it was forked from, has read."""


def knows(job: Job, found: Editions) -> None:
    """Spare this process, and those forked from it, reading the site of a job."""
    _READ.clear()
    _READ[job.root, job.as_of, job.known_only] = found


def _found(job: Job) -> Editions:
    if (job.root, job.as_of, job.known_only) not in _READ:
        knows(job, editions(settings(job.root), job.as_of, known_only=job.known_only))
    return _READ[job.root, job.as_of, job.known_only]


def render(job: Job, language: str) -> Skeletons:
    """Let MkDocs render an edition into a folder of its own beside that of the job."""
    found = _found(job)
    return rendered(found, found.by_language[language], aside(job, language))


def aside(job: Job, language: str) -> Path:
    """Where MkDocs renders an edition."""
    return job.folder.with_name(f"{job.folder.name}.{language}")


def records(job: Job, skeletons: dict[str, Skeletons], keys: Sequence[str]) -> None:
    """Write the folders of some records, in every language."""
    found = _found(job)
    for key in keys:
        part = found.part(key)
        for language, edition in part.by_language.items():
            home = job.folder if edition.default else job.folder / language
            write(part, edition, key, skeletons[language], home)


_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


class Alone(Executor):
    """Does what it is given itself, at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished work; what it raises is raised here."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


@contextmanager
def every_core() -> Iterator[Executor]:
    """A process for each core; on Linux each is forked, and so has all that this one has read.

    A process of several threads cannot be forked safely: it works alone.
    """
    cores, linux = os.cpu_count() or 1, sys.platform == "linux"
    if cores == 1 or (linux and len(os.listdir("/proc/self/task")) > 1):
        yield Alone()
        return
    context = multiprocessing.get_context("fork" if linux else "spawn")
    with ProcessPoolExecutor(cores, mp_context=context, initializer=_mortal, initargs=(os.getpid(),)) as hands:
        yield hands


def _mortal(parent: int) -> None:
    """End with the process that this one works for, also where that is killed: on Linux, which can be asked for it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

"""Both trees looked through by another process, while this one reads the site."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from macros.site.cores import cores
from macros.site.trees.finished import Finished, Seen, finished
from macros.site.trees.places import Places


@contextmanager
def looking(out: Path, cache: Path, known: tuple[Finished, ...] = ()) -> Iterator[Callable[[], tuple[Finished, ...]]]:
    """What is known of the trees of a published folder, when it is asked for the first time: what the caller knew, else
    what another process finds; none of them where no other can help, and later.

    A process of several threads cannot be forked safely; on one core nothing is won.
    """
    if known:
        yield lambda: known
        return
    if sys.platform != "linux" or cores() == 1 or len(os.listdir("/proc/self/task")) > 1:
        yield tuple
        return
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    looker = context.Process(target=_look, args=(there, Places(out, cache)), daemon=True)
    looker.start()
    there.close()
    try:
        yield lambda: _answer(here)
    finally:
        looker.kill()
        looker.join()
        here.close()


def _answer(here: Connection) -> tuple[Finished, ...]:
    try:
        found: tuple[Finished, ...] = here.recv()
    except (EOFError, OSError):
        return ()
    return found


def _look(there: Connection, places: Places) -> None:
    try:
        seen: Seen = {}
        trees = [tree for folder in places.trees if (tree := finished(folder, places.cache, seen))]
        there.send(tuple(_alike(trees[0], tree) for tree in trees))
    except (OSError, IndexError):
        return  # whoever asks will look, and tell


def _alike(one: Finished, other: Finished) -> Finished:
    """A tree that shares what it has in common with another, so that two take little more memory than one."""
    paths = dict(zip(one.manifest, one.manifest, strict=True))
    common = {
        paths.get(path, path): one.manifest[path] if one.manifest.get(path) == digest else digest
        for path, digest in other.manifest.items()
    }
    return replace(other, manifest=common)

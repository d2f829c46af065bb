"""A preview on this machine that follows changes."""

from __future__ import annotations

import gc
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from macros.reading.kept import Kept, remembered
from macros.reading.problem import UserError
from macros.site.building import builder
from macros.site.fresh import fresh, warm
from macros.site.settings import Site, settings
from macros.site.showing import Shown, server
from macros.site.trees.files import walk

_PAUSE = 0.1  # seconds between two looks at the files
_FOR_EACH = 3e-5  # at least so many for each file: a look takes a tenth of that
_WRITING = 0.05  # seconds in which a program that writes several files has written the next

Tell = Callable[[str], Any]
State = dict[str, tuple[int, int]]


def serve(site: Site, as_of: date, port: int, *, tell: Tell) -> None:
    """Build, serve under the site's own path, and follow every change of a file; until interrupted.

    Pages show a change as soon as the files are read and judged; another process brings the rest up to date.

    Raises UserError if the first build fails or the port is taken.
    """
    with _room(site.root) as folder:
        shown = Shown(folder / (site.path.strip("/") or "site"))
        # The port first: nobody waits for a build to learn that it is taken.
        with (
            server(folder if site.path != "/" else shown.mount, shown, port) as http,
            builder(site.root, shown.mount, as_of) as built,
        ):
            followed = Followed(site.root, as_of, shown, built, remembered(site.root), tell, state(site.root))
            # It looks through all records again and again: its turn comes when nobody waits.
            gc.disable()
            followed.begin()
            threading.Thread(target=http.serve_forever, daemon=True).start()
            tell(f"Serving http://127.0.0.1:{http.server_port}{site.path} (Ctrl+C stops)")
            try:
                followed.warm()
                while True:
                    followed.look()
            except KeyboardInterrupt:
                tell("Stopped.")
            finally:
                http.shutdown()


@contextmanager
def _room(root: Path) -> Iterator[Path]:
    """Where a preview lies, from one to the next; where the cache cannot be written, for as long as it is served."""
    room = root / ".cache" / "preview"
    with suppress(OSError):
        room.mkdir(parents=True, exist_ok=True)
    if os.access(room, os.W_OK):
        yield room
        return
    with tempfile.TemporaryDirectory(prefix="minhbach-") as folder:
        yield Path(folder)


@dataclass
class Followed:
    """A site that is followed. seen: its files as they were last; busy: whether it is being built; due: whether it has
    changed since that build began."""

    root: Path
    as_of: date
    shown: Shown
    built: Connection
    kept: Kept
    tell: Tell
    seen: State
    busy: bool = False
    due: bool = False

    def begin(self) -> None:
        """Build for the first time, and read the files meanwhile, which the first change would wait for.

        Raises UserError if the build fails.
        """
        self._ask()
        fresh(settings(self.root), self.as_of, self.kept)
        if problem := self._answer():
            raise problem

    def warm(self) -> None:
        """Load whatever else the first change would wait for."""
        with suppress(UserError):  # of a change since, which is told when it is seen
            warm(fresh(settings(self.root), self.as_of, self.kept))

    def look(self) -> None:
        """Wait a moment for a build to end, and do what its end or a change of the files asks for."""
        if self.built.poll(max(_PAUSE, len(self.seen) * _FOR_EACH)):
            self._end()
        if (now := state(self.root)) != self.seen:
            self.seen = _settled(self.root, now)
            self._show()
        if self.due and not self.busy:
            self._ask()
            self.busy, self.due = True, False

    def _show(self) -> None:
        """Show what the files say now; where something is wrong with them, tell it, and show what was shown."""
        try:
            new = fresh(settings(self.root), self.as_of, self.kept)
        except UserError as error:
            self.tell(str(error))
            self.due = False
            return
        self.shown.change(new)
        self.due = True
        if new.fills:
            self.tell("Pages show the change; the rest is being built.")

    def _end(self) -> None:
        problem, self.busy = self._answer(), False
        if problem or not self.due:
            self.shown.change(None)
            self.tell(str(problem or "Built again."))
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def _ask(self) -> None:
        with self._while_it_lives():
            self.built.send(None)

    def _answer(self) -> UserError | None:
        """How a build went."""
        with self._while_it_lives():
            answer: UserError | None = self.built.recv()
        return answer

    @contextmanager
    def _while_it_lives(self) -> Iterator[None]:
        """Raises UserError if the process that builds was ended from outside."""
        try:
            yield
        except (EOFError, OSError):
            message = "found that the process that builds was ended from outside, wanted it to finish; is memory short?"
            raise UserError([f"{self.root}: {message} Serve again"]) from None


def _settled(root: Path, now: State) -> State:
    """Every file once no more of them change."""
    before: State = {}
    while now != before:
        time.sleep(_WRITING)
        before, now = now, state(root)
    return now


def state(root: Path) -> State:
    """Time and size of every file that a site is made of."""
    found: State = {}
    for name in ("", "docs", "data"):
        with suppress(OSError):  # gone, or going
            for path, entry in walk(root / name) if name else _settings(root):
                with suppress(OSError):
                    status = entry.stat()
                    found[f"{name}/{path}"] = (status.st_mtime_ns, status.st_size)
    return found


def _settings(root: Path) -> Iterator[tuple[str, Path]]:
    yield "mkdocs.yml", root / "mkdocs.yml"

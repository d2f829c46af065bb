"""Where the trees of a site lie, and what builds that were killed left there."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from macros.reading.problem import UserError
from macros.site.trees.exchange import vacant
from macros.site.trees.files import remove
from macros.site.trees.finished import MANIFEST
from macros.site.trees.lock import alone


def refuse(out: Path) -> None:
    """Raises UserError for a place that holds something that no build made."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UserError([f"{out}: found a file or link, wanted a folder for the site; choose another --out"])
    if out.is_dir() and not (out / MANIFEST).is_file() and any(out.iterdir()):
        raise UserError([f"{out}: found a folder that no build made; choose another --out, or empty it"])


def hidden(out: Path, what: str) -> Path:
    """A name beside the published folder."""
    return out.with_name(f".{out.name}.building-{what}")


@dataclass(frozen=True)
class Places:
    """The published folder, and the cache of its site."""

    out: Path
    cache: Path

    @property
    def lock(self) -> Path:
        """The file that a build holds while it is at work."""
        return hidden(self.out, "lock")

    @property
    def aside(self) -> Path:
        """Where the published folder waits while the new one takes its place, on systems that need it."""
        return hidden(self.out, "old")

    @property
    def trees(self) -> tuple[Path, ...]:
        """Wherever a finished tree can lie."""
        return self.out, self._own, hidden(self.out, "spare")

    @property
    def _own(self) -> Path:
        return self.cache / "spare" / _name(self.out, self.cache)

    def spare(self) -> Path:
        """The spare: in the cache if folders can be moved from there to the published one, else hidden beside it."""
        own, beside, probe = self._own, hidden(self.out, "spare"), hidden(self.out, "probe")
        try:
            own.parent.mkdir(parents=True, exist_ok=True)
            remove(probe)
            tried = own.with_name(probe.name)
            tried.mkdir(exist_ok=True)
            tried.rename(probe)
            probe.rmdir()
            if own.is_symlink() or not own.is_dir():
                remove(own)
                own.mkdir()
        except OSError:
            return beside
        remove(beside)
        return own

    def recover(self) -> None:
        """Mend what a killed build left: a folder that was on its way, and what stands where nobody needs it."""
        if self.aside.is_dir() and vacant(self.out):
            self.aside.rename(self.out)
        remove(self.aside)

    def tidy(self) -> None:
        """Take spares out of the cache whose site is gone, and whom no build is at work on."""
        spares = self.cache / "spare"
        try:
            names = sorted(os.listdir(spares))
        except OSError:  # there is none, or none that this user may touch
            return
        for name in names:
            out = Path(os.path.normpath(self.cache.parent / unquote(name)))
            if out == self.out or os.path.lexists(out):
                continue
            try:
                if out.parent.is_dir():
                    with alone(hidden(out, "lock"), out):
                        shutil.rmtree(spares / name)
                else:  # no build is at work in a folder that is not there
                    shutil.rmtree(spares / name)
            except (OSError, UserError):
                continue


def _name(out: Path, cache: Path) -> str:
    """The name of a spare says whose it is, and stays when the site's folder moves with its cache."""
    return quote(os.path.relpath(out, cache.parent), safe="")

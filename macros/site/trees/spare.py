"""The spare tree: brought up to date beside the published one, and then exchanged with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros.reading.problem import UserError
from macros.site.trees.exchange import exchange
from macros.site.trees.files import drop, keep, remove, share, walk
from macros.site.trees.finished import MANIFEST, Finished, finish, finished, stamp
from macros.site.trees.lock import alone
from macros.site.trees.notes import forget, note
from macros.site.trees.places import Places, refuse


@dataclass(frozen=True)
class Spare:
    """A tree that is being brought up to date; `put` writes its files, in any process.

    folder: the tree; kept: what stands in it since an earlier build; published: the tree that is published.
    """

    folder: Path
    kept: Finished | None
    published: Finished | None
    places: Places

    def take(self, files: Mapping[str, str]) -> list[str]:
        """Let the tree hold files, by path and SHA-256, that an earlier one holds; the paths that none does."""
        missing = []
        for path, digest in files.items():
            if self.kept and self.kept.holds(path, digest):
                continue
            if self.published and self.published.holds(path, digest):
                share(self.published.folder, self.folder, path)
            else:
                missing.append(path)
        return missing

    def publish(self, manifest: Mapping[str, str], made: Mapping[str, str], as_of: date) -> tuple[Finished, ...]:
        """Finish the tree and exchange it with the published one, the next spare; what is now known of them, for `spare`.

        manifest: SHA-256 of every file by its path; what it does not name is taken away. made: what to note.

        Raises UserError if a file of the manifest is not there.
        """
        if gone := self._gone(manifest):
            raise UserError([f"{self.folder / gone[0]}: found it gone, wanted it as this build wrote it; build again"])
        digest = finish(self.folder, manifest, as_of)
        note(self.places.cache, digest, made)
        os.sync()  # a name that is exchanged before its files are on the disk would stand for empty ones
        exchange(self.folder, self.places.out, self.places.aside)
        published = Finished(self.places.out, manifest, digest, made, frozenset(), frozenset())
        if not (self.folder / MANIFEST).is_file():
            self._second()
            return published, replace(published, folder=self.folder)
        return published, *([replace(self.published, folder=self.folder)] if self.published else [])

    def _gone(self, manifest: Mapping[str, str]) -> list[str]:
        """Take away what a manifest does not name; the paths that it names and that are not there."""
        if self.kept is None:
            return sorted(manifest.keys() - keep(self.folder, manifest))
        before = self.kept.manifest.keys() - self.kept.lost
        drop(self.folder, before - manifest.keys())
        return sorted(path for path in manifest.keys() - before if not (self.folder / path).is_file())

    def _second(self) -> None:
        """Make a spare of the published tree; where that cannot be, a later build has more to write."""
        try:
            remove(self.folder)
            for path, _ in walk(self.places.out):
                if path != MANIFEST:
                    share(self.places.out, self.folder, path)
            share(self.places.out, self.folder, MANIFEST)
        except OSError:
            shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def spare(out: Path, cache: Path, known: Iterable[Finished] = ()) -> Iterator[Spare]:
    """The spare of a published folder, for one build at a time; from here to `publish` nothing else holds it whole.

    cache: the folder that the site keeps between builds; known: what the caller knows of the trees since it asked or
    published, so that they are not looked through again.

    Raises UserError for a place that holds what no build made, and while another build of the folder is at work.
    """
    places = Places(Path(os.path.abspath(out)), cache)
    refuse(places.out)
    places.out.parent.mkdir(parents=True, exist_ok=True)
    with alone(places.lock, places.out):
        places.recover()
        places.tidy()
        folder = places.spare()
        published, kept = (_looked(place, cache, known) for place in (places.out, folder))
        _open(folder, cache, kept, published)
        try:
            yield Spare(folder, kept, published, places)
        except Exception:
            if stamp(folder) is None:  # half a tree is of no use, and a full disk wants its room back
                shutil.rmtree(folder, ignore_errors=True)
            raise


def _looked(folder: Path, cache: Path, known: Iterable[Finished]) -> Finished | None:
    digest = stamp(folder)
    same = (one for one in known if one.folder == folder and one.digest == digest)
    return next(same, None) or finished(folder, cache)


def _open(folder: Path, cache: Path, kept: Finished | None, published: Finished | None) -> None:
    """Let a spare hold nothing but what can be trusted; it is finished no more."""
    if kept is None:
        remove(folder)
        folder.mkdir()
        return
    (folder / MANIFEST).unlink()
    if published is None or published.digest != kept.digest:
        forget(cache, kept.digest)
    if not kept.whole:
        keep(folder, kept.manifest.keys() - kept.lost)

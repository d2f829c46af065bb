"""The spare tree: brought up to date beside the published one, and then exchanged with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.reading.problem import UserError
from macros.site.trees.exchange import exchange
from macros.site.trees.files import keep, remove, share, walk
from macros.site.trees.finished import MANIFEST, Finished, finish, finished, forget, note, stamp
from macros.site.trees.lock import alone
from macros.site.trees.places import Places, refuse


@dataclass(frozen=True)
class Spare:
    """A tree that is being brought up to date; `put` writes its files, in any process.

    folder: the tree; kept: what stands in it since an earlier build; published: the tree that is published;
    workshop: an empty folder for what is made on the way, gone afterwards.
    """

    folder: Path
    kept: Finished | None
    published: Finished | None
    workshop: Path
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

    def publish(self, manifest: Mapping[str, str], made: Mapping[str, str], as_of: date) -> None:
        """Finish the tree and exchange it with the published one; the other is the next spare.

        manifest: SHA-256 of every file by its path; what it does not name is taken away. made: what to note.

        Raises UserError if a file of the manifest is not there.
        """
        if gone := sorted(manifest.keys() - keep(self.folder, manifest)):
            raise UserError([f"{self.folder / gone[0]}: found it gone, wanted it as this build wrote it; build again"])
        note(self.places.cache, finish(self.folder, manifest, as_of), made)
        os.sync()  # a name that is exchanged before its files are on the disk would stand for empty ones
        exchange(self.folder, self.places.out, self.places.aside)
        if not (self.folder / MANIFEST).is_file():
            self._second()

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
def spare(out: Path, cache: Path, stood: Finished | None = None) -> Iterator[Spare]:
    """The spare of a published folder, for one build at a time; from here to `publish` nothing else holds it whole.

    cache: the folder that the site keeps between builds; stood: what is known of the published tree, if that was asked.

    Raises UserError for a place that holds what no build made, and while another build of the folder is at work.
    """
    places = Places(Path(os.path.abspath(out)), cache)
    refuse(places.out)
    places.out.parent.mkdir(parents=True, exist_ok=True)
    with alone(places.lock, places.out):
        places.recover()
        places.tidy()
        published = stood if stood and stood.digest == stamp(places.out) else finished(places.out, cache)
        folder = places.spare()
        kept = _opened(folder, cache, published)
        places.workshop.mkdir()
        try:
            yield Spare(folder, kept, published, places.workshop, places)
        except Exception:
            if stamp(folder) is None:  # half a tree is of no use, and a full disk wants its room back
                shutil.rmtree(folder, ignore_errors=True)
            raise
        finally:
            shutil.rmtree(places.workshop, ignore_errors=True)


def _opened(folder: Path, cache: Path, published: Finished | None) -> Finished | None:
    """What can be trusted in a spare, which is finished no more, and holds nothing else."""
    kept = finished(folder, cache)
    if kept is None:
        remove(folder)
        folder.mkdir()
        return None
    (folder / MANIFEST).unlink()
    if published is None or published.digest != kept.digest:
        forget(cache, kept.digest)
    if not kept.whole:
        keep(folder, kept.manifest.keys() - kept.lost)
    return kept

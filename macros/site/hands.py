"""The parts of a build that any process can do: an edition by MkDocs, and the folders of pages."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from macros.site.editions import Editions, editions
from macros.site.files import Content, Files, Hashed, Hashes, home
from macros.site.finish import PRODUCERS
from macros.site.reads import InLanguages
from macros.site.records import folder
from macros.site.rendered import Rendered
from macros.site.rendering import rendered
from macros.site.settings import settings
from macros.site.skeleton import Skeletons
from macros.site.standing import beside
from macros.site.trees.files import put
from macros.site.trees.finished import Finished


@dataclass(frozen=True)
class Job:
    """A build as any process can take part in it.

    root: of the site; made_from: the hash of everything that the site is made from; folder: the tree that is brought up
    to date.
    """

    root: Path
    as_of: date
    known_only: bool
    made_from: str
    folder: Path


_READ: dict[tuple[Path, str], Editions] = {}
"""The last site that this process, or the one that it was forked from, has read."""
_HELD: dict[Path, Finished] = {}
"""What stands since an earlier build in the tree that is brought up to date."""


def knows(job: Job, found: Editions, held: Finished | None = None) -> None:
    """Spare this process, and those forked from it, reading the site of a job, and making files that the tree holds."""
    _READ.clear()
    _READ[job.root, job.made_from] = found
    _HELD.clear()
    if held:
        _HELD[job.folder] = held
    # All this stays, and what a page is made of is gone before the collector would look for it.
    gc.freeze()
    gc.set_threshold(20_000)


def _found(job: Job) -> Editions:
    if (job.root, job.made_from) not in _READ:
        found = editions(settings(job.root), job.as_of, known_only=job.known_only)
        found.ready()
        knows(job, found)
    return _READ[job.root, job.made_from]


def render(job: Job, language: str) -> tuple[Hashes, Rendered]:
    """What of an edition is no page to fill, written into the tree; and the pages, without those files."""
    found = _found(job)
    edition = found.by_language[language]
    made = rendered(found, edition)
    written = write(job, ((f"{home(edition)}{path}", content) for path, content in made.files.items()))
    return written, replace(made, files={})


def standing(job: Job, address: str, pages: InLanguages) -> Hashes:
    """Write the folders of a page that is about no record, by the path of its Markdown, in every language that has it.

    What the languages share is worked out once.
    """
    return write(job, _standing(_found(job), address, pages))


def _standing(found: Editions, address: str, pages: InLanguages) -> Files:
    for language, page in pages.items():
        edition = found.by_language[language]
        for path, content in beside(found, edition, address, page):
            yield f"{home(edition)}{path}", content


def common(job: Job, producer: str) -> Hashes:
    """Write what one of the `PRODUCERS` makes into the tree."""
    return write(job, PRODUCERS[producer](_found(job)))


def records(job: Job, skeletons: Mapping[str, Skeletons], keys: Sequence[str]) -> dict[str, Hashes]:
    """Write the folders of some records, in every language; by key what was written."""
    return {key: write(job, _folder(_found(job).part(key), skeletons, key)) for key in keys}


def _folder(part: Editions, skeletons: Mapping[str, Skeletons], key: str) -> Files:
    for language, edition in part.by_language.items():
        for name, content in folder(part, edition, key, skeletons[language]):
            yield f"{home(edition)}{key}/{name}", content


def write(job: Job, files: Files) -> Hashes:
    """Write files into the tree of a job."""
    return {path: _written(job, path, content) for path, content in files}


def _written(job: Job, path: str, content: Content) -> str:
    held = _HELD.get(job.folder)
    if isinstance(content, Hashed) and held and held.holds(path, content.digest):
        return content.digest
    return put(job.folder, path, content)

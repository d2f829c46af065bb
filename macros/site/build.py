"""A build: read, make what is not yet made, bring the spare tree up to date, and exchange it with the published one."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path

from macros.reading.progress import Step, silent
from macros.site import hands
from macros.site.cores import Alone
from macros.site.digests import site_digest, with_pages
from macros.site.editions import Editions, editions
from macros.site.files import Hashes, home
from macros.site.finish import PRODUCERS
from macros.site.folders import Folders
from macros.site.following import Following
from macros.site.forwarding import forward
from macros.site.hands import Job
from macros.site.reads import by_address, made_from
from macros.site.releases.checks import keep_releases
from macros.site.rendered import Rendered
from macros.site.settings import Site
from macros.site.skeleton import Skeletons
from macros.site.stage import check_pages, folder_of
from macros.site.trees.ahead import looking
from macros.site.trees.faults import told
from macros.site.trees.finished import noted, standing
from macros.site.trees.spare import Spare, spare

# Enough records at once that sending them costs nothing, few enough that all hands end together.
_SHARE = 24
_SITE = "site"
"""The name under which a tree notes what all of it was made from."""


def build(
    site: Site,
    out: Path,
    as_of: date,
    *,
    known_only: bool = False,
    step: Step = silent,
    helped: Executor | None = None,
    followed: Following | None = None,
    from_: str | None = None,
) -> Editions:
    """Build the whole site into a folder; what is published there stays as it was until the new one is whole.

    known_only: from what sources had published by that day. helped: who does what can be done apart; else this process.
    followed: what is remembered from build to build of a folder that nobody else touches.
    from_: what the caller knows of what all is made from, its `site_digest`.

    Raises UserError with every problem of data and pages; nothing is written then.
    """
    cache = site.root / ".cache"
    with told(out, cache), looking(out, cache, followed.trees if followed else ()) as looked:
        from_ = from_ or site_digest(site, as_of, known_only=known_only)
        records = followed.records if followed else None
        found = editions(site, as_of, known_only=known_only, step=step, records=records)
        for edition in found.by_language.values():
            check_pages(site, edition)
        keep_releases(found)
        found.ready()  # while the other process looks through the trees
        with spare(out, cache, looked()) as tree:
            job = Job(site.root, as_of, known_only, from_, tree.folder)
            hands.knows(job, found, tree.kept)
            manifest, made = _files(found, job, tree, helped or Alone(), step)
            trees = tree.publish(manifest, made | {_SITE: from_}, as_of)
        if followed:
            followed.trees = trees
    return found


def unchanged(site: Site, out: Path, from_: str) -> bool:
    """Whether a whole tree is published that was made from the same, by its `site_digest`."""
    cache = site.root / ".cache"
    return noted(out, cache).get(_SITE) == from_ and standing(out, cache) is not None


def _files(found: Editions, job: Job, tree: Spare, helped: Executor, step: Step) -> tuple[Hashes, dict[str, str]]:
    """Bring every file of the site into the tree: the hash of each by its path, and what to note of the tree."""
    # A page that MkDocs refuses ends the build, so nothing else is at work before.
    manifest, pages = _rendered(found, job, helped, step)
    # What takes longest stands first, so that all hands end together.
    others = [helped.submit(hands.common, job, name) for name in PRODUCERS]
    skeletons = {language: made_of.records for language, made_of in pages.items()}
    alone = by_address(pages)
    digests = {**with_pages(found.digests, skeletons), **made_from(found, alone)}
    folders = Folders(digests, list(map(home, found.by_language.values())))
    made = folders.kept(tree)
    wanted = [key for key in found.digests if key not in made]
    filled = {
        folder: helped.submit(hands.standing, job, address, page)
        for address, page in alone.items()
        if (folder := folder_of(address).rstrip("/")) not in made
    }
    records = _shares(helped, job, skeletons, wanted)
    for share in step(records, "Records"):
        made |= share.result()
    for each in step([*others, *filled.values()], "Files"):
        manifest |= each.result()
    made |= {folder: each.result() for folder, each in filled.items() if folder in digests}
    for one in made.values():
        manifest |= one
    manifest |= hands.write(job, forward(found, job.folder, manifest))
    return manifest, folders.noted(made)


def _rendered(found: Editions, job: Job, helped: Executor, step: Step) -> tuple[Hashes, Mapping[str, Rendered]]:
    """What of every edition is no page to fill, and the pages by language."""
    begun = [helped.submit(hands.render, job, language) for language in found.by_language]
    done = dict(zip(found.by_language, (one.result() for one in step(begun, "Pages")), strict=True))
    files = {path: digest for written, _ in done.values() for path, digest in written.items()}
    return files, {language: pages for language, (_, pages) in done.items()}


def _shares(
    helped: Executor, job: Job, skeletons: Mapping[str, Skeletons], wanted: list[str]
) -> list[Future[dict[str, Hashes]]]:
    shares = [wanted[at : at + _SHARE] for at in range(0, len(wanted), _SHARE)]
    return [helped.submit(hands.records, job, skeletons, share) for share in shares]

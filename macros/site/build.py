"""A build: read, make what is not yet made, bring the spare tree up to date, and exchange it with the published one."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from datetime import date
from pathlib import Path
from typing import Any

from macros.reading.progress import Step, silent
from macros.site import hands
from macros.site.cores import Alone
from macros.site.digests import digests, site_digest
from macros.site.editions import Editions, editions
from macros.site.files import home
from macros.site.finish import PRODUCERS
from macros.site.folders import Folders
from macros.site.forwarding import forward
from macros.site.hands import Job, Written
from macros.site.records import Skeletons, keys
from macros.site.releases.checks import keep_releases
from macros.site.settings import Site
from macros.site.stage import check_pages
from macros.site.trees.faults import told
from macros.site.trees.finished import noted, standing
from macros.site.trees.spare import Known, Spare, spare

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
    known: Known | None = None,
) -> Editions:
    """Build the whole site into a folder; what is published there stays as it was until the new one is whole.

    known_only: from what sources had published by that day. helped: who does what can be done apart; else this process.
    known: what is remembered of the trees from build to build, where nobody else touches them.

    Raises UserError with every problem of data and pages; nothing is written then.
    """
    cache = site.root / ".cache"
    with told(out, cache):
        from_ = site_digest(site, as_of, known_only=known_only)
        found = editions(site, as_of, known_only=known_only, step=step)
        for edition in found.by_language.values():
            check_pages(site, edition)
        keep_releases(found)
        known = known or Known()
        with spare(out, cache, known.trees) as tree:
            job = Job(site.root, as_of, known_only, from_, tree.folder, tree.workshop)
            hands.knows(job, found)
            manifest, made = _files(found, job, tree, helped or Alone(), step)
            known.trees = tree.publish(manifest, made | {_SITE: from_}, as_of)
    return found


def unchanged(site: Site, out: Path, as_of: date, *, known_only: bool = False) -> bool:
    """Whether a whole tree is published that was made from the very files of the site, by this program, for this day."""
    cache = site.root / ".cache"
    from_ = site_digest(site, as_of, known_only=known_only)
    return noted(out, cache).get(_SITE) == from_ and standing(out, cache) is not None


def _files(found: Editions, job: Job, tree: Spare, helped: Executor, step: Step) -> tuple[Written, dict[str, str]]:
    """Bring every file of the site into the tree: the hash of each by its path, and what to note of the tree."""
    rendered = {language: helped.submit(hands.render, job, language) for language in found.by_language}
    common = {name: helped.submit(hands.common, job, name) for name in PRODUCERS}
    manifest: Written = {}
    skeletons: dict[str, Skeletons] = {}
    alone: list[Future[Written]] = []
    for language, done in zip(rendered, step(list(rendered.values()), "Pages"), strict=True):
        written, made_of = done.result()
        manifest |= written
        skeletons[language] = made_of.records
        # Each by itself: one long list takes longer than many other pages.
        alone += [helped.submit(hands.standing, job, language, *page) for page in made_of.standing.items()]
    folders = Folders(digests(found, skeletons, known_only=job.known_only), list(map(home, found.by_language.values())))
    kept = folders.kept(tree)
    made = dict(kept)
    for share in step(_shares(helped, job, skeletons, [key for key in keys(found) if key not in kept]), "Records"):
        made |= share.result()
    for one in made.values():
        manifest |= one
    for each in step([*alone, *common.values()], "Files"):
        manifest |= each.result()
    manifest |= hands.write(job, forward(found, job.folder, manifest))
    return manifest, folders.noted(made)


def _shares(helped: Executor, job: Job, skeletons: Mapping[str, Skeletons], wanted: list[str]) -> list[Future[Any]]:
    shares = [wanted[at : at + _SHARE] for at in range(0, len(wanted), _SHARE)]
    return [helped.submit(hands.records, job, skeletons, share) for share in shares]

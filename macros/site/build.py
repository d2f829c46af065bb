"""A build: read, render, finish, bring the spare tree up to date, and exchange it with the published one."""

from __future__ import annotations

from concurrent.futures import Executor
from datetime import date
from pathlib import Path

from macros.reading.progress import Step, silent
from macros.site import hands
from macros.site.editions import Editions, editions
from macros.site.finish import finish
from macros.site.hands import Alone, Job
from macros.site.records import keys
from macros.site.releases.checks import keep_releases
from macros.site.settings import Site
from macros.site.stage import check_pages
from macros.site.trees.faults import told
from macros.site.trees.files import put, walk
from macros.site.trees.spare import spare

# Enough records at once that sending them costs nothing, few enough that all hands end together.
_SHARE = 24


def build(
    site: Site,
    out: Path,
    as_of: date,
    *,
    known_only: bool = False,
    step: Step = silent,
    helped: Executor | None = None,
) -> Editions:
    """Build the whole site into a folder; what is published there stays as it was until the new one is whole.

    known_only: from what sources had published by that day. helped: who does what can be done apart; else this process.

    Raises UserError with every problem of data and pages; nothing is written then.
    """
    cache = site.root / ".cache"
    with told(out, cache):
        found = editions(site, as_of, known_only=known_only, step=step)
        for edition in found.by_language.values():
            check_pages(site, edition)
        keep_releases(found)
        with spare(out, cache) as tree:
            job = Job(site.root, as_of, known_only, tree.workshop / "site")
            hands.knows(job, found)
            pages(found, job, helped or Alone(), step=step)
            finish(found, job.folder, step=step)
            made = {path: put(tree.folder, path, Path(entry.path).read_bytes()) for path, entry in walk(job.folder)}
            tree.publish(made, {}, as_of)
    return found


def pages(found: Editions, job: Job, helped: Executor, *, step: Step = silent) -> None:
    """Write the pages of every language, and the folders of all records: the default language's at the root.

    Raises UserError where MkDocs refuses.
    """
    languages = list(found.by_language)
    begun = [helped.submit(hands.render, job, language) for language in languages]
    skeletons = {language: each.result() for language, each in zip(languages, step(begun, "Pages"), strict=True)}
    for language in languages:
        made = hands.aside(job, language)
        made.rename(job.folder if found.by_language[language].default else job.folder / language)
    every = keys(found)
    shares = [every[at : at + _SHARE] for at in range(0, len(every), _SHARE)]
    for done in step([helped.submit(hands.records, job, skeletons, share) for share in shares], "Records"):
        done.result()

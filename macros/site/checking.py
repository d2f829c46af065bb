"""Everything that is wrong with a site, found in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from macros.reading.kept import looked_up
from macros.reading.load import Loaded, cautions, read
from macros.reading.problem import Problem, UserError
from macros.reading.progress import Step, silent
from macros.reading.words import words
from macros.site.editions import Editions, in_every_language
from macros.site.keeping import unkept
from macros.site.past import past
from macros.site.releases.checks import keep_releases
from macros.site.settings import Site
from macros.site.stage import check_pages


@dataclass(frozen=True)
class Checked:
    """The errors and warnings of a site; its editions where data and words are without error."""

    errors: tuple[Problem | str, ...]
    warnings: tuple[Problem, ...]
    editions: Editions | None = None


def checked(site: Site, as_of: date, *, against: str | None = None, step: Step = silent) -> Checked:
    """Read a site's words, data and pages; pages only where the rest has no error, as they speak of records.

    against: a ref of the site's repository; what was published there must still be so, or say what became of it.
    """
    loaded = read(site.root, site.languages, kept=looked_up(site.root), step=step)
    doubts = tuple(cautions(loaded, site.languages, as_of))
    errors: list[Problem | str] = [*loaded.problems]
    for language in site.languages:
        errors += _raised(partial(words, site.root, language))
    if against is not None:
        errors += _raised(partial(_compare, site, loaded, against))
    if errors:
        return Checked(tuple(errors), doubts)
    found = in_every_language(site, as_of, loaded)
    for edition in found.by_language.values():
        errors += _raised(partial(check_pages, site, edition))
    errors += _raised(partial(keep_releases, found))
    return Checked(tuple(errors), doubts, found)


def _compare(site: Site, loaded: Loaded, ref: str) -> None:
    """Raises UserError with all that was published at a ref and is not kept, or cannot be read there."""
    old = past(site.root, ref)
    if problems := list(old.unread or unkept(old, loaded)):
        raise UserError(problems)


def _raised(work: Callable[[], object]) -> Iterator[Problem | str]:
    """The problems that stopped a piece of work, if any did."""
    try:
        work()
    except UserError as error:
        yield from error.problems

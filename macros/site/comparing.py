"""A site at a ref of its repository, and now: both judged on one day, said in the words of now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from macros.history.changes import Changes
from macros.history.comparison import Comparison
from macros.reading.problem import UserError
from macros.reading.progress import Step, silent
from macros.render.review import Compared
from macros.site.editions import editions
from macros.site.past import past
from macros.site.settings import Site
from macros.verdicts.judge import judge


def compared(site: Site, ref: str, as_of: date, *, step: Step = silent) -> Compared:
    """Everything that differs between a site at a ref and now.

    Raises UserError with every problem of either side.
    """
    after = editions(site, as_of, step=step).default
    old = past(site.root, ref)
    if old.loaded.problems:
        raise UserError(old.loaded.problems)
    portfolio = old.loaded.portfolio
    nothing_new = Changes(as_of, as_of, (), (), (), ())
    before = replace(after, portfolio=portfolio, verdicts=judge(portfolio, as_of), changes=nothing_new)
    change = Comparison(portfolio, after.portfolio, as_of, next(iter(old.languages)))
    return Compared(ref, old.languages, before, after, change)

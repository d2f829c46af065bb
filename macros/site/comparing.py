"""A site at a ref of its repository, and now: both judged on one day, said in the words of now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from macros.history.changes import Changes
from macros.history.comparison import Comparison
from macros.model.portfolio import Portfolio
from macros.reading.comparable import Key, comparable
from macros.reading.kept import looked_up
from macros.reading.load import sound
from macros.reading.progress import Step, silent
from macros.render.review import Compared
from macros.render.view import Edition
from macros.site.editions import in_every_language
from macros.site.past import Past, past
from macros.site.settings import Site
from macros.verdicts.judge import judge


def compared(site: Site, ref: str, as_of: date, *, step: Step = silent) -> Compared:
    """Everything that differs between a site at a ref and now; what broke a rule of now at the ref is left out.

    Raises UserError with every problem of now.
    """
    held = sound(site.root, site.languages, kept=looked_up(site.root), step=step)
    after = in_every_language(site, as_of, held).default
    old = past(site.root, ref)
    was, now = old.loaded.portfolio, after.portfolio
    left_out: tuple[Key, ...] = ()
    if old.loaded.problems:
        was, now, left_out = comparable(old.loaded, now, {**old.languages, **site.languages})
    before, after = _edition(after, was), _edition(after, now)
    change = Comparison(was, now, as_of, next(iter(old.languages)))
    return Compared(ref, old.languages, before, after, change, _reasons(old, left_out))


def _edition(edition: Edition, portfolio: Portfolio) -> Edition:
    """A portfolio in the words of an edition, judged on its day."""
    as_of = edition.as_of
    nothing_new = Changes(as_of, as_of, (), (), (), ())
    return replace(edition, portfolio=portfolio, verdicts=judge(portfolio, as_of), changes=nothing_new)


def _reasons(old: Past, left_out: tuple[Key, ...]) -> Mapping[str, tuple[str, ...]]:
    """What is wrong with each file at the ref; nothing with one that only rests on others, or is new."""
    told = [*old.loaded.problems]
    names = [f"data/{kind}/{id_}.yml" for kind, id_ in left_out]
    return {name: tuple(str(one) for one in told if one.path == f"{old.ref}:{name}") for name in names}

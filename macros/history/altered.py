"""What the owners of a promise changed while they kept it, change by change, with the promise before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as day
from itertools import pairwise

from macros.history.stood import Public, moved
from macros.model.alteration import Alteration
from macros.model.period import Period
from macros.model.promise import Target, Task
from macros.model.record import Text
from macros.model.restoring import restored


@dataclass(frozen=True)
class Change:
    """One fact that the owners made another: the key, the document that says so, and the promise on both sides.

    place: what tells it from the other changes of the promise, and its anchor there. known: the day from which it was
    known; None where nothing tells. date: when it was changed; None for a deadline in `due_history`, which is dated by
    its documents alone.
    """

    place: str
    key: str
    known: day | None
    date: Period | None
    source: str
    before: Target | Task
    after: Target | Task
    reason: Text | None = None

    @property
    def fact(self) -> str:
        """What was changed, in a word: the key, or of a condition its starting point or metric."""
        parts = self.key.split(".")
        return next((name for name in ("baseline", "indicator") if name in parts), parts[0].partition("_")[0])


def altered(promise: Target | Task, public: Public, language: str) -> tuple[Change, ...]:
    """Every change, the deadlines of `due_history` first, then oldest first.

    public: by source the day from which it was known. language: of the texts that are quoted.
    """
    return (*_moved(promise, public), *reversed(list(_changed(promise, public, language))))


def _moved(promise: Target | Task, public: Public) -> Iterator[Change]:
    dues = [(one.due, one.source, one.note) for one in promise.due_history]
    steps = zip(pairwise([*dues, (promise.due, promise.source, None)]), moved(promise, public), strict=True)
    for at, (((due, _, note), (then, source, _)), known) in enumerate(steps, 1):
        before, after = (promise.model_copy(update={"due": when}) for when in (due, then))
        yield Change(f"due.{at}", "due", known, None, source, before, after, note)


def _changed(promise: Target | Task, public: Public, language: str) -> Iterator[Change]:
    """Alterations, the latest first, each between what its owners or its source said before and after."""
    after = promise
    for entry in promise.revisions:
        before = restored(after, entry.key, entry.was, language) or after
        if isinstance(entry, Alteration):
            at = next(at for at, one in enumerate(promise.altered, 1) if one is entry)
            known = public.get(entry.source)
            yield Change(f"altered.{at}", entry.key, known, entry.date, entry.source, before, after, entry.reason)
        after = before

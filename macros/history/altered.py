"""What the owners of a promise changed while they kept it, change by change, with the promise before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from macros.model.alteration import Alteration
from macros.model.period import Period
from macros.model.promise import Target, Task
from macros.model.record import Text
from macros.model.restoring import restored


@dataclass(frozen=True)
class Change:
    """One fact that the owners made another: the key, the document that says so, and the promise on both sides.

    date: when it was changed; None for a deadline in `due_history`, which is dated by its documents alone.
    """

    key: str
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


def altered(promise: Target | Task, language: str) -> tuple[Change, ...]:
    """Every change, the deadlines of `due_history` first, then oldest first; language: of texts that are quoted."""
    return (*_moved(promise), *reversed(list(_changed(promise, language))))


def _moved(promise: Target | Task) -> Iterator[Change]:
    dues = [(one.due, one.source, one.note) for one in promise.due_history]
    for (due, _, note), (then, source, _) in pairwise([*dues, (promise.due, promise.source, None)]):
        before, after = (promise.model_copy(update={"due": when}) for when in (due, then))
        yield Change("due", None, source, before, after, note)


def _changed(promise: Target | Task, language: str) -> Iterator[Change]:
    """Alterations, the latest first, each between what its owners or its source said before and after."""
    after = promise
    for entry in promise.revisions:
        before = restored(after, entry.key, entry.was, language) or after
        if isinstance(entry, Alteration):
            yield Change(entry.key, entry.date, entry.source, before, after, entry.reason)
        after = before

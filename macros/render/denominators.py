"""The y of every "x of y" about promises: what is in it, what is left out and why, and how it changed in a month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Literal

from macros.history.changes import Changes
from macros.render.rows import PromiseRow
from macros.render.scorecards import OUTCOMES, REPORTED, Outcome

Counted = Literal["owed", "due", "reported", "judged"]

_REPORTED = frozenset(state for outcome in REPORTED for state in OUTCOMES[outcome])
_NO_RATE: tuple[Outcome, ...] = ("silent", "not-measurable")


@dataclass(frozen=True)
class Denominator:
    """Promises that are counted together, in the order of their due dates.

    left_out: those that a reader might look for here, by the reason. came, gone: ids of what is counted now and was
    not a month before, and the other way round; None where nothing says since when.
    """

    name: Counted
    listed: tuple[PromiseRow, ...]
    left_out: Mapping[str, tuple[PromiseRow, ...]]
    came: tuple[str, ...] | None = None
    gone: tuple[str, ...] | None = None

    @property
    def before(self) -> int | None:
        """How many there were a month before."""
        if self.came is None or self.gone is None:
            return None
        return len(self.listed) - len(self.came) + len(self.gone)


def denominators(found: Iterable[PromiseRow], changes: Changes) -> tuple[Denominator, ...]:
    """What the counts of some promises count: all, those due, those due that a report speaks about, those judged."""
    all_ = tuple(found)
    due = _among(all_, lambda row: row.when == "passed")
    reported = _among(due, lambda row: row.verdict.state in _REPORTED)
    unjudged = _among(all_, lambda row: row.promise.clarity is None)
    ahead = {
        "ahead": _among(all_, lambda row: row.when == "ahead"),
        "none": _among(all_, lambda row: row.when == "none"),
    }
    silent: Mapping[str, tuple[PromiseRow, ...]] = {name: _among(due, partial(_ended, name)) for name in _NO_RATE}
    new, before = set(changes.promises), {turn.promise: turn.before for turn in changes.turns}

    def was_due(row: PromiseRow) -> bool:
        return row.promise.id not in new and row.promise.due is not None and row.promise.due.end < changes.since

    def was_reported(row: PromiseRow) -> bool:
        return was_due(row) and before.get(row.promise.id, row.verdict.state) in _REPORTED

    return (
        _counted("owed", all_, {}, all_, lambda row: row.promise.id not in new),
        _counted("due", due, ahead, all_, was_due),
        _counted("reported", reported, silent, all_, was_reported),
        Denominator("judged", tuple(row for row in all_ if row not in unjudged), _filled({"unjudged": unjudged})),
    )


def _ended(outcome: Outcome, row: PromiseRow) -> bool:
    return row.verdict.state in OUTCOMES[outcome]


def _among(found: Iterable[PromiseRow], fits: Callable[[PromiseRow], bool]) -> tuple[PromiseRow, ...]:
    return tuple(row for row in found if fits(row))


def _filled(left_out: Mapping[str, tuple[PromiseRow, ...]]) -> Mapping[str, tuple[PromiseRow, ...]]:
    return MappingProxyType({reason: found for reason, found in left_out.items() if found})


def _counted(
    name: Counted,
    listed: tuple[PromiseRow, ...],
    left_out: Mapping[str, tuple[PromiseRow, ...]],
    among: tuple[PromiseRow, ...],
    was: Callable[[PromiseRow], bool],
) -> Denominator:
    now, then = {row.promise.id for row in listed}, {row.promise.id for row in among if was(row)}
    return Denominator(name, listed, _filled(left_out), tuple(sorted(now - then)), tuple(sorted(then - now)))

"""The y of every "x of y" about promises: what is in it, what is left out and why, and how it changed in a month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from macros.history.changes import Changes
from macros.render.rows import PromiseRow
from macros.render.scorecards import OUTCOMES, REPORTED, Outcome

_REPORTED = frozenset(state for outcome in REPORTED for state in OUTCOMES[outcome])
_NO_RATE: tuple[Outcome, ...] = ("silent", "not-measurable")

Keys = tuple[str, ...]
"""Keys of records: kind/id, achievements/of.id."""


@dataclass(frozen=True)
class Denominator:
    """Records that are counted together, by their keys; promises in the order of their due dates.

    left_out: those that a reader might look for here, by the reason; still_in: those that a reader might not, by the
    reason. came, gone: what is counted now and was not a month before, and the other way round; None where nothing says
    since when. years: how many of them were known at the end of each year before this one; undated: how many nothing
    dates.
    """

    name: str
    listed: Keys
    left_out: Mapping[str, Keys]
    came: Keys | None = None
    gone: Keys | None = None
    still_in: Mapping[str, Keys] = field(default_factory=dict)
    years: tuple[tuple[int, int], ...] = ()
    undated: int = 0

    @property
    def before(self) -> int | None:
        """How many there were a month before."""
        if self.came is None or self.gone is None:
            return None
        return len(self.listed) - len(self.came) + len(self.gone)


def denominators(found: Iterable[PromiseRow], changes: Changes) -> tuple[Denominator, ...]:
    """What the counts of some promises count: all, those due, those due that a report speaks about or none, those judged."""
    all_ = tuple(found)
    due = _among(all_, lambda row: row.when == "passed")
    reported = _among(due, lambda row: row.verdict.state in _REPORTED)
    silent = _among(due, partial(_ended, "silent"))
    unjudged = _among(all_, lambda row: row.promise.clarity is None)
    ahead = {
        "ahead": _among(all_, lambda row: row.when == "ahead"),
        "none": _among(all_, lambda row: row.when == "none"),
    }
    unrated: dict[str, tuple[PromiseRow, ...]] = {name: _among(due, partial(_ended, name)) for name in _NO_RATE}
    spoken = {"not-measurable": unrated["not-measurable"], "spoken": reported}
    dropped = {"dropped": keys(_among(all_, lambda row: row.promise.dropped is not None))}
    new, before = set(changes.promises), {turn.promise: turn.before for turn in changes.turns}

    def was_due(row: PromiseRow) -> bool:
        return row.promise.id not in new and row.promise.due is not None and row.promise.due.end < changes.since

    def was_reported(row: PromiseRow) -> bool:
        return was_due(row) and before.get(row.promise.id, row.verdict.state) in _REPORTED

    def was_silent(row: PromiseRow) -> bool:
        return was_due(row) and before.get(row.promise.id, row.verdict.state) in OUTCOMES["silent"]

    return (
        _counted("owed", all_, {}, all_, lambda row: row.promise.id not in new, filled(dropped)),
        _counted("due", due, ahead, all_, was_due),
        _counted("reported", reported, unrated, all_, was_reported),
        _counted("silent", silent, spoken, all_, was_silent),
        Denominator(
            "judged", keys(row for row in all_ if row.promise.clarity is not None), filled({"unjudged": keys(unjudged)})
        ),
    )


def keys(found: Iterable[PromiseRow]) -> Keys:
    """The keys of promises, in their order."""
    return tuple(row.key for row in found)


def filled(groups: Mapping[str, Keys]) -> Mapping[str, Keys]:
    """The groups that hold something."""
    return MappingProxyType({reason: found for reason, found in groups.items() if found})


def _ended(outcome: Outcome, row: PromiseRow) -> bool:
    return row.verdict.state in OUTCOMES[outcome]


def _among(found: Iterable[PromiseRow], fits: Callable[[PromiseRow], bool]) -> tuple[PromiseRow, ...]:
    return tuple(row for row in found if fits(row))


def _counted(
    name: str,
    listed: tuple[PromiseRow, ...],
    left_out: Mapping[str, tuple[PromiseRow, ...]],
    among: tuple[PromiseRow, ...],
    was: Callable[[PromiseRow], bool],
    still_in: Mapping[str, Keys] = MappingProxyType({}),
) -> Denominator:
    now, then = set(keys(listed)), set(keys(_among(among, was)))
    out = filled({reason: keys(rows) for reason, rows in left_out.items()})
    return Denominator(name, keys(listed), out, tuple(sorted(now - then)), tuple(sorted(then - now)), still_in)

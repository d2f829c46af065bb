"""What changed between two dates on the same records: promises, reports, due dates, verdicts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.verdicts.evidence import is_dated, known_on
from macros.verdicts.judge import states
from macros.verdicts.verdict import Verdict, VerdictState

Cause = Literal["promise", "report", "time"]


@dataclass(frozen=True)
class Turn:
    """A verdict that is another than before, and by what: a new promise, a new report, or the passage of time.

    `before` is None for a promise that was not public then.
    """

    promise: str
    before: VerdictState | None
    after: VerdictState
    cause: Cause


@dataclass(frozen=True)
class Changes:
    """Everything after one date and up to another. `reports` are keys, `promises` and `due` ids of promises."""

    since: date
    until: date
    turns: tuple[Turn, ...]
    promises: tuple[str, ...]
    reports: tuple[str, ...]
    due: tuple[str, ...]

    def among(self, promises: Collection[str], subjects: Collection[str]) -> Changes:
        """What of it is about some promises, by their ids, and about reports on some subjects."""
        return Changes(
            self.since,
            self.until,
            tuple(turn for turn in self.turns if turn.promise in promises),
            tuple(id_ for id_ in self.promises if id_ in promises),
            tuple(key for key in self.reports if key.partition(".")[0] in subjects),
            tuple(id_ for id_ in self.due if id_ in promises),
        )


def changes(portfolio: Portfolio, verdicts: Mapping[str, Verdict], since: date, until: date) -> Changes:
    """What changed after `since` and up to `until`, the date that `verdicts` are given for."""
    before = states(portfolio, since)
    promised = [id_ for id_, promise in portfolio.promises.items() if promised_after(portfolio, promise, since, until)]
    reported = {
        f"{of}.{report.id}": of
        for of, reports in portfolio.achievements.items()
        for report in reports
        if since < known_on(portfolio, report) <= until and is_dated(portfolio, report)
    }
    fallen = [id_ for id_, promise in portfolio.promises.items() if promise.due and since <= promise.due.end < until]
    told = frozenset(reported.values())
    turns = _turns(portfolio, before, verdicts, frozenset(promised), told)
    return Changes(since, until, tuple(turns), tuple(promised), tuple(sorted(reported)), tuple(fallen))


def promised_after(portfolio: Portfolio, promise: Target | Task, since: date, until: date) -> bool:
    """Whether the source of a promise came out between the dates; one without any date was always there."""
    published = portfolio.published(promise.source)
    return published is not None and since < published.end <= until


def _turns(
    portfolio: Portfolio,
    before: Mapping[str, VerdictState],
    after: Mapping[str, Verdict],
    promised: frozenset[str],
    told: frozenset[str],
) -> Iterator[Turn]:
    for id_, promise in portfolio.promises.items():
        if id_ in promised:
            yield Turn(id_, None, after[id_].state, "promise")
        elif before[id_] != after[id_].state:
            cause: Cause = "time" if told.isdisjoint(promise.subjects) else "report"
            yield Turn(id_, before[id_], after[id_].state, cause)


def month_before(day: date) -> date:
    """The same day of the month before, or the last one that it has."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, monthrange(year, month)[1]))

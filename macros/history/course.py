"""The verdicts on a promise over time: when each one came, and by what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from macros.history.stood import alterations, stood
from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.verdicts.evidence import known_on
from macros.verdicts.judge import state, verdict
from macros.verdicts.verdict import Verdict, VerdictState

Cause = Literal["new-promise", "altered-promise", "correction", "new-report", "passage-of-time"]

_CAUSES: tuple[Cause, ...] = ("new-promise", "altered-promise", "correction", "new-report", "passage-of-time")
"""Of several things of one day the one that stands first here is named."""

_REPORTED: tuple[Cause, ...] = ("correction", "new-report")

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """A verdict that came on a day, the one before it, and its cause with the keys of the records that made it.

    `before` is None on the day from which the promise was known.
    """

    day: date
    before: VerdictState | None
    after: VerdictState
    cause: Cause
    by: tuple[str, ...] = ()


@lru_cache(maxsize=2000)
def course(portfolio: Portfolio, promise: str, until: date, language: str) -> tuple[Step, ...]:
    """Every verdict on a promise, by its id, up to a day; none where nothing says since when the promise was known.

    It is judged only on the days on which something about it was published, a correction was made or a due date had
    passed; language: of texts that corrections quote.
    """
    found = portfolio.promises[promise]
    start = portfolio.public.get(found.source)
    if start is None or start > until:
        return ()
    return tuple(_steps(portfolio, found, start, until, language))


def _steps(portfolio: Portfolio, promise: Target | Task, start: date, until: date, language: str) -> Iterator[Step]:
    before: VerdictState | None = None
    altered = tuple(alterations(promise, portfolio.public))
    # What the promise asks for is the same from one of these days to the next.
    turns = sorted({start, *(day for day, _, _ in altered)})
    versions = [stood(promise, portfolio.public, day, (), language) for day in turns]
    for day, causes in sorted(_days(portfolio, promise, start, altered, versions).items()):
        if not start <= day <= until:
            continue
        then = versions[bisect_right(turns, day) - 1]
        if (after := state(portfolio, then, day)) != before:
            yield Step(day, before, after, *_cause(verdict(portfolio, then, day), causes))
            before = after


def _cause(found: Verdict, causes: Mapping[Cause, list[str]]) -> tuple[Cause, tuple[str, ...]]:
    """What made a verdict, with its records: of several reports of one day the one that it rests on."""
    cause = next(cause for cause in _CAUSES if cause in causes)
    if found.report and cause in _REPORTED:
        for told in _REPORTED:
            for key in causes.get(told, ()):
                if key.rpartition(".")[2] == found.report.id:
                    return told, (key,)
    return cause, tuple(causes[cause])


def _days(
    portfolio: Portfolio,
    promise: Target | Task,
    start: date,
    altered: Sequence[tuple[date, Cause, str]],
    versions: Sequence[Target | Task],
) -> Mapping[date, Mapping[Cause, list[str]]]:
    """The days on which the verdict may have become another, with what happened on each."""
    found: dict[date, dict[Cause, list[str]]] = {}

    def add(day: date, cause: Cause, *keys: str) -> None:
        found.setdefault(day, {}).setdefault(cause, []).extend(keys)

    add(start, "new-promise", f"sources/{promise.source}")
    for day, cause, key in altered:
        add(day, cause, key)
    for due in {then.due.end for then in versions if then.due and then.due.end < date.max}:
        add(due + _DAY, "passage-of-time")
    for of in dict.fromkeys(of for then in versions for of in then.subjects):
        for report in portfolio.reports(of):
            told: Cause = "correction" if report.replaces else "new-report"
            add(known_on(portfolio, report), told, f"achievements/{of}.{report.id}")
    return found

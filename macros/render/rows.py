"""The rows that tables, charts and exports start from, so that one number is one number everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.model.source import Source
from macros.render.view import Edition
from macros.verdicts.evidence import current, deciding_series, disagree, in_series, known_on, values
from macros.verdicts.verdict import Verdict, VerdictState

When = Literal["passed", "ahead", "none"]

GROUPS: tuple[tuple[str, tuple[VerdictState, ...]], ...] = (
    ("kept", ("met", "delivered", "met-late", "delivered-late")),
    ("on-its-way", ("on-track",)),
    ("short", ("missed", "moving-away", "behind")),
    ("silent", ("due-no-report",)),
    ("ahead", ("under-way", "not-yet-rated", "not-yet-due")),
    ("open", ("not-measurable", "no-deadline", "stopped")),
)
"""States in the order of the picture: from what reports show to what nobody can show."""

STATES: tuple[VerdictState, ...] = tuple(state for _, states in GROUPS for state in states)


@dataclass(frozen=True)
class PromiseRow:
    """A promise with its verdict."""

    promise: Target | Task
    verdict: Verdict

    @property
    def key(self) -> str:
        """Kind and id of the promise."""
        return self.promise.key

    @cached_property
    def group(self) -> str:
        """The group of states that it is counted in."""
        return next(name for name, states in GROUPS if self.verdict.state in states)

    @cached_property
    def when(self) -> When:
        """Whether its due date has passed, lies ahead, or is not stated."""
        if self.promise.due is None:
            return "none"
        return "passed" if self.promise.due.end < self.verdict.as_of else "ahead"

    @property
    def days(self) -> int | None:
        """Days since the due date; negative ahead of it; None without one."""
        return (self.verdict.as_of - self.promise.due.end).days if self.promise.due else None


@dataclass(frozen=True, eq=False)
class ReportRow:
    """A report with its source, the day on which it could be known, and what became of it."""

    key: str
    of: str
    kind: str
    report: Achievement
    source: Source
    published: Period | None
    known: date
    disputed: bool
    replaced_by: str | None


def promises(
    edition: Edition,
    *,
    programme: str | None = None,
    organisation: str | None = None,
    pillar: str | None = None,
    state: str | None = None,
    due: Period | When | None = None,
) -> list[PromiseRow]:
    """Promises that fit every filter given, by due date, those without a date last.

    `organisation` is one that leads or supports; `due` a period that the due date lies in, or when it falls.
    """
    holder = f"organisations/{organisation}" if organisation else f"programmes/{programme}" if programme else None
    found = _held(edition).get(holder, ()) if holder else _promises(edition)
    return [
        row
        for row in found
        if (programme is None or programme == row.promise.programme)
        and (pillar is None or pillar == row.promise.pillar)
        and (state is None or row.verdict.state == state)
        and _due_fits(row, due)
    ]


@lru_cache(maxsize=4)
def _promises(edition: Edition) -> tuple[PromiseRow, ...]:
    """Every promise by due date, those without a date last."""
    found = (PromiseRow(promise, edition.verdicts[id_]) for id_, promise in edition.portfolio.promises.items())
    return tuple(sorted(found, key=lambda row: (row.promise.due.end if row.promise.due else date.max, row.key)))


@lru_cache(maxsize=4)
def _held(edition: Edition) -> Mapping[str, Sequence[PromiseRow]]:
    """The promises that each organisation leads or supports, and that each programme holds, by the key of the record."""
    found: dict[str, list[PromiseRow]] = {}
    for row in _promises(edition):
        bodies = dict.fromkeys((*row.promise.lead, *row.promise.support))
        for holder in (*(f"organisations/{body}" for body in bodies), f"programmes/{row.promise.programme}"):
            found.setdefault(holder, []).append(row)
    return found


def _due_fits(row: PromiseRow, due: Period | When | None) -> bool:
    if due is None or isinstance(due, str):
        return due in (None, row.when)
    return row.promise.due is not None and due.start <= row.promise.due.end <= due.end


def of_state(rows: Iterable[PromiseRow], states: Sequence[str]) -> list[PromiseRow]:
    """The rows whose state is one of several, in the order of those states."""
    return sorted((row for row in rows if row.verdict.state in states), key=lambda row: states.index(row.verdict.state))


def silence_after_newest(edition: Edition, rows: Iterable[PromiseRow]) -> int:
    """How many of the due dates fall after the newest report held here: silence that may be ours."""
    newest = edition.newest
    return sum(1 for row in rows if row.promise.due and (newest is None or row.promise.due.end > newest))


@lru_cache(maxsize=2000)
def reports(portfolio: Portfolio, of: str) -> tuple[ReportRow, ...]:
    """Every report about an indicator, task or system, latest measured first."""
    found = portfolio.reports(of)
    disputed = _disputed(found)
    replaced = {other.replaces: other.id for other in reversed(found)}
    rows = [
        ReportRow(
            key=f"{of}.{report.id}",
            of=of,
            kind=portfolio.kind_of(of),
            report=report,
            source=portfolio.sources[report.source],
            published=portfolio.published(report.source),
            known=known_on(portfolio, report),
            disputed=report.id in disputed,
            replaced_by=replaced.get(report.id),
        )
        for report in found
    ]
    return tuple(sorted(rows, key=lambda row: (row.report.measured.end, row.report.id), reverse=True))


@lru_cache(maxsize=2)
def all_reports(portfolio: Portfolio) -> tuple[ReportRow, ...]:
    """Every report held, newest published first."""
    found = (row for of in portfolio.achievements for row in reports(portfolio, of))
    newest = sorted(found, key=lambda row: (row.published.end if row.published else date.min, row.key), reverse=True)
    return tuple(newest)


def reports_from(portfolio: Portfolio, source: str) -> list[tuple[str, Achievement]]:
    """Every report of a source with its key, in the order of `all_reports`: rows would take longer than its page."""
    return sorted(_told_by(portfolio).get(source, ()), key=lambda told: told[0], reverse=True)


@lru_cache(maxsize=2)
def _told_by(portfolio: Portfolio) -> Mapping[str, Sequence[tuple[str, Achievement]]]:
    found: dict[str, list[tuple[str, Achievement]]] = {}
    for of, told in portfolio.achievements.items():
        for report in told:
            found.setdefault(report.source, []).append((f"{of}.{report.id}", report))
    return found


# A page, its chart, its card and its citation all quote it.
@lru_cache(maxsize=64)
def latest(edition: Edition, indicator: str) -> Achievement | None:
    """The report that an indicator is quoted by: the last of the series that decides, else the last one known."""
    portfolio, found = edition.portfolio, edition.portfolio.indicators[indicator]
    deciding = in_series(values(portfolio, found, edition.as_of), deciding_series(found), found)
    known = deciding or current(portfolio, indicator, edition.as_of)
    return known[-1] if known else None


def _disputed(found: Sequence[Achievement]) -> frozenset[str]:
    """The current reports beside which another of the same day, unit, series and scope gives another number."""
    replaced = {other.replaces for other in found}
    about: dict[tuple[object, ...], list[Achievement]] = {}
    for one in found:
        if one.value is not None and one.id not in replaced:
            scope = one.scope and tuple(sorted(one.scope.root.items()))
            about.setdefault((one.measured.end, one.measured.precision, one.series, one.unit, scope), []).append(one)
    return frozenset(
        one.id for group in about.values() for one in group if any(disagree(other, one) for other in group)
    )


def promises_on(edition: Edition, indicator: str) -> list[PromiseRow]:
    """The targets that have a condition on an indicator, by due date."""
    return list(_on(edition).get(indicator, ()))


@lru_cache(maxsize=4)
def _on(edition: Edition) -> Mapping[str, Sequence[PromiseRow]]:
    found: dict[str, list[PromiseRow]] = {}
    for row in _promises(edition):
        for indicator in row.promise.indicators:
            found.setdefault(indicator, []).append(row)
    return found


def promises_of_system(edition: Edition, system: str) -> list[PromiseRow]:
    """The tasks that build or change a system, and the targets on indicators that measure it, by due date."""
    measures = {indicator.id for indicator in edition.portfolio.indicators.values() if indicator.system == system}
    return [
        row
        for row in promises(edition)
        if (isinstance(row.promise, Task) and row.promise.system == system) or measures & {*row.promise.indicators}
    ]


def questions_about(portfolio: Portfolio, key: str) -> list[str]:
    """The ids of the questions that concern a record or one of the reports about it."""
    found = _asked(portfolio)
    asked = {*found.get(key, ()), *found.get(f"achievements/{key.partition('/')[2]}", ())}
    return sorted(asked, key=list(portfolio.questions).index) if len(asked) > 1 else list(asked)


@lru_cache(maxsize=2)
def _asked(portfolio: Portfolio) -> Mapping[str, set[str]]:
    """By the key of a record the questions about it; those about reports by what the reports are about."""
    found: dict[str, set[str]] = {}
    for id_, question in portfolio.questions.items():
        for about in question.about:
            found.setdefault(about.partition(".")[0], set()).add(id_)
    return found

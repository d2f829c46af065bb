"""What releases published as verdicts, and why today another is given for the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from macros.history.stood import stood
from macros.model.achievement import Achievement
from macros.model.fingerprint import fingerprint
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.model.record import Record
from macros.verdicts.evidence import known_on, standing
from macros.verdicts.judge import verdict
from macros.verdicts.verdict import VerdictState

Why = Literal["changed-method", "correction", "late-report"]

# What the rules ask of each: another value can make another verdict.
_CONDITION = ("operator", "value", "high", "quantifier")
_REPORT = ("value", "state", "unit", "quantifier", "measured", "series", "nature", "replaces", "kind")


class Subject(Record):
    """What a verdict takes of an indicator, or of the task itself: its reports by id, with the hash of their facts.

    preferred: the series that decides, which we chose.
    """

    unit: str
    preferred: str | None
    reports: dict[str, str]


class Inputs(Record):
    """All that a verdict follows from but the rules; promise: the hash of what it asks for."""

    promise: str
    subjects: tuple[Subject, ...]


class Published(Record):
    """A verdict as a release has it. rules: the version of the rules that gave it."""

    state: VerdictState
    rules: int
    inputs: Inputs


@dataclass(frozen=True)
class Difference:
    """A verdict of a release, the state given today for its day, why it is another, and the records that made it so."""

    day: date
    published: Published
    state: VerdictState
    why: Why
    by: tuple[str, ...] = ()


def inputs(portfolio: Portfolio, promise: Target | Task, day: date) -> Inputs:
    """What the verdict on a promise, as it stands in this record, follows from on a day."""
    subjects = tuple(_subject(portfolio, of, day) for of in promise.subjects)
    return Inputs(promise=fingerprint(_asked(promise)), subjects=subjects)


def differences(
    portfolio: Portfolio,
    promise: Target | Task,
    releases: Iterable[tuple[date, Mapping[str, Published]]],
    language: str,
) -> Iterator[Difference]:
    """Each release that gives another verdict on a promise than today's rules and records do for its day.

    releases: their days and verdicts by promise. Where the records are the same, the rules changed: only that is
    called so. language: of texts that corrections quote.
    """
    names = (promise.id, *promise.redirect_from)
    for day, published in releases:
        was = next((published[name] for name in names if name in published), None)
        if was is None:
            continue
        # A release says what was recorded when it was made; what was altered later is undone, if that was not.
        then = (stood(promise, portfolio.public, day, (), language), promise)
        same = next((one for one in then if inputs(portfolio, one, day) == was.inputs), then[0])
        state = verdict(portfolio, same, day).state
        if state != was.state:
            yield Difference(day, was, state, *_why(portfolio, same, was.inputs, inputs(portfolio, same, day)))


def _why(portfolio: Portfolio, promise: Target | Task, was: Inputs, now: Inputs) -> tuple[Why, tuple[str, ...]]:
    """The cause of a difference: corrected facts before late reports, and the rules only where the facts are the same."""
    if was.promise != now.promise or len(was.subjects) != len(now.subjects):
        return "correction", (promise.key,)
    pairs = list(zip(promise.subjects, was.subjects, now.subjects, strict=True))
    units = [f"indicators/{of}" for of, before, after in pairs if before.unit != after.unit]
    mended = [key for of, before, after in pairs for key in _mended(portfolio, of, before, after)]
    if units or mended or any(_touched(before, after) for _, before, after in pairs):
        return "correction", (*units, *mended)
    if late := [f"achievements/{of}.{id_}" for of, before, after in pairs for id_ in _new(before, after)]:
        return "late-report", tuple(late)
    return "changed-method", tuple(f"indicators/{of}" for of, a, b in pairs if a.preferred != b.preferred)


def _touched(was: Subject, now: Subject) -> set[str]:
    """The reports that are another now, or gone."""
    return {id_ for id_, hash_ in was.reports.items() if now.reports.get(id_) != hash_}


def _mended(portfolio: Portfolio, of: str, was: Subject, now: Subject) -> Iterator[str]:
    """The keys of the reports that are another now, and of those that stand in the place of one that is gone."""
    touched, reports = _touched(was, now), portfolio.reports(of)
    mending = {
        report.id: report.replaces
        for report in reports
        if report.replaces in was.reports and report.id not in was.reports
        if report.replaces in touched or report.id in now.reports
    }
    named = mending.keys() | (touched - set(mending.values()))
    yield from (f"achievements/{of}.{report.id}" for report in reports if report.id in named)


def _new(was: Subject, now: Subject) -> list[str]:
    return sorted(now.reports.keys() - was.reports.keys())


def _asked(promise: Target | Task) -> dict[str, Any]:
    conditions = promise.conditions
    starts = [one.baseline and _facts(one.baseline, ("value", "measured")) for one in conditions]
    subjects = [promise.subjects.index(one.indicator) if one.indicator else None for one in conditions]
    asked = [_facts(one, _CONDITION) for one in conditions]
    return {"due": _plain(promise.due), "conditions": asked, "subjects": subjects, "baselines": starts}


def _subject(portfolio: Portfolio, of: str, day: date) -> Subject:
    indicator = portfolio.indicators.get(of)
    known = {report.id: fingerprint(_told(portfolio, report)) for report in standing(portfolio, of, day)}
    return Subject(unit=portfolio.unit(of), preferred=indicator.preferred if indicator else None, reports=known)


def _told(portfolio: Portfolio, report: Achievement) -> dict[str, Any]:
    about_all = {"scope": report.scope is not None, "known": known_on(portfolio, report).isoformat()}
    return _facts(report, _REPORT) | about_all | {"grade": portfolio.sources[report.source].grade}


def _facts(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    """Some of the facts of a record; those that it does not have are left out, so that a new key changes no hash."""
    found = {name: _plain(getattr(record, name)) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _plain(value: Any) -> str | None:
    if value is None:
        return None
    return f"{value.start}/{value.end}" if isinstance(value, Period) else str(value)

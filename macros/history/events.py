"""What became known, event by event: a promise, a report, a correction, an altered promise, a reply, another verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any, Literal

from macros.history.altered import altered
from macros.history.course import Step, course
from macros.model.portfolio import PROMISED, Portfolio
from macros.model.promise import Target, Task
from macros.verdicts.evidence import known_on

What = Literal["promise", "report", "correction", "alteration", "reply", "verdict"]

_MENDED = ("indicators", *PROMISED, "sources")


@dataclass(frozen=True)
class Event:
    """One thing that became known about a record.

    key: the record (`kind/id`, `achievements/of.id`). public: the day on which it was known; entered: the day on which
    it came into the data, no earlier and never after the date of the page. place: what tells it from other events of
    the same record, and its anchor on the page; empty for the record itself. Ids have no full stop, so no report has
    it too. promises: the ids of the promises that it is about. detail: a Correction, Change, Dropped, Reply, the Step
    of a verdict, or the relation and id of a later promise; else None.
    """

    what: What
    key: str
    public: date
    entered: date
    place: str
    promises: frozenset[str]
    detail: Any = None


Steps = Callable[[Portfolio, str, date, str], Iterable[Step]]
"""The verdicts on a promise, by its id, up to a day, with the language of texts that corrections quote: `course`."""


def events(portfolio: Portfolio, as_of: date, language: str, steps: Steps = course) -> tuple[Event, ...]:
    """Everything that was known on a date and has a day on which it became known, newest first.

    language: of the texts that corrections quote. steps: tells the verdicts over time.
    """
    about = _about(portfolio)
    reported = list(_reported(portfolio, as_of, about))
    found = chain(
        _promised(portfolio),
        reported,
        _corrected(portfolio, about),
        _altered(portfolio, language),
        _replied(portfolio),
        _judged(portfolio, as_of, language, {event.key: event.entered for event in reported}, steps),
    )
    return newest_first(event for event in found if event.public <= as_of)


def newest_first(found: Iterable[Event]) -> tuple[Event, ...]:
    """Events by the day that they entered the data, then by the day that they were known; equal ones by key."""
    by_name = sorted(found, key=lambda event: (event.key, event.place))
    return tuple(sorted(by_name, key=lambda event: (event.entered, event.public), reverse=True))


def by_promise(found: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """The events of each promise, in the order given."""
    gathered: dict[str, list[Event]] = {}
    for event in found:
        for id_ in event.promises:
            gathered.setdefault(id_, []).append(event)
    return {id_: tuple(events) for id_, events in gathered.items()}


def _about(portfolio: Portfolio) -> Mapping[str, frozenset[str]]:
    """The promises that reports and corrections are about, by the id of what they are filed under."""
    gathered: dict[str, set[str]] = {}
    for id_, promise in portfolio.promises.items():
        for of in promise.subjects:
            gathered.setdefault(of, set()).add(id_)
    return {of: frozenset(ids) for of, ids in gathered.items()}


def _promised(portfolio: Portfolio) -> Iterator[Event]:
    for promise in portfolio.promises.values():
        if published := portfolio.published(promise.source):
            yield _of_promise("promise", promise, published.end, "", None)


def _reported(portfolio: Portfolio, as_of: date, about: Mapping[str, frozenset[str]]) -> Iterator[Event]:
    for of, reports in portfolio.achievements.items():
        promises = about.get(of, frozenset())
        for report in reports:
            known, recorded = known_on(portfolio, report), report.recorded.end
            entered = recorded if known < recorded <= as_of else known
            what: What = "correction" if report.replaces else "report"
            yield Event(what, f"achievements/{of}.{report.id}", known, entered, "", promises)


def _corrected(portfolio: Portfolio, about: Mapping[str, frozenset[str]]) -> Iterator[Event]:
    for kind in _MENDED:
        for id_, record in getattr(portfolio, kind).items():
            promises = frozenset({id_}) if kind in PROMISED else about.get(id_, frozenset())
            for at, entry in enumerate(record.corrections, 1):
                day, place = entry.date.end, f"correction.{at}"
                yield Event("correction", f"{kind}/{id_}", day, day, place, promises, entry)


def _altered(portfolio: Portfolio, language: str) -> Iterator[Event]:
    """What owners changed, promises withdrawn, and promises that later ones took up.

    A deadline that moved is not told where nothing tells when.
    """
    for id_, promise in portfolio.promises.items():
        for change in altered(promise, portfolio.public, language):
            if day := change.known or (change.date and change.date.end):
                yield _of_promise("alteration", promise, day, change.place, change)
        if promise.dropped:
            yield _of_promise("alteration", promise, promise.dropped.date.end, "promise.dropped", promise.dropped)
        for step in promise.lineage:
            earlier, published = portfolio.promises.get(step.promise), portfolio.published(promise.source)
            if earlier and published:
                yield _of_promise("alteration", earlier, published.end, f"then.{id_}", (step.relation, id_))


def _replied(portfolio: Portfolio) -> Iterator[Event]:
    """Each statement of a responsible body, on its day, or the later one on which the document that holds it came out."""
    for promise in portfolio.promises.values():
        for at, reply in enumerate(promise.replies, 1):
            day = max(reply.date.end, portfolio.public.get(reply.source, date.min))
            yield _of_promise("reply", promise, day, f"reply.{at}", reply)


def _judged(
    portfolio: Portfolio, as_of: date, language: str, entered: Mapping[str, date], steps: Steps
) -> Iterator[Event]:
    """Each verdict that became another; what a report changed entered the data with that report."""
    for promise in portfolio.promises.values():
        for step in steps(portfolio, promise.id, as_of, language):
            if step.before is not None:
                event = _of_promise("verdict", promise, step.day, f"verdict.{step.day}", step)
                yield replace(event, entered=max([step.day, *(entered[key] for key in step.by if key in entered)]))


def _of_promise(what: What, promise: Target | Task, day: date, place: str, detail: Any) -> Event:
    return Event(what, promise.key, day, day, place, frozenset({promise.id}), detail)

"""The whole data set, immutable and indexed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Any

from macros.model.achievement import Achievement
from macros.model.actors import Organisation, Pillar, Programme, System
from macros.model.indicator import Indicator, Unit
from macros.model.period import Period, day
from macros.model.promise import Target, Task
from macros.model.question import Question
from macros.model.record import Record
from macros.model.source import Source
from macros.model.sums import Term

KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "indicators": Indicator,
        "targets": Target,
        "tasks": Task,
        "achievements": Achievement,
        "organisations": Organisation,
        "programmes": Programme,
        "systems": System,
        "sources": Source,
        "questions": Question,
        "units": Unit,
        "pillars": Pillar,
    }
)
"""Folder of data/ -> what its files hold. A file holds one record; one of achievements/ a list of them."""

VOCABULARY = ("units", "pillars")
"""The kinds that only name things for the others: without pages, without exports of their own."""

PROMISED = (Target.kind, Task.kind)
"""The kinds whose records are promises; they share their ids."""

REPORTED = ("indicators", "tasks", "systems")
"""The kinds that reports are about; they share their ids, by which reports are filed."""

ADDRESSED = tuple(kind for kind in KINDS if kind not in (*VOCABULARY, "achievements"))
"""The kinds whose records have a page each, and so an address; a report has its anchor on one of them."""


@dataclass(frozen=True, eq=False)
class Portfolio:
    """Every record by id; reports by what they are about, in the order of their file.

    It equals only itself, so that what is worked out from it can be kept.
    """

    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    achievements: Mapping[str, tuple[Achievement, ...]] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    pillars: Mapping[str, Pillar] = field(default_factory=dict)

    @cached_property
    def promises(self) -> Mapping[str, Target | Task]:
        """Targets and tasks by id, in the order of their ids."""
        both: dict[str, Target | Task] = {**self.targets, **self.tasks}
        return MappingProxyType(dict(sorted(both.items())))

    def reports(self, of: str) -> tuple[Achievement, ...]:
        """What was reported about an indicator, task or system, corrected and correcting records included."""
        return self.achievements.get(of, ())

    def kind_of(self, subject: str) -> str:
        """The kind of what reports are about, one of `REPORTED`, by its id."""
        return next(kind for kind in REPORTED if subject in getattr(self, kind))

    def unit(self, of: str) -> str:
        """The unit of reports about an indicator; those about tasks and systems have none, and count."""
        return self.indicators[of].unit if of in self.indicators else "count"

    def report(self, key: str) -> Achievement:
        """A report by its key, `<what it is about>.<its id>`.

        Raises KeyError if there is none.
        """
        of, _, id_ = key.partition(".")
        found = next((report for report in self.reports(of) if report.id == id_), None)
        if found is None:
            raise KeyError(key)
        return found

    def number(self, term: Term) -> Decimal | None:
        """The number that a term of a sum stands for; None where the report does not state it.

        Raises KeyError if there is no such report.
        """
        if isinstance(term, Decimal):
            return term
        key, _, part = term.removeprefix("achievements/").partition("#")
        report = self.report(key)
        if part == "change":
            return report.change.value if report.change else None
        number: Decimal | None = getattr(report, part or "value")
        return number

    def published(self, source: str) -> Period | None:
        """When a source came out: the date it prints, else the latest day it reports about, marked inferred.

        The inferred date means "not before". None where the source prints no date and reports on no period that is
        over.
        """
        return self._dates[source]

    @cached_property
    def _dates(self) -> Mapping[str, Period | None]:
        inferred = self._inferred_dates
        return {id_: source.published or inferred.get(id_) for id_, source in self.sources.items()}

    @cached_property
    def public(self) -> Mapping[str, date]:
        """By source the first day on which it certainly was public; a source that nothing dates is not there.

        A printed date counts from the last day of its period, and a source without one from the latest day that it
        reports about; either counts earlier where we had read it, or had taken a report from it, before.
        """
        found = {id_: when.end for id_ in self.sources if (when := self.published(id_))}
        read = ((id_, source.accessed.end) for id_, source in self.sources.items() if source.accessed)
        taken = ((one.source, one.recorded.end) for reports in self.achievements.values() for one in reports)
        for id_, day_ in chain(read, taken):
            if id_ not in found or day_ < found[id_]:
                found[id_] = day_
        return MappingProxyType(found)

    @cached_property
    def _inferred_dates(self) -> Mapping[str, Period]:
        """Of the sources that print no date, what their reports say of it."""
        undated = {id_ for id_, source in self.sources.items() if source.published is None}
        latest: dict[str, date] = {}
        for reports in self.achievements.values() if undated else ():
            for report in reports:
                # A period that was still open when we wrote it down says nothing about the day its source came out.
                if report.source in undated and report.measured.end <= report.recorded.end:
                    latest[report.source] = max(latest.get(report.source, date.min), report.measured.end)
        return {source: day(reached).model_copy(update={"inferred": True}) for source, reached in latest.items()}


@dataclass(frozen=True, eq=False)
class Part(Portfolio):
    """Some records of a whole. The days of sources follow from all reports, so the whole is asked for them."""

    whole: Portfolio = field(default_factory=Portfolio)

    def published(self, source: str) -> Period | None:
        """As of the whole."""
        return self.whole.published(source)

    @property
    def public(self) -> Mapping[str, date]:
        """As of the whole."""
        return self.whole.public


def part(whole: Portfolio, keys: Collection[str]) -> Part:
    """The records of some keys (kind/id; achievements/<of> for the reports about something), in the same order."""
    wanted: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for key in keys:
        kind, _, id_ = key.partition("/")
        wanted[kind].add(id_)
    held: dict[str, Any] = {
        kind: {id_: getattr(whole, kind)[id_] for id_ in sorted(ids)} for kind, ids in wanted.items()
    }
    return Part(**held, whole=whole)

"""The portfolio as it was known on a day: only what sources had published by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Any

from macros.history.stood import stood
from macros.model.achievement import Achievement
from macros.model.portfolio import PROMISED, REPORTED, Portfolio
from macros.model.question import Question
from macros.model.source import Source
from macros.reading.references import references
from macros.verdicts.evidence import standing

Name = tuple[str, str]
"""Kind and id of a record."""

# What sources make, and what is there while a record that is there names it.
_FACTS = (*PROMISED, "sources")
_NAMED = ("indicators", "organisations", "programmes", "systems")


def known(portfolio: Portfolio, day: date, language: str) -> Portfolio:
    """What sources had published by a day, as it stood then; the default language is that of quoted texts.

    - A source is there from the first day on which it certainly was public (`Portfolio.public`), and a promise from the day
      of its source; what nothing dates is not there.
    - A report is there from the day on which it could be known; our own corrections hold on all dates.
    - A question is there once every promise and report that it is about and every source that it cites is there, and
      open until it was answered.
    - A programme and a system are there with their source, or while a record names them; indicators and organisations
      while a record names them. Units and pillars, which only sort and name, always are.
    """
    public = portfolio.public
    sources = {id_ for id_, when in public.items() if when <= day and id_ in portfolio.sources}
    promised = {id_ for id_, promise in portfolio.promises.items() if promise.source in sources}

    def standing_then(records: Mapping[str, Any]) -> dict[str, Any]:
        return {id_: stood(one, public, day, promised, language) for id_, one in records.items() if id_ in promised}

    facts: dict[str, Any] = {
        "sources": {id_: _source(one, sources) for id_, one in portfolio.sources.items() if id_ in sources},
        "targets": standing_then(portfolio.targets),
        "tasks": standing_then(portfolio.tasks),
        "achievements": dict(_reports(portfolio, promised, day)),
        "units": portfolio.units,
        "pillars": portfolio.pillars,
    }
    asked = _about_each_other(dict(_questions(portfolio, Portfolio(**facts), day)))
    actors = {kind: getattr(portfolio, kind) for kind in _NAMED}
    kept = _reached(Portfolio(**facts, **actors, questions=asked), sources)
    for kind in _NAMED:
        facts[kind] = {id_: _actor(one, sources) for id_, one in actors[kind].items() if id_ in kept[kind]}
    return Portfolio(**facts, questions=asked)


def _source(source: Source, there: Container[str | None]) -> Source:
    return source if source.copy_of in there else source.model_copy(update={"copy_of": None})


def _reports(portfolio: Portfolio, promised: set[str], day: date) -> Iterator[tuple[str, tuple[Achievement, ...]]]:
    """What was reported by then; reports about a task that nobody had promised yet have no place to stand."""
    for of in portfolio.achievements:
        found = standing(portfolio, of, day)
        if found and (of not in portfolio.tasks or of in promised):
            ids = {report.id for report in found}
            yield of, tuple(_report(report, ids) for report in found)


def _report(report: Achievement, there: set[str]) -> Achievement:
    """A report that corrects nothing, where what it corrects is not there."""
    if report.replaces is None or report.replaces in there:
        return report
    return report.model_copy(update={"replaces": None, "reason": None, "kind": None})


def _reached(portfolio: Portfolio, sources: set[str]) -> Mapping[str, frozenset[str]]:
    """By kind the ids that a record leads to, from promises, reports and sources over all names."""
    named: dict[Name, set[Name]] = defaultdict(set)
    for one in references(portfolio):
        for kind in one.among:
            if one.named in getattr(portfolio, kind):
                named[one.kind, one.id].add((kind, one.named))
    found: set[Name] = set()
    new = set(_roots(portfolio, sources))
    while new:
        found |= new
        new = {other for one in new for other in named[one]} - found
    return {kind: frozenset(id_ for of, id_ in found if of == kind) for kind in _NAMED}


def _roots(portfolio: Portfolio, sources: set[str]) -> Iterator[Name]:
    """What is there without being named by another record, and what questions name."""
    yield from ((kind, id_) for kind in PROMISED for id_ in getattr(portfolio, kind))
    yield from ((kind, of) for of in portfolio.achievements for kind in REPORTED if of in getattr(portfolio, kind))
    for kind in ("programmes", "systems"):
        yield from ((kind, id_) for id_, one in getattr(portfolio, kind).items() if one.source in sources)
    for question in portfolio.questions.values():
        for key in question.about:
            kind, _, id_ = key.partition("/")
            yield kind, id_


def _actor(record: Any, sources: set[str]) -> Any:
    """A record that a name brought here, without a source that had not come out."""
    if getattr(record, "source", None) is None or record.source in sources:
        return record
    return record.model_copy(update={"source": None, "locator": None})


def _questions(portfolio: Portfolio, held: Portfolio, day: date) -> Iterator[tuple[str, Question]]:
    facts = {f"{kind}/{id_}" for kind in _FACTS for id_ in getattr(held, kind)}
    facts |= {f"achievements/{of}.{report.id}" for of, found in held.achievements.items() for report in found}
    for id_, question in portfolio.questions.items():
        terms = [term for one in question.sums for term in (*one.terms, one.printed) if isinstance(term, str)]
        keys = [*question.about, *(term.partition("#")[0] for term in terms)]
        keys += [f"sources/{one.source}" for one in question.sources]
        if facts.issuperset(key for key in keys if key.partition("/")[0] in (*_FACTS, "achievements")):
            open_ = question.answered is not None and question.answered.end > day
            yield id_, question.model_copy(update={"answer": None, "answered": None}) if open_ else question


def _about_each_other(questions: dict[str, Question]) -> dict[str, Question]:
    """The questions but for those about one that is not there."""
    keys = {f"questions/{id_}" for id_ in questions}
    fitting = {
        id_: one
        for id_, one in questions.items()
        if keys.issuperset(key for key in one.about if key.startswith("questions/"))
    }
    return fitting if len(fitting) == len(questions) else _about_each_other(fitting)

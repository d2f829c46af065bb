"""The newest day of what is known about each record: when its page last came to say something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from macros.history.events import Event
from macros.model.portfolio import ADDRESSED, Portfolio
from macros.model.promise import Task


def touched(portfolio: Portfolio, events: Iterable[Event], as_of: date) -> Mapping[str, date]:
    """By key (kind/id) the newest day, up to a date, of everything that the page of a record shows.

    Days on which something entered the data, on which a source came out or was read, and on which a due date had
    passed. A record about which no day is known is not there.
    """
    newest: dict[str, date] = {}
    for key, day in _days(portfolio, (event for event in events if event.entered <= as_of)):
        if day <= as_of and day > newest.get(key, date.min):
            newest[key] = day
    for key, other in _shown_with(portfolio):
        if (found := newest.get(other)) and found > newest.get(key, date.min):
            newest[key] = found
    return {key: day for key, day in newest.items() if key.partition("/")[0] in ADDRESSED}


def _days(portfolio: Portfolio, events: Iterable[Event]) -> Iterator[tuple[str, date]]:
    """Records with days that are theirs."""
    told = portfolio.achievements.items()
    sources = {f"{of}.{report.id}": report.source for of, reports in told for report in reports}
    days: dict[frozenset[str], date] = {}
    for event in events:
        if event.entered > days.get(event.promises, date.min):
            days[event.promises] = event.entered
        kind, _, id_ = event.key.partition("/")
        if kind == "achievements":
            of = id_.partition(".")[0]
            yield f"indicators/{of}", event.entered
            yield f"systems/{of}", event.entered
            yield f"sources/{sources[id_]}", event.entered
        else:
            yield event.key, event.entered
    yield from ((portfolio.promises[id_].key, day) for about, day in days.items() for id_ in about)
    for id_, source in portfolio.sources.items():
        yield from ((f"sources/{id_}", day.end) for day in (portfolio.published(id_), source.accessed) if day)
    for promise in portfolio.promises.values():
        if promise.due:
            yield promise.key, promise.due.end + timedelta(days=1)


def _shown_with(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """Records whose page shows what another's says of it; after promises those that hold them."""
    for promise in portfolio.promises.values():
        own = promise.key
        yield own, f"sources/{promise.source}"
        yield from ((f"organisations/{body}", own) for body in (*promise.lead, *promise.support))
        if promise.programme:
            yield f"programmes/{promise.programme}", own
        if isinstance(promise, Task) and promise.system:
            yield f"systems/{promise.system}", own
        yield from ((f"indicators/{of}", own) for of in promise.indicators)
    for indicator in portfolio.indicators.values():
        if indicator.system:
            yield f"systems/{indicator.system}", f"indicators/{indicator.id}"
    for id_, question in portfolio.questions.items():
        yield from ((f"questions/{id_}", about.partition(".")[0]) for about in question.about)
        yield from ((f"questions/{id_}", f"sources/{one.source}") for one in question.sources)

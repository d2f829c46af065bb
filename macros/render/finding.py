"""What search holds: of each page what a result shows, and the texts that lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from macros.model.portfolio import PROMISED, REPORTED, Portfolio
from macros.model.promise import Target, Task
from macros.model.record import Record, Text
from macros.render.parts.lists import latest
from macros.render.values import in_language
from macros.render.view import Edition, View

Level = Literal["names", "titles", "documents", "owners", "context", "prose"]
"""How much a text tells of what its page is about.

Most: the name of a body or a system, then the title of a promise and the like, then that of a document.
"""

_LEVELS: Mapping[str, Level] = {"organisations": "names", "systems": "names", "sources": "documents"}


Said = tuple[str, ...]
"""Texts in every language that they have, each once."""


@dataclass(frozen=True)
class Entry:
    """A page of an edition.

    page: its address there, "targets/x/". level: of its title. language: of its title. note: the few words under a
    result. state: the verdict's, empty without one. newest: what stands for the note of a page whose few words are
    what was last reported. State and newest change with every report: they are shown, and never searched.
    """

    page: str
    kind: str
    level: Level
    title: str
    language: str
    texts: Mapping[Level, Said]
    note: str = ""
    state: str = ""
    newest: str = ""


def entry(edition: Edition, key: str) -> Entry:
    """The page of a record, by its key (kind/id)."""
    view, (kind, _, id_) = edition.at(""), key.partition("/")
    record = getattr(edition.portfolio, kind)[id_]
    title, language = in_language(record.title, edition.words.language)
    note, newest = _note(view, kind, record, _held(edition.portfolio)), _newest(view, kind, id_)
    state = edition.verdicts[id_].state if kind in PROMISED else ""
    return Entry(f"{key}/", kind, _level(kind), title, language, _texts(edition.portfolio, key), note, state, newest)


def _level(kind: str) -> Level:
    return _LEVELS.get(kind, "titles")


# One language after the other asks the same of a record.
@lru_cache(maxsize=2)
def _texts(portfolio: Portfolio, key: str) -> Mapping[Level, Said]:
    """The texts that lead to a record: in every language they are the same."""
    kind, _, id_ = key.partition("/")
    record = getattr(portfolio, kind)[id_]
    return {
        _level(kind): _said(record.title, *_own(record, "short", "number")),
        "owners": _said(*_owners(portfolio, kind, record)),
        "context": _said(*_context(portfolio, kind, record)),
        "prose": _said(*_prose(portfolio, kind, record)),
    }


def _own(record: Record, *names: str) -> Iterator[Any]:
    """What a record says under some keys, of those that its kind has."""
    held = vars(record)
    yield from (held[name] for name in names if name in held)


def _said(*texts: Text | str | Said | None) -> Said:
    """Texts in every language that they have, each once."""
    found: dict[str, None] = {}
    for text in texts:
        if text is not None:
            found.update(dict.fromkeys(_forms(text)))
    return tuple(found)


def _forms(text: Text | str | Said) -> Iterable[str]:
    if isinstance(text, Text):
        return text.root.values()
    return (text,) if isinstance(text, str) else text


# A body and a document are named by hundreds of records.
@lru_cache(maxsize=20_000)
def _named(portfolio: Portfolio, kind: str, id_: str) -> Said:
    """Names by which other records bring up this one; of a body its abbreviation too, of a document its publisher."""
    record = getattr(portfolio, kind)[id_]
    more = next((text for text in _own(record, "short", "number", "publisher") if text), None)
    return _said(record.title, more)


def _titles(portfolio: Portfolio, kind: str, ids: Iterable[str | None]) -> Iterator[Said]:
    """Names of other records."""
    yield from (_named(portfolio, kind, id_) for id_ in dict.fromkeys(ids) if id_)


def _owners(portfolio: Portfolio, kind: str, record: Any) -> Iterator[Text | str | Said | None]:
    """Who answers for a record, in the words of its kind."""
    if kind == "sources":
        yield from (record.publisher, record.author)
    lead = record.lead if kind in PROMISED else ()
    yield from _titles(portfolio, "organisations", lead or _own(record, "owner", "issuer"))


def _context(portfolio: Portfolio, kind: str, record: Any) -> Iterator[Said]:
    """What a record belongs to, and who helps."""
    yield from _titles(portfolio, "organisations", record.support if kind in PROMISED else ())
    for name in ("programme", "system", "pillar"):
        yield from _titles(portfolio, f"{name}s", _own(record, name))
    yield from _titles(portfolio, "indicators", record.indicators if kind in PROMISED else ())
    if kind in ("organisations", "programmes"):
        yield from _titles(portfolio, kind, (record.parent,))


def _prose(portfolio: Portfolio, kind: str, record: Any) -> Iterator[Text | str | Said | None]:
    """What is said about a record, and the documents that it rests on."""
    yield from _own(record, "description", "deliverable", "scope", "detail", "note")
    cited = [citation.source for citations in _own(record, "sources") for citation in citations]
    reported = [report.source for report in portfolio.reports(record.id)] if kind in REPORTED else []
    yield from _titles(portfolio, "sources", (*_own(record, "source"), *cited, *reported))


@lru_cache(maxsize=2)
def _held(portfolio: Portfolio) -> Mapping[str, int]:
    """How many promises each body leads or supports, and each programme holds, by the key of the record."""
    keys = (key for promise in portfolio.promises.values() for key in _holders(promise))
    return Counter(keys)


def _holders(promise: Target | Task) -> set[str]:
    bodies = {f"organisations/{id_}" for id_ in (*promise.lead, *promise.support)}
    return bodies | ({f"programmes/{promise.programme}"} if promise.programme else set())


def _note(view: View, kind: str, record: Any, held: Mapping[str, int]) -> str:
    """The few words under a result, which tell it from others of its kind; empty where reports alone do."""
    say, count = view.words.say, held.get(f"{kind}/{record.id}", 0)
    match kind:
        case "targets" | "tasks":
            return _and(_leads(view, record) or say("lead.none"), _due(view, record))
        case "organisations":
            return _and(say(f"organisation.{record.kind}"), say("promises", n=count))
        case "programmes":
            return _and(record.number, say("promises", n=count))
        case "sources":
            return _and(view.plain(record.publisher), view.words.published(view.portfolio.published(record.id)))
        case "questions":
            return _and(say(f"question.{record.kind}"), say(f"question.{'answered' if record.answer else 'open'}"))
    return ""


def _newest(view: View, kind: str, id_: str) -> str:
    """What was last reported about an indicator, or how much about a system; empty for other kinds."""
    if kind == "indicators":
        return latest(view, id_) or view.words.say("reports.none_short")
    if kind == "systems":
        told = len(view.portfolio.reports(id_))
        return view.words.say("reports", n=told) if told else view.words.say("reports.none_short")
    return ""


def _leads(view: View, promise: Target | Task) -> str:
    return ", ".join(view.plain(view.record(f"organisations/{id_}").title) for id_ in promise.lead)


def _due(view: View, promise: Target | Task) -> str:
    if promise.due or promise.due_note:
        return view.words.period(promise.due) if promise.due else view.plain(promise.due_note)
    kind = promise.due_kind or "none"
    # What the word of the verdict says already.
    said = kind == "none" and view.verdict(promise.id).state == "no-deadline"
    return "" if said else view.words.say(f"due.{kind}")


def _and(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)

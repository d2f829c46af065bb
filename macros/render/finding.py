"""What search holds: of each page what a result shows, and the texts that lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from macros.model.portfolio import ADDRESSED, PROMISED, REPORTED, Portfolio
from macros.model.promise import Target, Task
from macros.model.record import Text
from macros.render.parts.lists import latest
from macros.render.values import in_language
from macros.render.view import Edition, View

Level = Literal["names", "titles", "documents", "owners", "context", "prose"]
"""How much a text tells of what its page is about.

Most: the name of a body or a system, then the title of a promise and the like, then that of a document.
"""

_LEVELS: Mapping[str, Level] = {"organisations": "names", "systems": "names", "sources": "documents"}


@dataclass(frozen=True)
class Entry:
    """A page of an edition.

    page: its address there, "targets/x/". level: of its title. language: of its title. state: the verdict's, empty
    without one.
    """

    page: str
    kind: str
    level: Level
    title: str
    language: str
    texts: dict[Level, tuple[str, ...]]
    note: str = ""
    state: str = ""


def entries(edition: Edition) -> Iterator[Entry]:
    """Every record that has a page, by kind and id."""
    view, held = edition.at(""), _held(edition.portfolio)
    for kind in ADDRESSED:
        for id_, record in getattr(edition.portfolio, kind).items():
            title, language = in_language(record.title, edition.words.language)
            level = _LEVELS.get(kind, "titles")
            texts: dict[Level, tuple[str, ...]] = {
                level: _said(record.title, getattr(record, "short", None), getattr(record, "number", None)),
                "owners": _said(*_owners(view, kind, record)),
                "context": _said(*_context(view, kind, record)),
                "prose": _said(*_prose(view, kind, record)),
            }
            note = _note(view, kind, record, held)
            state = edition.verdicts[id_].state if kind in PROMISED else ""
            yield Entry(f"{kind}/{id_}/", kind, level, title, language, texts, note, state)


def _said(*texts: Text | str | None) -> tuple[str, ...]:
    """Texts in every language that they have, each once."""
    found: dict[str, None] = {}
    for text in texts:
        found.update(dict.fromkeys([text] if isinstance(text, str) else text.root.values() if text else ()))
    return tuple(found)


def _titles(view: View, kind: str, ids: tuple[str | None, ...]) -> Iterator[Text | str | None]:
    """Names of other records; of a body its abbreviation too, of a document its publisher."""
    for record in (view.record(f"{kind}/{id_}") for id_ in dict.fromkeys(ids) if id_):
        yield record.title
        yield getattr(record, "short", None) or getattr(record, "number", None) or getattr(record, "publisher", None)


def _owners(view: View, kind: str, record: Any) -> Iterator[Text | str | None]:
    """Who answers for a record, in the words of its kind."""
    if kind == "sources":
        yield from (record.publisher, record.author)
    bodies = getattr(record, "lead", None) or (getattr(record, "owner", None), getattr(record, "issuer", None))
    yield from _titles(view, "organisations", bodies)


def _context(view: View, kind: str, record: Any) -> Iterator[Text | str | None]:
    """What a record belongs to, and who helps."""
    yield from _titles(view, "organisations", getattr(record, "support", ()))
    yield from _titles(view, "programmes", (getattr(record, "programme", None),))
    yield from _titles(view, "systems", (getattr(record, "system", None),))
    yield from _titles(view, "pillars", (getattr(record, "pillar", None),))
    yield from _titles(view, "indicators", record.indicators if kind in PROMISED else ())
    if kind in ("organisations", "programmes"):
        yield from _titles(view, kind, (record.parent,))


def _prose(view: View, kind: str, record: Any) -> Iterator[Text | str | None]:
    """What is said about a record, and the documents that it rests on."""
    for name in ("description", "deliverable", "scope", "detail", "note"):
        yield getattr(record, name, None)
    cited = tuple(citation.source for citation in getattr(record, "sources", ()))
    reports = view.portfolio.reports(record.id) if kind in REPORTED else ()
    reported = tuple(report.source for report in reports)
    yield from _titles(view, "sources", (getattr(record, "source", None), *cited, *reported))


def _held(portfolio: Portfolio) -> Mapping[str, int]:
    """How many promises each body leads or supports, and each programme holds, by the key of the record."""
    keys = (key for promise in portfolio.promises.values() for key in _holders(promise))
    return Counter(keys)


def _holders(promise: Target | Task) -> set[str]:
    bodies = {f"organisations/{id_}" for id_ in (*promise.lead, *promise.support)}
    return bodies | ({f"programmes/{promise.programme}"} if promise.programme else set())


def _note(view: View, kind: str, record: Any, held: Mapping[str, int]) -> str:
    """The few words under a result, which tell it from others of its kind."""
    say, count = view.words.say, held.get(f"{kind}/{record.id}", 0)
    match kind:
        case "targets" | "tasks":
            return _and(_leads(view, record) or say("lead.none"), _due(view, record))
        case "indicators":
            return latest(view, record.id) or say("reports.none_short")
        case "organisations":
            return _and(say(f"organisation.{record.kind}"), say("promises", n=count))
        case "programmes":
            return _and(record.number, say("promises", n=count))
        case "sources":
            return _and(view.plain(record.publisher), view.words.published(view.portfolio.published(record.id)))
        case "questions":
            return _and(say(f"question.{record.kind}"), say(f"question.{'answered' if record.answer else 'open'}"))
        case _:
            told = len(view.portfolio.reports(record.id))
            return say("reports", n=told) if told else say("reports.none_short")


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

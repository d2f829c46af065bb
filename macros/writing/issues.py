"""What a filled form changes in data/: the same drafts that a person's commands make."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.model.portfolio import KINDS, REPORTED, Portfolio
from macros.reading.problem import Problem, UserError, did_you_mean, printable
from macros.writing.answers import period, value, value_or_state
from macros.writing.draft import Draft
from macros.writing.fields import fields
from macros.writing.forms import Filled
from macros.writing.records import proposed_id, record
from macros.writing.reports import report
from macros.writing.translating import Translation, translated

_PAGE = re.compile(rf"(?:\S*/)?({'|'.join(KINDS)})/([a-z0-9-]+)(?:/[^#\s]*)?(?:#([a-z0-9-]+))?")
# The fields about a source that is new here, by the keys of its record.
_SOURCE = {"title": "source_title", "publisher": "publisher", "published": "published", "grade": "grade"}


@dataclass
class _Reader:
    """A filled form while it is read: the answers, what is known already, and every fault so far."""

    root: Path
    portfolio: Portfolio
    filled: Filled
    name: str
    languages: Sequence[str]
    faults: list[str] = field(default_factory=list)
    sources: list[Draft] = field(default_factory=list)

    def fault(self, id_: str, message: str) -> None:
        """Note what is wrong with an answer, at its line, or that it is missing."""
        label = self.filled.form.labels.get(id_, id_)
        line = self.filled.lines.get(id_, 1)
        self.faults.append(printable(f"{self.name}:{line}: {label}: {message}"))

    def need(self, id_: str) -> str:
        """An answer that must be there."""
        if id_ not in self.filled.answers:
            self.fault(id_, "not filled in; it is needed for the change")
        return self.filled.answers.get(id_, "")

    def language(self, id_: str = "language") -> str:
        """The language that somebody wrote in: one of the site's."""
        said = self.filled.answers.get(id_, self.languages[0])
        if said not in self.languages:
            self.fault(id_, f"found {said!r}, no language of this site; {did_you_mean(said, self.languages)}")
            return self.languages[0]
        return said


def change(
    root: Path, portfolio: Portfolio, filled: Filled, name: str, languages: Sequence[str], day: str
) -> list[Draft]:
    """The files that a filled form changes, a new source first. `day`: when it is recorded, as YYYY-MM-DD.

    Raises UserError with every answer that is missing or cannot be understood, each with its line in the issue.
    """
    reader = _Reader(root, portfolio, filled, name, languages)
    drafts = _CHANGES[filled.form.name](reader, day)
    if reader.faults:
        raise UserError(dict.fromkeys(reader.faults))
    return [*reader.sources, *drafts]


def answered(problem: Problem | str, filled: Filled, drafts: Sequence[Draft], name: str) -> str:
    """A problem of a draft in the words of the form: the line of the issue where its answer stands."""
    if not isinstance(problem, Problem):
        return printable(str(problem))
    for draft in drafts:
        if draft.path == problem.path and (key := draft.keys.get(problem.line, "id" if problem.line == 1 else "")):
            id_ = _field(filled, draft, key)
            label = filled.form.labels.get(id_, key)
            return printable(f"{name}:{filled.lines.get(id_, 1)}: {label}: {problem.message} [{problem.code}]")
    return str(problem)


def _field(filled: Filled, draft: Draft, key: str) -> str:
    """The field of the form that a key was filled from."""
    if draft.path.startswith("data/sources/"):
        return _SOURCE.get(key, "source")
    other = {"state": "value", "replaces": "page", "id": "page" if "page" in filled.answers else "title"}
    return key if key in filled.answers else other.get(key, key)


@contextmanager
def _told(reader: _Reader, id_: str) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        reader.fault(id_, str(error))


def _keys(reader: _Reader, kind: str, *leave_out: str) -> dict[str, Any]:
    """The answers whose ids are keys of a kind of record, as values."""
    found: dict[str, Any] = {}
    for id_, field_ in fields(kind).items():
        if id_ in reader.filled.answers and id_ not in leave_out:
            said = reader.filled.answers[id_]
            parts = [_named(part) for part in re.split(r"[\s,]+", said)] if field_.shape == "list" else [said]
            with _told(reader, id_):
                text = {reader.language(): said}
                found[id_] = text if field_.shape == "text" else value(field_, parts, reader.languages)
    return found


def _named(said: str) -> str:
    """The id in the address of a record's page; what is no such address stays as it is."""
    found = _PAGE.fullmatch(said.strip())
    return found[2] if found else said.strip()


def _page(reader: _Reader) -> tuple[str, str, str | None]:
    """Kind, id and report of the page that an issue is about."""
    said = reader.need("page")
    if found := _PAGE.fullmatch(said):
        return found[1], found[2], found[3]
    if said:
        reader.fault("page", "no address of a record's page, such as …/indicators/clean-rivers/")
    return "", "", None


def _source(reader: _Reader) -> str:
    """The id of the source that is named: one that is held, or a new one, whose file is added."""
    said = reader.need("source")
    for id_, source in reader.portfolio.sources.items():
        if said in (source.url, source.archived_url):
            return id_
    if not said.startswith(("http://", "https://")) or _named(said) in reader.portfolio.sources:
        return _named(said)
    missing = [name for key, name in _SOURCE.items() if name not in reader.filled.answers and key != "published"]
    for name in missing:
        reader.fault(name, "not filled in; this address is of no source held here, so it is needed to add one")
    if missing:
        return ""
    answers, language = reader.filled.answers, reader.language("source_language")
    told: dict[str, Any] = {"title": {language: answers["source_title"]}, "publisher": {language: answers["publisher"]}}
    told |= {"language": language, "url": said, "grade": answers["grade"]}
    told |= {"published": period(answers["published"])} if "published" in answers else {}
    id_ = _free(reader.portfolio.sources, proposed_id(told) or "source")
    reader.sources.append(record(reader.root, "sources", told, id_=id_))
    return id_


def _free(taken: Container[str], proposed: str) -> str:
    """A proposed id, with a number where it is taken."""
    return next(name for name in (proposed, *(f"{proposed}-{at}" for at in range(2, 10_000))) if name not in taken)


def _report(reader: _Reader, day: str) -> list[Draft]:
    kind, of, _ = _page(reader)
    if kind and kind not in REPORTED:
        reader.fault("page", "reports are about an indicator, a task or a system; give the address of its page")
    return _reported(reader, of, {}, day)


def _correction(reader: _Reader, day: str) -> list[Draft]:
    kind, of, id_ = _page(reader)
    if kind and id_ is None:
        reader.fault(
            "page", "the address names no report; press the date of the number, and copy the address (…/#2026-03)"
        )
    for needed in ("reason", "kind"):
        reader.need(needed)
    return _reported(reader, of, {"replaces": id_ or ""}, day)


def _reported(reader: _Reader, of: str, more: Mapping[str, Any], day: str) -> list[Draft]:
    told: dict[str, Any] = {**_keys(reader, "achievements", "value", "source", "published"), **more}
    with _told(reader, "value"):
        told |= value_or_state(said) if (said := reader.need("value")) else {}
    if "replaces" not in told:
        reader.need("measured")
    told |= {"source": _source(reader), "recorded": period(day)}
    return [] if reader.faults else [report(reader.root, of, told)]


def _promise(reader: _Reader, _day: str) -> list[Draft]:
    answers = reader.filled.answers
    kind = "targets" if answers.keys() & {"indicator", "value"} else "tasks"
    told = {**_keys(reader, kind, "source"), "source": _source(reader)}
    told |= {key: _named(told[key]) for key in ("programme", "indicator", "system") if key in told}
    reader.need("title")
    if kind == "targets":
        reader.need("operator")
    for id_ in answers.keys() & {"operator", "quantifier", "deliverable"} - told.keys():
        reader.fault(id_, "a promise is a number (indicator, comparison, number) or a deliverable; leave the other out")
    if reader.faults:
        return []
    return [record(reader.root, kind, told, id_=_free(reader.portfolio.promises, proposed_id(told) or "promise"))]


def _translation(reader: _Reader, _day: str) -> list[Draft]:
    kind, id_, report_id = _page(reader)
    said, language = reader.need("text"), reader.language()
    key = reader.filled.answers.get("key", "title")
    if reader.faults:
        return []
    return [translated(reader.root, Translation(kind, id_, report_id, key, language, said))]


_CHANGES: Mapping[str, Callable[[_Reader, str], list[Draft]]] = {
    "new-report": _report,
    "wrong-number": _correction,
    "new-promise": _promise,
    "translation": _translation,
}

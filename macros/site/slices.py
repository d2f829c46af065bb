"""The part of a portfolio that the page of one record shows: what the record names, what names it, and so on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.model.portfolio import ADDRESSED, KINDS, PROMISED, Portfolio
from macros.model.question import Question
from macros.reading.references import references

_PROMISES = tuple(f"{kind}/" for kind in PROMISED)
_SUBJECTS, _TOLD, _QUESTIONS = "indicators/", "achievements/", "questions/"

_SHOWN_WITH: Mapping[str, tuple[str, ...]] = {
    "targets": ("indicators",),
    "systems": ("indicators",),
    "programmes": ("programmes",),
}
"""By the kind of a page the kinds of its neighbours whose own neighbours it shows as well."""


@dataclass(frozen=True, eq=False)
class Ties:
    """What every record of a portfolio names, and what names it, by keys (kind/id)."""

    portfolio: Portfolio

    @cached_property
    def named(self) -> Mapping[str, frozenset[str]]:
        """By key what a record cannot be shown without; the reports about it among that."""
        there = {f"{kind}/{id_}" for kind in KINDS for id_ in getattr(self.portfolio, kind)}
        found: dict[str, set[str]] = defaultdict(set)
        for key, other in _ties(self.portfolio):
            if other in there:
                found[key].add(other)
        return {key: frozenset(others) for key, others in found.items()}

    @cached_property
    def naming(self) -> Mapping[str, tuple[str, ...]]:
        """The same the other way round."""
        found: dict[str, list[str]] = defaultdict(list)
        for key, others in self.named.items():
            for other in others:
                found[other].append(key)
        return {key: tuple(others) for key, others in found.items()}

    def around(self, key: str) -> frozenset[str]:
        """The keys of all that the page of a record can show."""
        kind = key.partition("/")[0]
        near = {key, *self.named.get(key, ()), *self.naming.get(key, ())}
        for other in [one for one in near if one.partition("/")[0] in _SHOWN_WITH.get(kind, ())]:
            near.update(self.naming.get(other, ()))
        return frozenset(self._closed(near | self._line(key)) | self._questions(key))

    def _questions(self, key: str) -> set[str]:
        """The questions about a record, about what it promises a value of, and about the reports on either."""
        subjects = [key, *(other for other in self.named.get(key, ()) if other.startswith(_SUBJECTS))]
        told = [other for one in subjects for other in self.named.get(one, ()) if other.startswith(_TOLD)]
        naming = (other for one in (*subjects, *told) for other in self.naming.get(one, ()))
        return {other for other in naming if other.startswith(_QUESTIONS)}

    def _line(self, key: str) -> set[str]:
        """Every promise that is reached over lineage, in both directions."""
        found, ahead = set[str](), [key] if key.startswith(_PROMISES) else []
        while ahead:
            found.add(one := ahead.pop())
            beside = (*self.named.get(one, ()), *self.naming.get(one, ()))
            ahead += (other for other in beside if other.startswith(_PROMISES) and other not in found)
        return found

    def _closed(self, keys: set[str]) -> set[str]:
        """Some records with all that they name, and what these name; what a question names is not shown with it."""
        found, ahead = set(keys), keys
        while ahead:
            named = map(self._shown.__getitem__, self._shown.keys() & ahead)
            ahead = set().union(*named) - found
            found |= ahead
        return found

    @cached_property
    def _shown(self) -> Mapping[str, frozenset[str]]:
        return {key: others for key, others in self.named.items() if not key.startswith(_QUESTIONS)}


def _ties(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """Every record and each that it names, by their keys; where no record has the name, it is no tie."""
    for one in references(portfolio, reports=False):
        yield from ((f"{one.kind}/{one.id}", f"{kind}/{one.named}") for kind in one.among)
    for of, reports in portfolio.achievements.items():
        subject, told = f"{portfolio.kind_of(of)}/{of}", f"achievements/{of}"
        yield subject, told
        yield told, subject
        yield from ((told, f"units/{unit}") for unit in {report.unit for report in reports})
        yield from ((told, f"sources/{source}") for source in {report.source for report in reports})
    for id_, indicator in portfolio.indicators.items():
        yield f"indicators/{id_}", f"units/{indicator.unit}"
    for id_, question in portfolio.questions.items():
        yield from ((f"questions/{id_}", other) for other in _asked(question))
    for kind in ADDRESSED:
        for id_, record in getattr(portfolio, kind).items():
            yield from ((f"{kind}/{id_}", f"{other}/{name}") for name in _former(record) for other in KINDS)


def _asked(question: Question) -> Iterator[str]:
    """What a question is about, where it is said, and what its sums are made of."""
    yield from (about.partition(".")[0] for about in question.about)
    yield from (f"sources/{citation.source}" for citation in question.sources)
    for one in question.sums:
        yield f"units/{one.unit}"
        yield from (term.partition(".")[0] for term in (*one.terms, one.printed) if isinstance(term, str))


def _former(record: Any) -> Iterator[str]:
    """What a record may have named before it was corrected or altered: its history shows it so."""
    for entry in (*getattr(record, "corrections", ()), *getattr(record, "altered", ())):
        if isinstance(entry.was, str):
            yield entry.was

"""Every version of a record that was ever published, under every name it had: what a citation can have quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Literal

from macros.model.achievement import Achievement
from macros.model.alteration import Alteration
from macros.model.correction import Correction, CorrectionKind
from macros.model.fingerprint import QUOTED, Facts, fingerprint, of_promise, of_report
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.model.record import Text
from macros.model.restoring import restored

Became = Literal["unchanged", "revised", "withdrawn"]
Quotable = Achievement | Target | Task
_Entry = Correction | Alteration


@dataclass(frozen=True)
class Turn:
    """Why a version is not the present one: when and by whose doing, as far as that is known.

    kind: whose mistake a correction mends; None where the owners of a promise changed it.
    """

    date: Period | None
    kind: CorrectionKind | None
    reason: Text | None


@dataclass(frozen=True)
class Version:
    """What was quotable as `<key>-<hash>`, and what became of it.

    key: the one that it had then. was, stands: the record as it was quoted, and as it is now (None where it is withdrawn
    or the same). by: the key of the report that stands in its place now.
    """

    key: str
    hash: str
    became: Became
    was: Quotable
    stands: Quotable | None = None
    turn: Turn | None = None
    by: str | None = None

    @property
    def cited(self) -> str:
        """The name under which it is cited, and the id of its element."""
        return f"{self.key}-{self.hash}"


@lru_cache(maxsize=5000)
def versions(portfolio: Portfolio, key: str, language: str) -> tuple[Version, ...]:
    """All versions of a report (`<of>.<id>`) or promise (its id): those that it has now first.

    language: of the texts that corrections quote. Raises KeyError if there is no such record.
    """
    found = _of_report(portfolio, key) if "." in key else _of_promise(portfolio, portfolio.promises[key], language)
    cited: dict[str, Version] = {}
    for version in found:
        cited.setdefault(version.cited, version)  # two ways can lead to the same facts; the first is the later one
    return tuple(cited.values())


def _of_report(portfolio: Portfolio, key: str) -> Iterator[Version]:
    of, report = key.partition(".")[0], portfolio.report(key)
    became, now, turn = _replaced(portfolio, of, report)
    by = f"{of}.{now.id}" if now else None
    subject = getattr(portfolio, portfolio.kind_of(of))[of]
    names = tuple(product((of, *subject.redirect_from), _names(portfolio, "sources", report.source)))
    for unit, mended in _units(subject, report):
        was = report if mended is None else report.model_copy(update={"unit": unit})
        after = now if became == "revised" else report if mended and became == "unchanged" else None
        state: Became = "revised" if after else became
        for name, source in names:
            called = f"{name}.{report.id}"
            # A copy of a report takes as long as its hash, and hardly a source had another name.
            named = was if source == was.source else was.model_copy(update={"source": source})
            yield Version(called, fingerprint(of_report(called, named, unit)), state, was, after, turn or mended, by)


def _units(subject: Any, report: Achievement) -> Iterator[tuple[str | None, Turn | None]]:
    """The unit of a report, and those that its indicator was wrong about before, with the turn that mended it."""
    yield getattr(subject, "unit", None), None
    for entry in reversed(getattr(subject, "corrections", ())):
        if entry.key == "unit" and report.unit is None:
            yield entry.was, Turn(entry.date, entry.kind, entry.reason)


def _replaced(portfolio: Portfolio, of: str, report: Achievement) -> tuple[Became, Achievement | None, Turn | None]:
    """What became of a report, the one in its place now, and the last turn on the way there."""
    reports, last, turn = portfolio.reports(of), report, None
    seen = {report.id}
    while (new := next((one for one in reports if one.replaces == last.id), None)) and new.id not in seen:
        last, turn = new, Turn(new.recorded, new.kind, new.reason)
        seen.add(new.id)
    if turn is None:
        return "unchanged", None, None
    return ("revised" if _says(last) else "withdrawn"), last, turn


def _says(report: Achievement) -> bool:
    """Whether a report still reports something; a correction may take a report back and put nothing in its place."""
    return any(getattr(report, name) is not None for name in ("value", "state", "statement", "change", "plan_share"))


def _of_promise(portfolio: Portfolio, promise: Target | Task, language: str) -> Iterator[Version]:
    ended = None
    if promise.dropped:
        ended = Turn(promise.dropped.date, None, promise.dropped.reason)
    for was, turn in ((promise, None), *_before(promise, language)):
        became: Became = "withdrawn" if ended else "revised" if turn else "unchanged"
        now = promise if became == "revised" else None
        for facts in _named(portfolio, was):
            yield Version(facts["id"], fingerprint(facts), became, was, now, ended or turn)


def _before(promise: Target | Task, language: str) -> Iterator[tuple[Target | Task, Turn]]:
    """A promise before its corrections and alterations, and each such state with every earlier deadline.

    Nothing tells which of them a deadline moved before, and a version that never was harms nobody: nobody cited it.
    """
    edited = list(_unedited(promise, language))
    yield from edited
    for was, turn in ((promise, None), *edited):
        for before in reversed(promise.due_history):
            moved = turn or Turn(None, None, before.note)
            there = {"due": before.due, "source": before.source, "locator": before.locator}
            yield was.model_copy(update={"due": before.due}), moved
            yield was.model_copy(update=there), moved


def _unedited(promise: Target | Task, language: str) -> Iterator[tuple[Target | Task, Turn]]:
    """A promise without its last corrections and its last alterations, as many of each as there can be; fewest first.

    A correction bears the day on which it was written down, an alteration the day on which owners decided it, which
    may have been found out later: dates do not tell which of the two came first into the file. So what stood at a key
    that both are about is taken from the first correction, and from the first alteration.
    """
    mended, altered = (
        [one for one in entries if _is_quoted(promise, one)] for entries in (promise.corrections, promise.altered)
    )
    for some, others in sorted(product(range(len(mended) + 1), range(len(altered) + 1)), key=sum)[1:]:
        by_us, by_owners = (_firsts(mended, some), _firsts(altered, others))
        for chosen in ({**by_owners, **by_us}, {**by_us, **by_owners}):
            was: Target | Task = promise
            for entry in chosen.values():
                was = restored(was, entry.key, entry.was, language) or was
            earliest = min(chosen.values(), key=lambda entry: entry.date.end)
            kind = earliest.kind if isinstance(earliest, Correction) else None
            yield was, Turn(earliest.date, kind, earliest.reason)


def _is_quoted(promise: Target | Task, entry: _Entry) -> bool:
    return entry.key.partition(".")[0] in QUOTED[promise.kind]


def _firsts(entries: Sequence[_Entry], last: int) -> dict[str, _Entry]:
    """Of the last so many entries the first one about each key."""
    return {entry.key: entry for entry in reversed(entries[len(entries) - last :])}


def _named(portfolio: Portfolio, promise: Target | Task) -> Iterator[Facts]:
    """The quoted facts of a promise under every name that it, its source and its indicators had."""
    now: Facts = of_promise(promise)
    asked = [
        [{**one, "indicator": name} for name in _names(portfolio, "indicators", one["indicator"])]
        for one in now.get("conditions", ())
    ]
    names = product(
        product(*asked), _names(portfolio, "sources", promise.source), _names(portfolio, promise.kind, promise.id)
    )
    for conditions, source, name in names:
        found = {**now, "id": name, "source": source}
        yield found | ({"conditions": list(conditions)} if "conditions" in now else {})


def _names(portfolio: Portfolio, kind: str, id_: str | None) -> tuple[str | None, ...]:
    """The id of a record and those that it had before."""
    record = getattr(portfolio, kind).get(id_)
    return (id_, *record.redirect_from) if record else (id_,)

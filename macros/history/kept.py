"""What was published stays: facts that were altered or removed without a word about it.

A report is corrected by a new one, another record by an entry in its own `corrections`. Layout, comments, titles,
notes, translations, and the order of keys and reports are free.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from macros.history.differences import Difference, Path, Reading, differences, spelt
from macros.history.moves import Moves
from macros.history.versions import versions
from macros.model.portfolio import PROMISED, Portfolio
from macros.model.record import Record, Text
from macros.model.source import Source

_PROMISE = (
    *("due", "due_kind", "due_note", "due_history", "lead", "support", "roles", "scope", "exemptions"),
    *("source", "locator", "dropped", "corrections", "replies", "altered"),
)

PROTECTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "achievements": (
            *("value", "state", "statement", "unit", "quantifier", "out_of", "change", "plan_share", "money"),
            *("measured", "recorded", "series", "scope", "nature", "source", "locator", "replaces", "reason", "kind"),
        ),
        "targets": ("conditions", *_PROMISE),
        "tasks": ("deliverable", "system", *_PROMISE),
        "sources": ("title", "publisher", "author", "published", "url", "grade", "copy_of", "corrections"),
        "indicators": ("unit", "direction", "corrections"),
    }
)
"""The keys of each kind whose published facts stay. Its id stays in every kind that has a page."""

ADDABLE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "targets": ("due_history", "altered", "dropped", "corrections", "replies"),
        "tasks": ("due_history", "altered", "dropped", "corrections", "replies", "system"),
        "sources": ("author", "url", "copy_of", "corrections"),
        "indicators": ("corrections",),
    }
)
"""Keys among them that may gain what they did not have: nothing that was published becomes another thing."""

What = Literal["altered", "removed", "gone", "uncited"]


@dataclass(frozen=True)
class Breach:
    """A published fact that is another now, or was removed, an address that leads nowhere, a citation nobody answers.

    kind, id: the record's file, with the place inside it: as it is now, or before where it is gone (`of_now`).
    key, was, new: the altered fact, or the id whose address is gone, or the citation (`was`). report: its id, where it is about one.
    called: the id that a record seems to have now.
    """

    what: What
    kind: str
    id: str
    path: Path
    of_now: bool
    key: str = ""
    was: str | None = None
    new: str | None = None
    report: str | None = None
    called: str | None = None


def breaches(before: Portfolio, now: Portfolio, default: str) -> Iterator[Breach]:
    """Everything that was published before and is neither there now nor corrected, dropped or redirected.

    default: the language that a text was first written in, where its source does not tell.
    """
    moves = Moves(before, now)
    told: set[tuple[str, str]] = set()
    gone: set[tuple[str, str]] = set()
    for breach in _breaches(moves, default):
        told.add((breach.kind, breach.id))
        if breach.what == "gone":
            gone.add((breach.kind, breach.id))
        yield breach
    yield from (breach for breach in _uncited(moves, default, gone) if (breach.kind, breach.id) not in told)


def _breaches(moves: Moves, default: str) -> Iterator[Breach]:
    for kind, record, id_ in moves.gone():
        path = () if id_ == record else ("redirect_from", _at(moves, kind, record, id_))
        called = _called(moves, kind, record, default)
        yield Breach("gone", kind, record, path, of_now=False, was=id_, called=called)
    for kind in PROTECTED:
        if kind == "achievements":
            yield from _reports(moves, default)
        else:
            yield from _records(moves, kind, default)


def reading(moves: Moves, record: Any, default: str) -> Reading:
    """How a record is compared: a text that its source wrote was first written in the language of that source."""
    source = record if isinstance(record, Source) else moves.before.sources.get(getattr(record, "source", None) or "")
    first = (source.language if source else None, default)

    def original(text: Text) -> str:
        return next((code for code in first if code in text.root), next(iter(text.root)))

    return Reading(original, moves.renamed)


def _records(moves: Moves, kind: str, default: str) -> Iterator[Breach]:
    for id_, was in getattr(moves.before, kind).items():
        after = moves.successor(kind, id_)
        if after is None or (after != id_ and after in getattr(moves.before, kind)):
            continue  # gone, which is told already, or the same thing was written down twice
        now = getattr(moves.after, kind)[after]
        for one in _altered(kind, was, now, reading(moves, was, default)):
            if not _explained(one, was, now):
                yield Breach("altered", kind, after, one.path, True, one.key, one.was, one.new)


def _altered(kind: str, was: Record, now: Record, how: Reading) -> Iterator[Difference]:
    """The protected facts of a record that differ, but for those that it gained where it may."""
    for name in PROTECTED[kind]:
        for one in differences(getattr(was, name), getattr(now, name), how, (name,)):
            gained = one.was is None and name in ADDABLE.get(kind, ())
            if not one.translation and not gained:
                yield one


def _explained(one: Difference, was: Any, now: Any) -> bool:
    """Whether a record says itself what stood there: in a new correction or alteration, or as an earlier deadline."""
    added = [entry for entry in now.corrections if entry not in was.corrections]
    added += [entry for entry in getattr(now, "altered", ()) if entry not in was.altered]
    if any((entry.key, entry.was) == (one.key, one.was) for entry in added):
        return True
    moved = [spelt(entry.due) for entry in getattr(now, "due_history", ()) if entry not in was.due_history]
    return one.path[0] in ("due", "due_kind") and was.due is not None and spelt(was.due) in moved


def _reports(moves: Moves, default: str) -> Iterator[Breach]:
    for of, reports in moves.before.achievements.items():
        subject = moves.subject(of)
        now = moves.after.reports(subject)
        place = {report.id: at for at, report in enumerate(now)}
        for at, was in enumerate(reports):
            how = reading(moves, was, default)
            if was.id in place:
                here = place[was.id]
                for one in _altered("achievements", was, now[here], how):
                    yield Breach(
                        "altered", "achievements", subject, (here, *one.path), True, one.key, one.was, one.new, was.id
                    )
                continue
            known = {report.id for report in reports}
            alike = (new.id for new in now if new.id not in known and not list(_altered("achievements", was, new, how)))
            yield Breach("removed", "achievements", of, (at,), of_now=False, report=was.id, called=next(alike, None))


def _uncited(moves: Moves, default: str, gone: set[tuple[str, str]]) -> Iterator[Breach]:
    """Records of which something could be cited that nothing answers for now, whatever the reason: each told once.

    gone: records with an address that leads nowhere, which is why what names them is not found.
    """
    here = {version.cited for key in _citable(moves.after) for version in versions(moves.after, key, default)}
    for key in _citable(moves.before):
        if not gone.isdisjoint(_names(moves.before, key)):
            continue
        lost = (one.cited for one in versions(moves.before, key, default) if one.cited not in here)
        if cited := next(lost, None):
            of, _, report = key.partition(".")
            kind = "achievements" if report else next(kind for kind in PROMISED if of in getattr(moves.before, kind))
            now = moves.subject(of) if report else moves.successor(kind, of)
            if now is not None:
                yield Breach("uncited", kind, now, (), True, was=cited, report=report or None)


def _citable(portfolio: Portfolio) -> Iterator[str]:
    yield from portfolio.promises
    yield from (f"{of}.{report.id}" for of, found in portfolio.achievements.items() for report in found)


def _names(portfolio: Portfolio, key: str) -> Iterator[tuple[str, str]]:
    """The records that a citation names: of a report what it is about, of a promise its indicators; and the source."""
    of, _, report = key.partition(".")
    if report:
        yield portfolio.kind_of(of), of
        yield "sources", portfolio.report(key).source
    else:
        yield "sources", portfolio.promises[of].source
        yield from (("indicators", one) for one in portfolio.promises[of].indicators)


def _at(moves: Moves, kind: str, record: str, former: str) -> int:
    found: tuple[str, ...] = getattr(moves.before, kind)[record].redirect_from
    return found.index(former)


def _called(moves: Moves, kind: str, id_: str, default: str) -> str | None:
    """The new record that says what a record said which is gone: its new name, most likely."""
    was = getattr(moves.before, kind)[id_]
    how = reading(moves, was, default)
    new = (other for other in getattr(moves.after, kind).values() if other.id not in getattr(moves.before, kind))
    return next((other.id for other in new if _same(was, other, how)), None)


def _same(was: Any, now: Any, how: Reading) -> bool:
    parts = (
        differences(getattr(was, name), getattr(now, name), how) for name in type(was).model_fields if name != "id"
    )
    return not [one for found in parts for one in found if not one.translation]

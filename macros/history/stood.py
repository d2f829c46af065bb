"""A promise as it stood on a day: what its owners and its source altered afterwards is undone."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Literal, TypeVar

from macros.model.alteration import Alteration
from macros.model.correction import Correction
from macros.model.promise import Condition, Target, Task
from macros.model.restoring import restored

Public = Mapping[str, date]
P = TypeVar("P", Target, Task, Target | Task)


def stood(promise: P, public: Public, day: date, known: Container[str], language: str) -> P:
    """The promise with its deadline, corrections, replies, end and lineage as they were known on a day.

    public: by source the day from which it was known. known: ids of the promises that were there. language: of the
    texts that a correction quotes.
    """
    there = _there(public, day)
    before = _due(_unedited(promise, there, day, language), public, day)
    changes: dict[str, Any] = {
        "dropped": before.dropped if before.dropped and there(before.dropped.source) else None,
        "replies": tuple(reply for reply in before.replies if there(reply.source) and reply.date.end <= day),
        "lineage": tuple(step for step in before.lineage if step.promise in known),
    }
    if isinstance(before, Target):
        changes["conditions"] = tuple(_condition(one, there) for one in before.conditions)
    return _with(before, changes)


def _with(promise: P, changes: Mapping[str, Any]) -> P:
    """A promise with other values; the same where they are the same, as on most days."""
    new = {name: value for name, value in changes.items() if value != getattr(promise, name)}
    return promise.model_copy(update=new) if new else promise


def _unedited(promise: P, there: Callable[[str], bool], day: date, language: str) -> P:
    """A promise without what its owners changed in documents that had not come out, nor its source corrected later.

    Corrections of ours hold on all dates; and what a document that had come out made of a key holds whatever an earlier
    one said.
    """

    def later(entry: Correction | Alteration) -> bool:
        return not there(entry.source) if isinstance(entry, Alteration) else entry.date.end > day

    settled: set[str] = set()
    for entry in promise.revisions:
        if not later(entry):
            settled.add(entry.key)
        elif entry.key not in settled:
            promise = restored(promise, entry.key, entry.was, language) or promise
    mended = tuple(entry for entry in promise.corrections if entry.kind == "ours" or not later(entry))
    altered = tuple(entry for entry in promise.altered if not later(entry))
    return _with(promise, {"corrections": mended, "altered": altered})


def alterations(
    promise: Target | Task, public: Public
) -> Iterator[tuple[date, Literal["altered-promise", "correction"], str]]:
    """The days from which the promise stood otherwise, what altered it, and the key of the record that says so."""
    setting = [*(before.source for before in promise.due_history), promise.source]
    for when, source in zip(moved(promise, public), setting[1:], strict=True):
        if when:
            yield when, "altered-promise", f"sources/{source}"
    for change in promise.altered:
        if day := public.get(change.source):
            yield day, "altered-promise", f"sources/{change.source}"
    for entry in promise.corrections:
        if entry.kind == "source":
            yield entry.date.end, "correction", f"sources/{promise.source}"
    for one in promise.conditions:
        if one.baseline and (day := public.get(one.baseline.source)):
            yield day, "altered-promise", f"sources/{one.baseline.source}"


def moved(promise: Target | Task, public: Public) -> list[date | None]:
    """For each earlier deadline the day from which the next one was known.

    A deadline holds from the day of the document that set it; the present one was set by the promise's own source.
    None where the next one's document is not the later one: then nothing tells when it moved.
    """
    days = [public.get(one.source) for one in (*promise.due_history, promise)]
    return [_later(first, then) for first, then in pairwise(days)]


def _later(first: date | None, then: date | None) -> date | None:
    return then if first and then and then > first else None


def _due(promise: P, public: Public, day: date) -> P:
    """The promise with the deadline that held on a day, and the earlier ones that were known then."""
    held = promise.due_history
    at = next((at for at, when in enumerate(moved(promise, public)) if when and when > day), None)
    if at is None:
        there = _there(public, day)
        return _with(promise, {"due_history": tuple(one for one in held if there(one.source))})
    fixed = {"due": held[at].due, "due_kind": None, "due_note": None}
    return promise.model_copy(update={**fixed, "due_history": held[:at]})


def _condition(condition: Condition, there: Callable[[str], bool]) -> Condition:
    """A condition without a starting point that no source had stated yet."""
    if condition.baseline is None or there(condition.baseline.source):
        return condition
    return condition.model_copy(update={"baseline": None})


def _there(public: Public, day: date) -> Callable[[str], bool]:
    return lambda source: source in public and public[source] <= day

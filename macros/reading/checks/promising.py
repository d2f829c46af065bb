"""Rules about promises: their conditions and due dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.model.alteration import ALTERABLE, Alteration
from macros.model.portfolio import Portfolio
from macros.model.promise import Condition, Target, Task
from macros.model.restoring import restored
from macros.reading.checks.finding import Finding
from macros.reading.yaml_file import Path


def conditions_are_whole(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """between has two ends, the others one; a rank is a whole number on an indicator of ranks."""
    for id_, target in portfolio.targets.items():
        for at, condition in enumerate(target.conditions):
            for code, message in _condition(portfolio, condition):
                yield Finding("targets", id_, ("conditions", at), code, message)


def _condition(portfolio: Portfolio, condition: Condition) -> Iterator[tuple[str, str]]:
    """Code and message of each thing that is wrong with a condition."""
    value, high = condition.value, condition.high
    indicator = portfolio.indicators.get(condition.indicator or "")
    if condition.operator == "between" and value is not None and (high is None or high <= value):
        yield "broken-range", "found between without a higher end; add high:, above value"
    if condition.operator == "at-least" and high is not None and (value is None or high <= value):
        yield "broken-range", "found high: not above value; leave it out, or write the upper end of the range"
    if condition.operator not in ("between", "at-least") and high is not None:
        yield (
            "broken-range",
            f"found high: with {condition.operator}; it belongs to between, or to at-least for a range",
        )
    if value is None and condition.wording is None:
        yield "no-goal", "found no value; write it, or wording: with what is said instead of a number"
    if condition.operator == "rank" and value is not None and (value != int(value) or value < 1):
        yield "broken-rank", f"found the rank {value}, wanted a whole number from 1"
    if indicator is not None and (indicator.unit == "rank") != (condition.operator == "rank"):
        yield (
            "broken-rank",
            f"found {condition.operator} on an indicator of unit {indicator.unit}; rank and rank belong together",
        )


def alterations_can_be_undone(portfolio: Portfolio, languages: tuple[str, ...]) -> Iterator[Finding]:
    """An alteration names a key that owners may change, and what that key could hold."""
    for promise in portfolio.promises.values():
        after: Target | Task = promise
        for entry in promise.revisions:
            before = restored(after, entry.key, entry.was, languages[0])
            if isinstance(entry, Alteration) and (fault := _alteration(portfolio, entry, before, after)):
                place, message, names = fault
                path = ("altered", promise.altered.index(entry), *place)
                yield Finding(promise.kind, promise.id, path, "broken-alteration", message, names)
            after = before or after


_WHOLE = re.compile(r"conditions(\.\d+)?")
_Fault = tuple[Path, str, tuple[str, ...]]


def _alteration(
    portfolio: Portfolio, entry: Alteration, before: Target | Task | None, after: Target | Task
) -> _Fault | None:
    """What is wrong with an alteration: the key inside it, what is said, and the ids that are meant; None if nothing."""
    if entry.key.partition(".")[0] not in ALTERABLE:
        return ("key",), f"found {entry.key!r}, wanted a key that owners may change: {', '.join(ALTERABLE)}", ()
    if before is None and _WHOLE.fullmatch(entry.key):
        found = f"found {entry.key!r}, a condition as a whole; one that owners add or take away makes another promise: "
        return ("key",), found + "add a file for it, with lineage: and relation: replaces", ()
    if before is None:
        found = f"found {entry.was or 'nothing'!r} as what stood at {entry.key!r}, which cannot hold it; "
        return (), found + "write key: and was: as the file had them, a list of ids with commas", ()
    if unknown := _unknown(portfolio, before):
        found = f"found {unknown!r} as what stood at {entry.key!r}, no such record; "
        return (), found + "correct the id, or add its file", (unknown,)
    if before == after:
        found = f"found {entry.was!r}, which stands at {entry.key!r} after this change too; "
        return (), found + "write what stood there before", ()
    return None


def _unknown(portfolio: Portfolio, promise: Target | Task) -> str | None:
    """The first id that a promise names and no record has, of those that an alteration can bring back."""
    bodies = [id_ for id_ in (*promise.lead, *promise.support) if id_ not in portfolio.organisations]
    metrics = [id_ for id_ in promise.indicators if id_ not in portfolio.indicators]
    stated = [one.baseline.source for one in promise.conditions if one.baseline]
    return next(iter([*bodies, *metrics, *(id_ for id_ in stated if id_ not in portfolio.sources)]), None)


def due_dates_fit_their_kind(portfolio: Portfolio, _languages: tuple[str, ...]) -> Iterator[Finding]:
    """A fixed deadline has a date; none and relative have not."""
    for id_, promise in portfolio.promises.items():
        if promise.due is None and promise.due_kind == "fixed":
            message = "found fixed without a date; add due:, or leave due_kind out"
            yield Finding(promise.kind, id_, ("due_kind",), "due-against-kind", message)
        if promise.due is not None and promise.due_kind in ("none", "relative"):
            message = f"found {promise.due_kind} with a date; leave one of them out"
            yield Finding(promise.kind, id_, ("due_kind",), "due-against-kind", message)

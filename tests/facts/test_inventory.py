"""What was read out of the articles, field by field, against data/: the same, or listed in differences.yml with why.

Where the reading and an article differ, the article wins; where data/ rests on a nearer source, that one does.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.portfolio import Portfolio
from macros.model.promise import Condition, Target, Task
from tests.facts.reading import SHARED, Entry, listed, record, shared

Fields = Iterator[tuple[str, str, str]]
"""Name of a field, what the inventory says, what data/ says."""

here = pytest.mark.skipif(not SHARED.is_dir(), reason="the inventory does not lie beside this clone")

UNITS = {"Mbps": "mbps", "statement": "yes-no", "selection": "yes-no"} | {
    unit: unit for unit in ("percent", "rank", "VND", "USD", "km")
}
"""First word of a unit of the inventory -> unit of data/; every other one counts things."""

QUANTIFIERS = {"more than": "over", "approximately": "about"}


def said(value: Any) -> str:
    """A value as both sides write it."""
    match value:
        case None | () | "":
            return "none"
        case Decimal():
            return f"{value.normalize():f}"
        case Period():
            return value.end.isoformat()
        case tuple():
            return " ".join(sorted(value))
    return str(value)


def report_fields(entry: Entry, found: Achievement, data: Portfolio, of: str) -> Fields:
    indicator = data.indicators.get(of)
    yield "value", said(entry["value"]), said(found.value)
    ours = found.unit or (indicator.unit if indicator else "state")
    yield "unit", UNITS.get(entry["unit"].partition(" ")[0], "count"), ours
    yield "as_of", said(entry["as_of"]), said(found.measured)
    quantifier: Any = entry.get("qualifier")
    yield "qualifier", said(QUANTIFIERS.get(quantifier, quantifier)), said(found.quantifier)
    yield "out_of", said(entry.get("out_of")), said(found.out_of)
    yield "share_of_plan", said(entry.get("share_of_plan")), said(found.plan_share)
    theirs = (entry.get("comparison") or {}).get("value")
    yield "comparison", said(theirs), said(found.change.value if found.change else None)


def promise_fields(entry: Entry, found: Target | Task) -> Fields:
    deadline = entry["deadline"] or {}
    yield "deadline", said(deadline.get("date")), said(found.due)
    if deadline and found.due:
        yield "precision", said(deadline["precision"]), found.due.precision
    lead = entry["lead"]
    yield "lead", said((lead,) if isinstance(lead, str) else lead), said(found.lead)
    yield "coordinating", said(entry["coordinating"]), said(found.support)
    if entry.get("programme"):
        yield "programme", entry["programme"], said(found.programme)
    if isinstance(found, Target):
        condition = meant(entry["metric"], found)
        yield "operator", entry["operator"], condition.operator
        yield "value", said(entry["value"]), said(condition.value)


def meant(metric: str, target: Target) -> Condition:
    """The condition about a metric; the inventory has a target for each, data/ may hold two in one."""
    return next((found for found in target.conditions if found.indicator == metric), target.conditions[0])


def compared(data: Portfolio) -> Iterator[tuple[str, str, str]]:
    """Key and field of each difference, with both sides."""
    inventory, places = shared("inventory"), listed("inventory")
    for section in ("targets", "tasks", "achievements"):
        for entry in inventory[section]:
            key = f"{section}/{entry['id']}"
            place = places[key]
            found = record(data, place) if isinstance(place, str) else None
            if isinstance(found, Achievement):
                fields = report_fields(entry, found, data, place.partition("/")[2].partition(".")[0])
            elif isinstance(found, Target | Task):
                fields = promise_fields(entry, found)
            else:
                continue
            yield from ((f"{key} {field}", theirs, ours) for field, theirs, ours in fields if theirs != ours)


@here
@pytest.mark.slow
def test_each_difference_from_the_inventory_is_listed(data: Portfolio) -> None:
    found = {key: (theirs, ours) for key, theirs, ours in compared(data)}
    known = {key: (entry["inventory"], entry["data"]) for key, entry in listed("differences").items()}
    assert [f"{key}: found {ours}, wanted {theirs}" for key, (theirs, ours) in found.items() - known.items()] == []
    assert sorted(known.items() - found.items()) == []


def test_each_difference_has_a_reason() -> None:
    assert [key for key, entry in listed("differences").items() if not entry["why"]] == []

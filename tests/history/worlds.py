"""A small portfolio to be changed in one place at a time."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from macros.model.portfolio import Portfolio
from tests.render.editions import portfolio, report, text

World = dict[str, dict[str, Any]]
Change = Callable[[World], Any]


def world() -> World:
    """Records of most kinds, in English and French; the source of the promises is written in French."""
    plan = {"title": text("River plan", fr="Plan des rivières"), "publisher": text("Office"), "language": "fr"}
    paper = {"title": text("Paper"), "publisher": text("Press"), "published": "2026-03-01", "grade": "press"}
    clean = {"indicator": "clean", "operator": "at-least", "value": 60}
    place = {"indicator": "place", "operator": "rank", "value": 20}
    return {
        "indicators": {
            "clean": {"title": text("Clean rivers", fr="Rivières propres"), "unit": "percent", "direction": "up"},
            "place": {"title": text("Place"), "unit": "rank", "direction": "down"},
        },
        "targets": {
            "goal": {
                "title": text("Clean rivers"),
                "due": 2028,
                "lead": ["office", "council"],
                "scope": text("Big rivers", fr="Grandes rivières"),
                "conditions": [clean, place],
                "source": "plan",
                "note": text("A note"),
            }
        },
        "tasks": {"decree": {"title": text("Decree"), "source": "plan", "due": "2026-Q1", "system": "gauges"}},
        "systems": {"gauges": {"title": text("Gauges")}},
        "achievements": {
            "clean": [
                report("r2024", "2024", 41, source="paper", locator="p. 3"),
                report("r2025", "2025", 45.5, source="paper", scope=text("The north", fr="Le nord")),
            ],
            "decree": [report("seen", "2026-01", state="under-way", source="paper")],
        },
        "organisations": {"office": {"title": text("Office"), "kind": "agency"}, "council": {"title": text("Council"), "kind": "government"}},
        "programmes": {"rivers": {"title": text("Rivers")}},
        "questions": {"gap": {"title": text("Why?"), "kind": "value", "detail": text("So"), "about": ["targets/goal"]}},
        "sources": {"plan": {**plan, "grade": "law"}, "paper": paper},
        "pillars": {"water": {"title": text("Water")}},
    }  # fmt: skip


def changed(change: Change | None = None) -> Portfolio:
    """The portfolio after a change to what its files hold."""
    found = copy.deepcopy(world())
    if change is not None:
        change(found)
    return portfolio(found)


def put(kind: str, id_: str, **values: Any) -> Change:
    """A change of keys of a record."""
    return lambda records: records[kind][id_].update(values)


def tell(of: str, at: int, **values: Any) -> Change:
    """A change of keys of a report."""
    return lambda records: records["achievements"][of][at].update(values)


def rename(kind: str, old: str, new: str, **values: Any) -> Change:
    """Another id for a record, with changes of its keys."""

    def change(records: World) -> None:
        records[kind][new] = {**records[kind].pop(old), **values}

    return change


def without(kind: str, id_: str) -> Change:
    """A record that is gone."""
    return lambda records: records[kind].pop(id_)


def both(*changes: Change) -> Change:
    """One change after another."""

    def change(records: World) -> None:
        for one in changes:
            one(records)

    return change


def correction(key: str, was: str | None, **more: Any) -> Mapping[str, Any]:
    """An entry that says what stood at a key."""
    said = {"key": key, "date": "2026-06-01", "kind": "ours", "reason": text("A slip")}
    return said | ({"was": was} if was is not None else {}) | more

"""The lists of tests/facts/, and the way from an entry to the place in data/ that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.model.period import Period
from macros.model.portfolio import KINDS, Portfolio
from macros.model.record import Record, Text
from macros.reading import yaml_file

FACTS = Path(__file__).parent
ROOT = FACTS.parents[1]

SHARED = ROOT.parent / "shared"
"""The five articles and what was read out of them lie beside a clone only where the site is edited."""

Entry = Mapping[str, Any]


def listed(name: str) -> Any:
    """A file of tests/facts/."""
    return _read(FACTS / f"{name}.yml")


def shared(name: str) -> Any:
    """A file of ../shared/data/."""
    return _read(SHARED / "data" / f"{name}.yml")


def _read(path: Path) -> Any:
    document = yaml_file.parse(path.name, path.read_bytes())
    assert document.problems == []
    return document.value


def record(data: Portfolio, key: str) -> Record | None:
    """The record of a key, kind/id or achievements/<of>.<id>; None if there is none."""
    kind, _, id_ = key.partition("/")
    if kind not in KINDS:
        return None
    if kind != "achievements":
        found: Record | None = getattr(data, kind).get(id_)
        return found
    try:
        return data.report(id_)
    except KeyError:
        return None


def at(data: Portfolio, place: str) -> Any:
    """What stands at `kind/id path.in.the.record`; None if nothing does."""
    key, _, path = place.partition(" ")
    found: Any = record(data, key)
    for part in path.split(".") if path else []:
        if isinstance(found, tuple):
            found = found[int(part)] if int(part) < len(found) else None
        else:
            found = getattr(found, part, None)
    return found


def is_what(found: Any, wanted: Any) -> bool:
    """Whether a place holds what a list says: a number, the last day of a period, or words within a text."""
    match found:
        case Period():
            return found.end.isoformat() == str(wanted)
        case Decimal():
            return isinstance(wanted, Decimal) and found == wanted
        case Text():
            return any(_within(str(wanted), text) for text in found.root.values())
        case str():
            return _within(str(wanted), found)
    return False


def _within(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE))


def shown(found: Any) -> str:
    """A place's content as a message says it."""
    match found:
        case None:
            return "nothing"
        case Period():
            return f"{found.end}"
        case Text():
            return " | ".join(found.root.values())
    return str(found)


def wrong(data: Portfolio, entry: Entry) -> str:
    """What is not as an entry says; empty if all is."""
    if "why" in entry and "at" not in entry:
        return "" if set(entry) <= {"paragraph", "printed", "why"} and entry["why"] else "has no reason"
    found = at(data, entry["at"])
    return "" if is_what(found, entry["is"]) else f"{entry['at']}: found {shown(found)}, wanted {entry['is']}"


def ids(inventory: Mapping[str, Any]) -> Iterator[str]:
    """Key of everything in the inventory: section/id."""
    for section in SECTIONS:
        yield from (f"{section}/{entry['id']}" for entry in inventory[section])


SECTIONS = (
    "targets",
    "tasks",
    "achievements",
    "systems",
    "organisations",
    "programmes",
    "principles",
    "people",
    "conflicts",
    "sources",
)

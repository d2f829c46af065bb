"""What a citation quotes of a record, and the hash of that: the same facts give the same hash for ever."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from macros.model.achievement import Achievement
from macros.model.period import Period
from macros.model.promise import Condition, Target, Task
from macros.model.record import Record

CONTRACT = 1
"""The version of the published contract, whose keys the quoted facts have."""

_DIGITS = 12

_AMOUNTS = ("value", "quantifier", "out_of", "change", "plan_share", "money", "nature", "state")
_PLACE = ("source", "locator")

QUOTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "achievements": ("key", *_AMOUNTS, "unit", "measured", *_PLACE),
        "targets": ("id", "conditions", "due", *_PLACE),
        "tasks": ("id", "due", *_PLACE),
    }
)
"""The keys of the published records that a hash covers: never titles, notes or translations."""

IN_CONDITIONS = ("indicator", "operator", "value", "high", "quantifier")
"""The keys of a target's conditions that its hash covers."""

Facts = Mapping[str, Any]


def of_report(key: str, report: Achievement, unit: str | None) -> Facts:
    """The quoted facts of a report; unit: that of what it is about, None of a task or system."""
    found = {name: _plain(getattr(report, name, None)) for name in QUOTED["achievements"]}
    return {**found, "key": key, "unit": report.unit or unit, "version": str(CONTRACT)}


def of_promise(promise: Target | Task) -> Facts:
    """The quoted facts of a target or task."""
    return {name: _plain(getattr(promise, name)) for name in QUOTED[promise.kind]} | {"version": str(CONTRACT)}


def fingerprint(facts: Facts) -> str:
    """The first digits of the SHA-256 of some facts as canonical JSON."""
    return hashlib.sha256(canonical(facts).encode()).hexdigest()[:_DIGITS]


def canonical(facts: Facts) -> str:
    """JSON with sorted keys, without spaces, letters as they are; a number is a text of its digits."""
    return _CANONICAL.encode(facts)


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A part of a record as the contract publishes it, but for numbers: JSON keeps no digits, a text does."""
    if value is None or isinstance(value, str):
        return value  # most parts are, and every pattern below takes its time
    match value:
        case Decimal():
            return str(value)
        case Period():
            return {"date": value.end.isoformat(), "precision": value.precision, "inferred": value.inferred}
        case Condition():
            return {name: _plain(getattr(value, name)) for name in IN_CONDITIONS}
        case Record():
            return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
        case tuple():
            return [_plain(part) for part in value]
    return value

"""Whether the methods agree on a target: what pages about all targets ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args
from weakref import WeakKeyDictionary

from macros.model.portfolio import Portfolio
from macros.verdicts.methods.compared import courses, disagree

Agreement = Literal["disagree", "agree", "unrated"]
AGREEMENTS: tuple[Agreement, ...] = get_args(Agreement)

# Several pages in every language ask the same.
_KEPT: WeakKeyDictionary[Portfolio, dict[tuple[str, date], Agreement]] = WeakKeyDictionary()


def agreement(portfolio: Portfolio, target: str, as_of: date) -> Agreement:
    """Whether the methods disagree on any condition of a target, agree on those that they can rate, or rate none.

    target: its id.
    """
    kept = _KEPT.setdefault(portfolio, {})
    if (target, as_of) not in kept:
        found = {disagree(course) for course in courses(portfolio, target, as_of)}
        kept[target, as_of] = "disagree" if True in found else "agree" if False in found else "unrated"
    return kept[target, as_of]


def agreed(portfolio: Portfolio, found: Mapping[tuple[str, date], Agreement]) -> None:
    """Let `agreement` say what it said before of the same records: by the id of a target and a day."""
    _KEPT.setdefault(portfolio, {}).update(found)

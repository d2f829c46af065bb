"""Which reports answer a promise, and which are about something that nobody promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.model.achievement import Achievement
from macros.model.portfolio import Portfolio
from macros.render.view import Edition
from macros.verdicts.evidence import current


@dataclass(frozen=True)
class Told:
    """An indicator, task or system with the current reports about it, earliest measured first."""

    key: str
    reports: Sequence[Achievement]
    promised: bool


@lru_cache(maxsize=4)
def promised(portfolio: Portfolio) -> frozenset[str]:
    """Keys of everything that a report can be about and a promise concerns.

    The indicators in conditions of targets, the tasks, and the systems that tasks build.
    """
    indicators = {f"indicators/{id_}" for target in portfolio.targets.values() for id_ in target.indicators}
    systems = {f"systems/{task.system}" for task in portfolio.tasks.values() if task.system}
    return frozenset(indicators | systems | {f"tasks/{id_}" for id_ in portfolio.tasks})


def told(edition: Edition) -> Sequence[Told]:
    """Everything that reports are known about on the edition's date."""
    return _told(edition.portfolio, edition.as_of)


# No word of it: the same in every language.
@lru_cache(maxsize=2)
def _told(portfolio: Portfolio, as_of: date) -> Sequence[Told]:
    asked = promised(portfolio)
    keys = {of: f"{portfolio.kind_of(of)}/{of}" for of in portfolio.achievements}
    found = [Told(key, current(portfolio, of, as_of), key in asked) for of, key in keys.items()]
    return [one for one in found if one.reports]

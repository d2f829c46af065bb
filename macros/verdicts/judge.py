"""The verdicts of a portfolio on a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.verdicts.targets import straight_path
from macros.verdicts.tasks import reported_state
from macros.verdicts.verdict import Verdict


def judge(portfolio: Portfolio, as_of: date) -> Mapping[str, Verdict]:
    """The verdict on each promise, by its id, from what was known on a date."""
    return MappingProxyType({id_: verdict(portfolio, promise, as_of) for id_, promise in portfolio.promises.items()})


def verdict(portfolio: Portfolio, promise: Target | Task, as_of: date) -> Verdict:
    """The verdict on one promise from what was known on a date."""
    if isinstance(promise, Task):
        return reported_state(portfolio, promise, as_of)
    return straight_path(portfolio, promise, as_of)

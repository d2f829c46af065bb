"""The verdicts of a portfolio on a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.verdicts import targets
from macros.verdicts.tasks import reported_state
from macros.verdicts.verdict import Verdict, VerdictState


def judge(portfolio: Portfolio, as_of: date) -> Mapping[str, Verdict]:
    """The verdict on each promise, by its id, from what was known on a date."""
    return MappingProxyType({id_: verdict(portfolio, promise, as_of) for id_, promise in portfolio.promises.items()})


def states(portfolio: Portfolio, as_of: date) -> Mapping[str, VerdictState]:
    """The states of those verdicts alone, by the id of each promise, in half of the time."""
    found = {id_: state(portfolio, promise, as_of) for id_, promise in portfolio.promises.items()}
    return MappingProxyType(found)


def state(portfolio: Portfolio, promise: Target | Task, as_of: date) -> VerdictState:
    """The state of one of them alone."""
    if isinstance(promise, Task):
        return reported_state(portfolio, promise, as_of).state
    return targets.state(portfolio, promise, as_of)


def verdict(portfolio: Portfolio, promise: Target | Task, as_of: date) -> Verdict:
    """The verdict on one promise from what was known on a date."""
    if isinstance(promise, Task):
        return reported_state(portfolio, promise, as_of)
    return targets.straight_path(portfolio, promise, as_of)

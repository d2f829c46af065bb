"""The verdicts of a portfolio on a date, and the methods that can be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from macros.model.portfolio import Portfolio
from macros.model.promise import Target, Task
from macros.verdicts.targets import straight_path
from macros.verdicts.tasks import reported_state
from macros.verdicts.verdict import Verdict

METHODS: Mapping[str, Callable[[Portfolio, Target, date], Verdict]] = MappingProxyType({"straight-path": straight_path})
"""Ways to judge a target, by name. The first one decides what the pages say."""


def judge(portfolio: Portfolio, as_of: date) -> Mapping[str, Verdict]:
    """The verdict on each promise, by its id, from what was known on a date."""
    return MappingProxyType({id_: _verdict(portfolio, promise, as_of) for id_, promise in portfolio.promises.items()})


def _verdict(portfolio: Portfolio, promise: Target | Task, as_of: date) -> Verdict:
    if isinstance(promise, Task):
        return reported_state(portfolio, promise, as_of)
    decide = next(iter(METHODS.values()))
    return decide(portfolio, promise, as_of)

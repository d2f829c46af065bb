"""Scorecards: what is counted, what is in the rate and what is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from macros.model.portfolio import Portfolio
from macros.render import rows
from macros.render.scorecards import OUTCOMES, REPORTED, Scorecard, scorecard, scorecards
from macros.verdicts.verdict import TargetState, TaskState
from tests.render.editions import Written, edition, portfolio, report, text, world

EDITION = edition(portfolio(world()))


def counted(**states: str) -> Scorecard:
    """The scorecard of tasks due in 2025, each reported in a state on a day; an empty state means no report."""
    tasks = {id_: {"title": text(id_), "source": "paper", "due": "2025", "lead": ["office"]} for id_ in states}
    told = {
        id_.replace("_", "-"): [report("r", said.split()[1], state=said.split()[0], source="paper")]
        for id_, said in states.items()
        if said
    }
    found: Written = {
        "tasks": {id_.replace("_", "-"): task for id_, task in tasks.items()},
        "achievements": told,
        "organisations": {"office": {"title": text("Office"), "kind": "agency"}},
        "sources": {"paper": {"title": text("P"), "publisher": text("P"), "grade": "press", "published": "2026-05-20"}},
    }
    return scorecard(edition(portfolio(found)), "organisations/office")


# states, then: on time, late, unfinished, silent; reported; rate
COUNTS: list[tuple[dict[str, str], tuple[int, int, int, int], int, str | None]] = [
    ({"a": "delivered 2025-12"}, (1, 0, 0, 0), 1, "100"),
    ({"a": "delivered 2025-12", "b": "delivered 2026-02"}, (1, 1, 0, 0), 2, "50"),
    ({"a": "delivered 2025-12", "b": "under-way 2026-02"}, (1, 0, 1, 0), 2, "50"),
    ({"a": "delivered 2025-12", "b": ""}, (1, 0, 0, 1), 1, "100"),
    ({"a": "", "b": ""}, (0, 0, 0, 2), 0, None),
    ({"a": "stopped 2026-02"}, (0, 0, 1, 0), 1, "0"),
    ({"a": "under-way 2025-06"}, (0, 0, 0, 1), 0, None),
]


@pytest.mark.parametrize(("states", "outcomes", "reported", "rate"), COUNTS)
def test_silence_is_counted_and_is_in_no_rate(
    states: dict[str, str], outcomes: tuple[int, ...], reported: int, rate: str | None
) -> None:
    card = counted(**states)
    assert tuple(card.outcomes[name] for name in ("on-time", "late", "unfinished", "silent")) == outcomes
    assert card.reported == reported
    assert card.on_time_rate == (None if rate is None else Decimal(rate))


def test_nothing_owed_has_no_rate() -> None:
    card = scorecard(edition(Portfolio()), "all")
    assert (card.owed, card.due, card.on_time_rate) == ((), (), None)


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2026, 6, 1), date(2030, 1, 1)])
def test_outcomes_add_up_to_what_is_due(day: date) -> None:
    for card in scorecards(edition(portfolio(world()), as_of=day)):
        assert sum(card.outcomes.values()) == len(card.due)
        assert sum(card.when(when) for when in get_args(rows.When)) == len(card.owed)
        assert card.reported == sum(card.outcomes[name] for name in REPORTED)


def test_every_state_of_a_due_promise_has_an_outcome() -> None:
    ahead = {"on-track", "behind", "moving-away", "not-yet-rated", "not-yet-due", "no-deadline"}
    states = {*get_args(TargetState), *get_args(TaskState)} - ahead
    assert {state for among in OUTCOMES.values() for state in among} == states


def test_a_card_holds_what_a_body_leads_and_counts_what_it_supports() -> None:
    led = {row.promise.id for row in scorecard(EDITION, "organisations/office").owed}
    assert led == {id_ for id_, promise in EDITION.portfolio.promises.items() if "office" in promise.lead}
    council = scorecard(EDITION, "organisations/council")
    assert council.supported == sum("council" in promise.support for promise in EDITION.portfolio.promises.values())


def test_everything_then_each_programme_then_each_body() -> None:
    keys = [card.key for card in scorecards(EDITION)]
    assert keys == ["all", "programmes/plan", "organisations/council", "organisations/office"]


def test_clarity_tells_not_judged_from_not_stated() -> None:
    card = scorecard(EDITION, "all")
    for counts in card.clarity.values():
        assert sum(counts.values()) == len(card.owed)
    judged = sum(row.promise.clarity is not None for row in card.owed)
    assert card.clarity["person"]["not-judged"] == len(card.owed) - judged

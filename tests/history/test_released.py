"""Verdicts of releases that are not those of today: the rules are blamed only where the facts are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.history.released import Difference, Inputs, Published, differences, inputs
from macros.model.portfolio import Portfolio
from macros.verdicts import targets
from macros.verdicts.judge import verdict
from tests.render.editions import portfolio, text

Written = dict[str, Any]

RELEASED = date(2026, 6, 1)


def records(
    *reports: Written, indicator: Written | None = None, sources: Written | None = None, **target: Any
) -> Portfolio:
    """A target of 60 by 2026, from 20 at the end of 2025, and reports whose sources came out on the day of their name."""
    base: Written = {"title": text("S"), "publisher": text("S"), "grade": "press"}
    start = {"value": 20, "measured": "2025-12-31", "source": "plan"}
    goal = {"indicator": "share", "operator": "at-least", "value": 60, "baseline": start}
    share: Written = {"title": text("Share"), "unit": "percent", "direction": "up"}
    return portfolio(
        {
            "indicators": {"share": share | (indicator or {})},
            "targets": {"goal": {"title": text("Goal"), "source": "plan", "due": 2026, "conditions": [goal]} | target},
            "achievements": {"share": list(reports)} if reports else {},
            "sources": {"plan": base | {"published": "2025-01-01"}, "move": base | {"published": "2026-07-01"}}
            | {one["source"]: base | {"published": one["source"]} for one in reports}
            | (sources or {}),
        }
    )


def told(day: str, value: float, **more: Any) -> Written:
    base = {"id": f"r{day}", "measured": day, "value": value, "source": day, "recorded": "2026-12-01"}
    return base | more


def release(found: Portfolio, day: date = RELEASED) -> tuple[date, dict[str, Published]]:
    """What a release of some records has."""
    goal = found.targets["goal"]
    facts = inputs(found, goal, day)
    again = Inputs.model_validate_json(facts.model_dump_json())
    return day, {"goal": Published(state=verdict(found, goal, day).state, rules=1, inputs=again)}


def said(found: Portfolio, *releases: tuple[date, dict[str, Published]]) -> list[tuple[str, str, str, str]]:
    different = differences(found, found.targets["goal"], releases, "en")
    return [(one.published.state, one.state, one.why, " ".join(one.by)) for one in different]


MEND = {"reason": text("r")}
FIRST = told("2026-05-01", 22)
SERIES = {"series": [{"id": "a", "title": text("A")}, {"id": "b", "title": text("B")}]}
TWO = (told("2026-05-01", 22, series="a"), told("2026-05-02", 55, series="b"))
RIVALS = (told("2026-05-01", 55), told("2026-05-02", 22, measured="2026-05-01"))
GRADED: Written = {"title": text("S"), "publisher": text("S"), "published": "2026-05-02"}

# what is recorded when it is released, what is recorded later -> the difference
CASES: list[tuple[str, Portfolio, Portfolio, list[tuple[str, str, str, str]]]] = [
    ("nothing changed", records(FIRST), records(FIRST), []),
    ("what came out later", records(FIRST), records(FIRST, told("2026-06-02", 60)), []),
    (
        "what had come out and was entered later",
        records(FIRST),
        records(FIRST, told("2026-05-03", 55)),
        [("behind", "on-track", "late-report", "achievements/share.r2026-05-03")],
    ),
    (
        "late, and the verdict is the same",
        records(FIRST),
        records(FIRST, told("2026-05-03", 23)),
        [],
    ),
    (
        "a correction of ours",
        records(FIRST),
        records(FIRST, told("2026-06-03", 55, measured="2026-05-01", replaces="r2026-05-01", kind="ours", **MEND),
                told("2026-05-03", 58)),
        [("behind", "on-track", "correction", "achievements/share.r2026-06-03")],
    ),
    (
        "a correction by the source after the day",
        records(FIRST),
        records(FIRST, told("2026-06-03", 55, measured="2026-05-01", replaces="r2026-05-01", kind="source", **MEND)),
        [],
    ),
    (
        "a correction by the source before the day, entered later",
        records(FIRST),
        records(FIRST, told("2026-05-09", 55, measured="2026-05-01", replaces="r2026-05-01", kind="source", **MEND)),
        [("behind", "on-track", "correction", "achievements/share.r2026-05-09")],
    ),
    (
        "another number under the same name",
        records(FIRST),
        records(FIRST | {"value": 55}),
        [("behind", "on-track", "correction", "achievements/share.r2026-05-01")],
    ),
    ("a report taken away", records(FIRST), records(), [("behind", "not-yet-rated", "correction", "")]),
    (
        "a late report, and a correction by the source after the day",
        records(FIRST),
        records(FIRST, told("2026-05-03", 55),
                told("2026-06-03", 58, measured="2026-05-01", replaces="r2026-05-01", kind="source", **MEND)),
        [("behind", "on-track", "late-report", "achievements/share.r2026-05-03")],
    ),
    (
        "another grade of the source that decides",
        records(*RIVALS, sources={"2026-05-02": GRADED | {"grade": "law"}}),
        records(*RIVALS, sources={"2026-05-02": GRADED | {"grade": "copy"}}),
        [("behind", "on-track", "correction", "achievements/share.r2026-05-02")],
    ),
    (
        "another goal",
        records(told("2026-05-01", 40)),
        records(told("2026-05-01", 40), corrections=[{"key": "due", "was": "2026", "date": "2026-07-01", "kind": "ours", **MEND}],
                due="2026-06"),
        [("on-track", "behind", "correction", "targets/goal")],
    ),
    (
        "a deadline that moved afterwards",
        records(FIRST, due="2026-05"),
        records(FIRST, due="2029", due_history=[{"due": "2026-05", "source": "plan"}], source="move"),
        [],
    ),
    (
        "another series decides",
        records(*TWO, indicator=SERIES | {"preferred": "a"}),
        records(*TWO, indicator=SERIES | {"preferred": "b"}),
        [("behind", "on-track", "changed-method", "indicators/share")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "then", "now", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_release_that_says_otherwise_is_told_with_its_cause(
    name: str, then: Portfolio, now: Portfolio, wanted: list[tuple[str, str, str, str]]
) -> None:
    assert said(now, release(then)) == wanted


def test_the_same_facts_under_other_rules_are_a_changed_method(monkeypatch: pytest.MonkeyPatch) -> None:
    found = records(FIRST)
    made = release(found)
    assert said(found, made) == []
    lenient = replace(next(rule for rule in targets.RULES if rule.name == "at-or-beyond-path"), fits=lambda case: True)
    rules = tuple(lenient if rule.name == lenient.name else rule for rule in targets.RULES)
    monkeypatch.setattr(targets, "RULES", rules)
    assert said(found, made) == [("behind", "on-track", "changed-method", "")]
    # a report entered later would explain it too: then nobody can say that it was the rules
    (late,) = said(records(FIRST, told("2026-05-03", 21)), made)
    assert late == ("behind", "on-track", "late-report", "achievements/share.r2026-05-03")


def test_a_release_under_an_earlier_name_speaks_about_the_promise() -> None:
    day, published = release(records(FIRST))
    (found,) = differences(
        now := records(FIRST, told("2026-05-03", 55), redirect_from=["old"]),
        now.targets["goal"],
        [(day, {"old": published["goal"]})],
        "en",
    )
    assert isinstance(found, Difference)
    assert (found.day, found.state) == (RELEASED, "on-track")


def test_a_release_without_the_promise_says_nothing() -> None:
    assert said(records(FIRST), (RELEASED, {})) == []


# what a verdict does not follow from changes no hash
OTHERWISE = [
    (records(FIRST), records(FIRST | {"note": text("n"), "locator": "p. 1"})),
    (records(FIRST), records(FIRST, title=text("Other"))),
    (records(FIRST), records(FIRST, indicator={"title": text("Other"), "pillar": None})),
    (records(FIRST), records(FIRST | {"recorded": "2026-11-01"})),
]


@pytest.mark.parametrize(("one", "other"), OTHERWISE)
def test_words_and_places_are_no_inputs(one: Portfolio, other: Portfolio) -> None:
    assert inputs(one, one.targets["goal"], RELEASED) == inputs(other, other.targets["goal"], RELEASED)

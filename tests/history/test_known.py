"""What was known on a day: each kind of record there or not, corrections and moved deadlines as they stood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.history.known import known
from macros.model.portfolio import KINDS, Portfolio
from macros.reading.checks import CHECKS
from macros.verdicts.judge import judge
from tests.render.editions import portfolio, report, text

Written = dict[str, Any]

SOURCES = {"plan": "2025-01-10", "paper": "2026-05", "late": "2026-09-01", "decision": "2026-06-15"}


def source(published: str | None, **more: Any) -> Written:
    base: Written = {"title": text("S"), "publisher": text("S"), "grade": "press"} | more
    return base | ({"published": published} if published else {})


def world(**changes: Any) -> Written:
    """One target and one task of a plan, a report on each from a paper, and what they name."""
    goal = {"indicator": "clean", "operator": "at-least", "value": 60}
    target = {"title": text("Clean"), "due": 2028, "lead": ["office"], "source": "plan", "conditions": [goal]}
    task = {"title": text("Decree"), "due": "2026-03", "programme": "rivers", "system": "gauges", "source": "late"}
    return {
        "indicators": {"clean": {"title": text("Clean"), "unit": "percent", "direction": "up"}},
        "targets": {"goal": target | changes},
        "tasks": {"decree": task},
        "achievements": {
            "clean": [report("a", "2024", 40, source="plan"), report("b", "2025", 61, source="paper", recorded="2026-10-01")],
            "decree": [report("seen", "2026-01", state="under-way", source="paper", recorded="2026-10-01")],
        },
        "systems": {"gauges": {"title": text("Gauges"), "owner": "council", "source": "decision"}},
        "programmes": {"rivers": {"title": text("Rivers"), "parent": "plan"}, "plan": {"title": text("Plan")}},
        "organisations": {id_: {"title": text(id_), "kind": "agency"} for id_ in ("office", "council", "nobody")},
        "questions": {
            "gap": {"title": text("?"), "kind": "value", "detail": text("?"), "about": ["targets/goal", "achievements/clean.b"],
                    "sources": [{"source": "plan"}], "answer": text("So."), "answered": "2026-08"},
        },
        "sources": {id_: source(when) for id_, when in SOURCES.items()},
    }  # fmt: skip


def held(records: Portfolio) -> set[str]:
    """The keys of all that is there."""
    kinds = ("indicators", "targets", "tasks", "organisations", "programmes", "systems", "sources", "questions")
    found = {f"{kind}/{id_}" for kind in kinds for id_ in getattr(records, kind)}
    return found | {f"{of}.{one.id}" for of, told in records.achievements.items() for one in told}


def then(day: str, **changes: Any) -> Portfolio:
    return known(portfolio(world(**changes)), date.fromisoformat(day), "en")


PLAN = {"sources/plan", "targets/goal", "indicators/clean", "organisations/office", "clean.a"}
PAPER = PLAN | {"sources/paper", "clean.b", "questions/gap"}
DECISION = PAPER | {"sources/decision", "systems/gauges", "organisations/council"}
LATE = DECISION | {"sources/late", "tasks/decree", "decree.seen", "programmes/rivers", "programmes/plan"}


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2025-01-09", set()),
        ("2025-01-10", PLAN),
        ("2026-05-30", PLAN),
        ("2026-05-31", PAPER),
        ("2026-06-15", DECISION),
        ("2026-08-31", DECISION),
        ("2026-09-01", LATE),
    ],
)
def test_each_kind_is_there_from_its_day(day: str, there: set[str]) -> None:
    records = then(day)
    assert held(records) == there
    assert [found for check in CHECKS for found in check(records, ("en",))] == []
    judge(records, date.fromisoformat(day))


@pytest.mark.parametrize(("day", "answer"), [("2026-08-30", False), ("2026-08-31", True)])
def test_a_question_is_open_until_it_was_answered(day: str, answer: bool) -> None:
    assert (then(day).questions["gap"].answer is not None) is answer


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ({"published": "2026-05"}, "2026-05-31"),
        ({"published": "2026", "accessed": "2026-06-01"}, "2026-06-01"),
        ({"published": "2026-05-01", "accessed": "2026-06-01"}, "2026-05-01"),
        ({"accessed": "2026-06-01"}, "2026-06-01"),
        ({}, None),
    ],
)
def test_a_source_is_known_from_the_first_certain_day(written: Written, day: str | None) -> None:
    found = portfolio({"sources": {"s": source(None) | written}}).public
    assert found == ({"s": date.fromisoformat(day)} if day else {})


def test_a_source_without_a_date_is_known_from_the_latest_day_it_reports_about_unless_we_wrote_it_down_before() -> None:
    records = world()
    records["sources"]["paper"] = source(None)
    assert portfolio(records).public["paper"] == date(2026, 1, 31)
    records["achievements"]["clean"][1] |= {"recorded": "2026-01-15"}
    assert portfolio(records).public["paper"] == date(2026, 1, 15)


MEND = {"replaces": "a", "reason": text("r")}


@pytest.mark.parametrize(
    ("kind", "day", "there", "state"),
    [
        ("ours", "2026-01-01", [], "not-yet-rated"),
        ("ours", "2026-06-01", ["a", "b"], "met"),
        ("source", "2026-01-01", ["a"], "not-yet-rated"),
        ("source", "2026-06-01", ["a", "b"], "met"),
    ],
)
def test_a_correction_of_ours_holds_on_all_dates(kind: str, day: str, there: list[str], state: str) -> None:
    records = world()
    records["achievements"]["clean"][1] |= MEND | {"kind": kind}
    whole = portfolio(records)
    found, when = known(whole, date.fromisoformat(day), "en"), date.fromisoformat(day)
    assert [one.id for one in found.reports("clean")] == there
    assert judge(found, when)["goal"].state == judge(whole, when)["goal"].state == state


def test_a_correcting_report_corrects_nothing_where_the_corrected_one_was_not_known() -> None:
    records = world()
    records["achievements"]["clean"][0] |= {"source": "late", "recorded": "2026-10-01"}
    records["achievements"]["clean"][1] |= MEND | {"kind": "source"}
    found = known(portfolio(records), date(2026, 6, 1), "en").reports("clean")
    assert [(one.id, one.replaces, one.reason, one.kind) for one in found] == [("b", None, None, None)]


def correction(key: str, was: str | None, kind: str) -> Written:
    return {"key": key, "was": was, "date": "2026-07-01", "kind": kind, "reason": text("r")}


@pytest.mark.parametrize(
    ("kind", "key", "was", "day", "found"),
    [
        ("ours", "due", "2027", "2026-06-30", "2028-12-31"),
        ("source", "due", "2027", "2026-06-30", "2027-12-31"),
        ("source", "due", "2027", "2026-07-01", "2028-12-31"),
        ("source", "due", None, "2026-06-30", "None"),
        ("source", "conditions.0.value", "55.5", "2026-06-30", "55.5"),
        ("source", "lead", "council, nobody", "2026-06-30", "('council', 'nobody')"),
        ("source", "conditions.7.value", "55.5", "2026-06-30", "60"),
    ],
)
def test_a_correction_of_the_source_holds_from_its_day(
    kind: str, key: str, was: str | None, day: str, found: str
) -> None:
    written = {name: value for name, value in correction(key, was, kind).items() if value is not None}
    goal = then(day, corrections=[written]).targets["goal"]
    here = {"due": goal.due.end if goal.due else None, "lead": goal.lead}.get(key, goal.conditions[0].value)
    assert str(here) == found
    assert len(goal.corrections) == (kind == "ours" or day == "2026-07-01")


@pytest.mark.parametrize(
    ("day", "value", "lead", "told"),
    [
        ("2026-05-30", "50", ("council",), 0),
        ("2026-05-31", "55", ("council",), 1),
        ("2026-06-14", "55", ("council",), 1),
        ("2026-06-15", "60", ("office",), 3),
    ],
)
def test_what_owners_altered_holds_from_its_document(day: str, value: str, lead: tuple[str, ...], told: int) -> None:
    entries = [
        {"key": "conditions.0.value", "was": "50", "date": "2026-05", "source": "paper"},
        {"key": "conditions.0.value", "was": "55", "date": "2026-06", "source": "decision"},
        {"key": "lead", "was": "council", "date": "2026-06", "source": "decision"},
    ]
    records = then(day, altered=entries)
    goal = records.targets["goal"]
    assert (str(goal.conditions[0].value), goal.lead, len(goal.altered)) == (value, lead, told)
    assert set(lead) <= set(records.organisations)


@pytest.mark.parametrize(
    ("day", "value"), [("2026-05-30", "40"), ("2026-05-31", "50"), ("2026-06-14", "50"), ("2026-07-01", "60")]
)
def test_what_was_altered_after_a_correction_is_undone_before_it(day: str, value: str) -> None:
    altered = {"key": "conditions.0.value", "was": "50", "date": "2026-06-15", "source": "decision"}
    mended = correction("conditions.0.value", "40", "source") | {"date": "2026-05-31"}
    goal = then(day, altered=[altered], corrections=[mended]).targets["goal"]
    assert str(goal.conditions[0].value) == value


@pytest.mark.parametrize(
    ("day", "value"), [("2026-05-30", "50"), ("2026-05-31", "60"), ("2026-06-14", "60"), ("2026-07-01", "60")]
)
def test_a_change_whose_document_came_out_late_hides_none_that_was_known(day: str, value: str) -> None:
    entries = [
        {"key": "conditions.0.value", "was": "50", "date": "2026-04", "source": "decision"},
        {"key": "conditions.0.value", "was": "55", "date": "2026-05", "source": "paper"},
    ]
    assert str(then(day, altered=entries).targets["goal"].conditions[0].value) == value


PASSED = [{"due": 2026, "source": "plan"}, {"due": 2027, "source": "decision"}]


@pytest.mark.parametrize(
    ("history", "own", "day", "due", "before"),
    [
        (PASSED[:1], "decision", "2026-06-15", 2028, 1),
        (PASSED[:1], "plan", "2026-06-15", 2028, 1),
        (PASSED[:1], "plan", "2025-02-01", 2028, 1),
        (PASSED, "plan", "2025-02-01", 2026, 0),
        (PASSED, "plan", "2026-06-14", 2026, 0),
        (PASSED, "plan", "2026-06-15", 2028, 2),
    ],
)
def test_a_moved_deadline_holds_from_the_source_that_moved_it(
    history: list[Written], own: str, day: str, due: int, before: int
) -> None:
    goal = then(day, due_history=history, source=own).targets["goal"]
    assert goal.due is not None
    assert (goal.due.end.year, len(goal.due_history)) == (due, before)


@pytest.mark.parametrize(("day", "is_there"), [("2026-06-14", False), ("2026-06-15", True)])
def test_an_end_and_a_baseline_are_known_from_their_source(day: str, is_there: bool) -> None:
    start = {"value": 40, "measured": 2024, "source": "decision"}
    goal = {"indicator": "clean", "operator": "at-least", "value": 60, "baseline": start}
    found = then(day, dropped={"date": "2026-06", "source": "decision"}, conditions=[goal]).targets["goal"]
    assert (found.dropped is not None, found.conditions[0].baseline is not None) == (is_there, is_there)


@pytest.mark.parametrize(("day", "said"), [("2026-06-14", 0), ("2026-06-15", 1), ("2026-07-31", 1), ("2026-08-01", 2)])
def test_a_reply_is_known_from_its_day_and_its_source(day: str, said: int) -> None:
    replies = [
        {"date": when, "organisation": "office", "source": "decision", "text": text("So.")}
        for when in ("2026-05-01", "2026-08-01")
    ]
    assert len(then(day, replies=replies).targets["goal"].replies) == said


@pytest.mark.parametrize(("day", "steps"), [("2026-08-31", 0), ("2026-09-01", 1)])
def test_lineage_leads_to_what_was_known(day: str, steps: int) -> None:
    assert len(then(day, lineage=[{"relation": "raises", "promise": "decree"}]).targets["goal"].lineage) == steps


@pytest.mark.parametrize("day", ["2025-01-01", "2026-05-31", "2026-06-20", "2027-01-01"])
def test_knowing_twice_is_knowing_once(day: str) -> None:
    once = then(day)
    again = known(once, date.fromisoformat(day), "en")
    assert {kind: getattr(again, kind) for kind in KINDS} == {kind: getattr(once, kind) for kind in KINDS}


@pytest.mark.slow
@pytest.mark.parametrize("day", ["1990-01-01", "2022-06-01", "2025-10-01", "2026-03-01", "2026-11-22"])
def test_the_real_data_as_known_is_whole(data: Portfolio, day: str) -> None:
    when = date.fromisoformat(day)
    found = known(data, when, "en")
    assert [one for check in CHECKS for one in check(found, ("en", "vi"))] == []
    whole = judge(data, when)
    assert {id_: one.state for id_, one in judge(found, when).items()} == {
        id_: whole[id_].state for id_ in found.promises
    }


def test_the_real_data_is_known_today(data: Portfolio) -> None:
    found = known(data, date(2026, 11, 22), "en")
    kinds = ("targets", "tasks", "achievements", "sources", "questions", "indicators", "systems", "programmes")
    assert {kind for kind in kinds if getattr(found, kind) != getattr(data, kind)} == set()

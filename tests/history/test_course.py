"""The verdicts on a promise over time: when each came and by what; always what a site of that day would have said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.history.course import Step, course
from macros.history.known import known
from macros.model.portfolio import Portfolio
from macros.verdicts.judge import judge
from tests.render.editions import portfolio, report, text

Written = dict[str, Any]

DAY = timedelta(days=1)
UNTIL = date(2026, 6, 1)


def source(published: str | None, **more: Any) -> Written:
    base: Written = {"title": text("S"), "publisher": text("S"), "grade": "press"} | more
    return base | ({"published": published} if published else {})


def task(*reports: Written, planned: str | None = "2025-01-01", **more: Any) -> Portfolio:
    """A task, promised on a day, with reports whose sources came out on the day of their name."""
    sources = {one["source"]: source(one["source"]) for one in reports} | {
        "plan": source(planned),
        "move": source("2026-03-01"),
    }
    records = {"decree": {"title": text("Decree"), "source": "plan", **more}}
    return portfolio({"tasks": records, "achievements": {"decree": list(reports)} if reports else {}, "sources": sources})  # fmt: skip


def told(day: str, state: str, measured: str | None = None, **more: Any) -> Written:
    return report(f"r{day}", measured or day, state=state, source=day, recorded=UNTIL.isoformat(), **more)


MEND: Written = {"reason": text("r"), "kind": "source"}
MOVED = {"due": "2026-06", "due_history": [{"due": "2025-12", "source": "plan"}]}

# name, records, each step as day, state, cause, its records
CASES: list[tuple[str, Portfolio, list[tuple[str, str, str, str]]]] = [
    ("nothing dates it", task(planned=None), []),
    ("it was promised later", task(planned="2026-06-02"), []),
    ("it never changed", task(), [("2025-01-01", "no-deadline", "new-promise", "sources/plan")]),
    ("its date passed", task(due="2026-03"), [
        ("2025-01-01", "not-yet-due", "new-promise", "sources/plan"), ("2026-04-01", "due-no-report", "passage-of-time", ""),
    ]),
    ("its date passes today", task(due="2026-06-01"), [("2025-01-01", "not-yet-due", "new-promise", "sources/plan")]),
    ("its date had passed", task(due="2024"), [("2025-01-01", "due-no-report", "new-promise", "sources/plan")]),
    ("a report", task(told("2026-02-01", "under-way")), [
        ("2025-01-01", "no-deadline", "new-promise", "sources/plan"),
        ("2026-02-01", "under-way", "new-report", "achievements/decree.r2026-02-01"),
    ]),
    ("a report that says the same again", task(told("2026-02-01", "under-way"), told("2026-02-02", "under-way")), [
        ("2025-01-01", "no-deadline", "new-promise", "sources/plan"),
        ("2026-02-01", "under-way", "new-report", "achievements/decree.r2026-02-01"),
    ]),
    ("a report from before the promise", task(told("2024-02-01", "under-way")), [
        ("2025-01-01", "under-way", "new-promise", "sources/plan"),
    ]),
    ("a correction", task(told("2026-02-01", "delivered"), told("2026-03-01", "under-way", replaces="r2026-02-01", **MEND)), [
        ("2025-01-01", "no-deadline", "new-promise", "sources/plan"),
        ("2026-02-01", "delivered", "new-report", "achievements/decree.r2026-02-01"),
        ("2026-03-01", "under-way", "correction", "achievements/decree.r2026-03-01"),
    ]),
    ("a correction of ours, which holds on all dates",
     task(told("2026-02-01", "delivered"), told("2026-03-01", "under-way", replaces="r2026-02-01", **MEND | {"kind": "ours"})), [
        ("2025-01-01", "no-deadline", "new-promise", "sources/plan"),
        ("2026-03-01", "under-way", "correction", "achievements/decree.r2026-03-01"),
    ]),
    ("a deadline that moved", task(planned="2025-01-01", **MOVED), [
        ("2025-01-01", "not-yet-due", "new-promise", "sources/plan"),
    ]),
    ("a deadline that moved once it had passed",
     task(due="2026-09", due_history=[{"due": "2025-12", "source": "plan"}, {"due": "2026-01", "source": "move"}]), [
        ("2025-01-01", "not-yet-due", "new-promise", "sources/plan"),
        ("2026-01-01", "due-no-report", "passage-of-time", ""),
        ("2026-03-01", "not-yet-due", "altered-promise", "sources/move"),
    ]),
    ("a deadline that its owners altered",
     task(due="2026-09", altered=[{"key": "due", "was": "2025-12", "date": "2026-02", "source": "move"}]), [
        ("2025-01-01", "not-yet-due", "new-promise", "sources/plan"),
        ("2026-01-01", "due-no-report", "passage-of-time", ""),
        ("2026-03-01", "not-yet-due", "altered-promise", "sources/move"),
    ]),
    ("a correction of the promise by its source",
     task(due="2026-09", corrections=[{"key": "due", "was": "2025-12", "date": "2026-03-01", **MEND}]), [
        ("2025-01-01", "not-yet-due", "new-promise", "sources/plan"),
        ("2026-01-01", "due-no-report", "passage-of-time", ""),
        ("2026-03-01", "not-yet-due", "correction", "sources/plan"),
    ]),
]  # fmt: skip


def said(steps: tuple[Step, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.day.isoformat(), one.after, one.cause, " ".join(one.by)) for one in steps]


@pytest.mark.parametrize(("name", "records", "steps"), CASES, ids=[case[0] for case in CASES])
def test_each_verdict_has_its_day_and_cause(
    name: str, records: Portfolio, steps: list[tuple[str, str, str, str]]
) -> None:
    found = course(records, "decree", UNTIL, "en")
    assert said(found) == steps
    assert [one.before for one in found] == [None, *(one.after for one in found)][: len(found)]


days = st.dates(date(2025, 1, 1), date(2026, 3, 31)).map(date.isoformat)
written = days | st.sampled_from(["2025", "2025-Q3", "2025-11", "2026-Q1"])
quantifiers = st.none() | st.sampled_from(["over", "nearly", "about"])
SOURCES = ("a", "b", "c", "d")


def drop(found: Written) -> Written:
    return {key: value for key, value in found.items() if value is not None}


@st.composite
def reports(draw: st.DrawFn, states: bool) -> list[Written]:
    found: list[Written] = []
    for at in range(draw(st.integers(0, 4))):
        value: Written = {"state": draw(st.sampled_from(["under-way", "delivered", "stopped"]))}
        if not states:
            value = {"value": draw(st.integers(0, 100)), "quantifier": draw(quantifiers)}
        one = report(
            f"r{at}",
            draw(written),
            source=draw(st.sampled_from(SOURCES)),
            recorded=draw(days | st.just("2026-05-01")),
            **value,
        )
        if len(found) > 0 and draw(st.booleans()):
            one |= MEND | {
                "replaces": draw(st.sampled_from([e["id"] for e in found])),
                "kind": draw(st.sampled_from(["ours", "source"])),
            }
        found.append(drop(one))
    return found  # fmt: skip


@st.composite
def promises(draw: st.DrawFn, /, **more: Any) -> Written:
    """A promise with whatever can become another over time."""
    found: Written = {
        "title": text("P"),
        "source": draw(st.sampled_from(SOURCES)),
        "due": draw(st.none() | written),
    } | more
    if found["due"] and draw(st.booleans()):
        passed = st.fixed_dictionaries({"due": written, "source": st.sampled_from(SOURCES)})
        found["due_history"] = draw(st.lists(passed, max_size=2))
    if found["due"] and draw(st.booleans()):
        change = st.fixed_dictionaries(
            {"key": st.just("due"), "was": written, "date": written, "source": st.sampled_from(SOURCES)}
        )
        found["altered"] = draw(st.lists(change, max_size=2))
    if found["due"] and draw(st.booleans()):
        mended = {
            "key": "due",
            "was": draw(written),
            "date": draw(days),
            "kind": draw(st.sampled_from(["ours", "source"])),
        }
        found["corrections"] = [mended | {"reason": text("r")}]
    return drop(found)


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    goals = []
    for _ in range(draw(st.integers(1, 2))):
        operator = draw(st.sampled_from(["at-least", "at-most", "exactly"]))
        start = st.fixed_dictionaries(
            {"value": st.integers(0, 100), "measured": written, "source": st.sampled_from(SOURCES)}
        )
        goal = {
            "indicator": draw(st.sampled_from(["one", "two"])),
            "operator": operator,
            "value": draw(st.integers(0, 100)),
        }
        goals.append(drop(goal | {"baseline": draw(st.none() | start)}))
    indicator = {"title": text("I"), "unit": "count", "direction": "up"}
    # Every source is printed with its date: of one that is not, what came out later may still change the order of two.
    dated = {id_: source(draw(written), accessed=draw(st.just("2026-04-01") | days)) for id_ in SOURCES}
    told = {"one": draw(reports(False)), "two": draw(reports(False)), "decree": draw(reports(True))}
    return portfolio(
        {
            "indicators": {"one": indicator, "two": indicator},
            "targets": {"goal": draw(promises(conditions=goals))},
            "tasks": {"decree": draw(promises())},
            "achievements": {of: entries for of, entries in told.items() if entries},
            "sources": dated,
        }
    )


def compared(records: Portfolio, days: set[date]) -> None:
    """On each day the last step is the verdict that a site of that day shows, and there is none before the promise."""
    for day in days:
        then = judge(known(records, day, "en"), day)
        for id_ in records.promises:
            last = [one.after for one in course(records, id_, UNTIL, "en") if one.day <= day]
            assert (last[-1] if last else None) == (then[id_].state if id_ in then else None), (id_, day)


@pytest.mark.slow
@given(portfolios())
def test_the_course_is_what_each_day_of_publication_would_have_said(records: Portfolio) -> None:
    compared(records, {day for day in records.public.values() if day <= UNTIL})


@pytest.mark.long
@settings(max_examples=100, deadline=None)
@given(portfolios())
def test_the_course_is_what_every_day_would_have_said(records: Portfolio) -> None:
    first = date(2024, 12, 31)
    compared(records, {first + at * DAY for at in range((UNTIL - first).days + 1)})


@pytest.mark.slow
def test_the_course_of_real_promises_is_what_each_day_of_publication_would_have_said(data: Portfolio) -> None:
    until = date(2026, 11, 22)
    courses = {id_: course(data, id_, until, "en") for id_ in data.promises}
    for day in sorted(set(data.public.values()))[::7]:
        then = judge(known(data, day, "en"), day)
        last = {id_: [one.after for one in steps if one.day <= day][-1:] for id_, steps in courses.items()}
        assert last == {id_: [then[id_].state] if id_ in then else [] for id_ in data.promises}, day


def test_a_promise_is_judged_on_its_own_days_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []
    from macros.history import course as module

    def counted(records: Portfolio, promise: Any, day: date) -> Any:
        asked.append(day)
        return judge(records, day)[promise.id].state

    monkeypatch.setattr(module, "state", counted)
    records = task(told("2026-02-01", "under-way"), told("2026-02-02", "under-way"), due="2026-03")
    course(records, "decree", UNTIL, "en")
    assert [day.isoformat() for day in asked] == ["2025-01-01", "2026-02-01", "2026-02-02", "2026-04-01"]

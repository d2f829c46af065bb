"""What must be true of every verdict, whatever was promised and reported."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.achievement import State
from macros.model.promise import DueKind, Operator, Quantifier
from macros.verdicts.targets import RULES, WORST_FIRST
from macros.verdicts.tasks import TASK_RULES
from tests.verdicts.records import make_condition, make_target, make_task, report, verdict

small = settings(deadline=None, derandomize=True)

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
written = days.map(date.isoformat) | st.integers(2024, 2028).map(str) | st.builds("{}-Q{}".format, st.integers(2024, 2028), st.integers(1, 4))  # fmt: skip
numbers = st.integers(-5, 120) | st.sampled_from([0, 10, 83, 10**18, -(10**18), 1e-12, 83.000000000001])
quantifiers = st.none() | st.sampled_from(get_args(Quantifier))
baselines = st.none() | st.fixed_dictionaries({"value": numbers, "measured": written, "source": st.just("plan")})


@st.composite
def conditions(draw: st.DrawFn) -> dict[str, Any]:
    value = draw(numbers)
    operator = draw(st.sampled_from(get_args(Operator)))
    high = value + draw(st.integers(1, 50)) if operator == "between" else None
    return make_condition(
        operator=operator,
        value=draw(st.sampled_from([value, value, value, None])),
        high=high if high is None or high <= 10**18 else value,
        quantifier=draw(quantifiers),
        baseline=draw(baselines),
    )


@st.composite
def reported(draw: st.DrawFn, states: bool = False) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    for at in range(draw(st.integers(0, 5))):
        found = draw(st.sampled_from(get_args(State)) if states else numbers)
        entry = report(draw(written), found, id=f"r{at}", published=draw(st.none() | written))
        entry |= {"recorded": draw(written), "quantifier": None if states else draw(quantifiers)}
        entry |= {"replaces": draw(st.sampled_from([None, *(e["id"] for e in entries)]))}
        entries.append(entry | {"grade": draw(st.sampled_from(["law", "press", "copy"]))})
    return entries


@small
@given(st.lists(conditions(), min_size=1, max_size=3), st.none() | written, reported(), days)
def test_every_target_has_a_verdict(
    parts: list[dict[str, Any]], due: str | None, entries: list[dict[str, Any]], as_of: date
) -> None:
    found = verdict(as_of, *entries, promise=make_target(*parts, due=due))
    assert found.state in WORST_FIRST
    assert {(rating.rule, rating.state) for rating in found.ratings} <= {(rule.name, rule.state) for rule in RULES}
    assert found.state == min((rating.state for rating in found.ratings), key=WORST_FIRST.index)


@small
@given(st.none() | written, st.none() | st.sampled_from(get_args(DueKind)), reported(states=True), days)
def test_every_task_has_a_verdict(
    due: str | None, due_kind: str | None, entries: list[dict[str, Any]], as_of: date
) -> None:
    found = verdict(as_of, *entries, promise=make_task(due=due, due_kind=due_kind))
    assert (found.rule, found.state) in {(rule.name, rule.state) for rule in TASK_RULES}


@small
@given(conditions(), written, reported(), days, numbers, st.integers(1, 400))
def test_what_is_not_known_yet_changes_nothing(
    condition: dict[str, Any], due: str, entries: list[dict[str, Any]], as_of: date, value: float, later: int
) -> None:
    promise = make_target(condition, due=due)
    day = (as_of + timedelta(days=later)).isoformat()
    unknown = report(day, value, id="unknown", replaces=entries[0]["id"] if entries else None)
    assert verdict(as_of, *entries, unknown, promise=promise) == verdict(as_of, *entries, promise=promise)


@small
@given(st.permutations(range(4)), st.lists(st.tuples(written, numbers), min_size=4, max_size=4), days)
def test_the_order_in_the_file_says_nothing(order: list[int], found: list[tuple[str, float]], as_of: date) -> None:
    entries = [report(measured, value, id=f"r{at}") for at, (measured, value) in enumerate(found)]
    assert verdict(as_of, *(entries[at] for at in order)) == verdict(as_of, *entries)


@small
@given(
    st.integers(0, 100),
    baselines,
    st.lists(st.tuples(days.map(date.isoformat), st.integers(0, 100)), min_size=1, max_size=4, unique_by=lambda x: x[0]),
    st.integers(1, 50),
    st.sampled_from([None, "over", "about"]),
    days,
)  # fmt: skip
def test_a_higher_latest_value_never_worsens_an_at_least_target(
    goal: int, baseline: Any, found: list[tuple[str, int]], more: int, quantifier: str | None, as_of: date
) -> None:
    promise = make_target(make_condition(value=goal, baseline=baseline))
    *earlier, (last, value) = sorted(found)
    entries = [report(measured, number) for measured, number in earlier]
    before = verdict(as_of, *entries, report(last, value, quantifier=quantifier), promise=promise)
    after = verdict(as_of, *entries, report(last, value + more, quantifier=quantifier), promise=promise)
    assert WORST_FIRST.index(after.state) >= WORST_FIRST.index(before.state)

"""The arithmetic of a verdict: worked by hand, and what cannot be computed."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from macros.verdicts.bounds import interval
from macros.verdicts.path import rounded
from macros.verdicts.verdict import Numbers
from tests.verdicts.records import AFTER, AHEAD, DUE, make_condition, make_target, report, verdict

NOTHING = ("expected", "done_share", "time_share", "required_per_year", "achieved_per_year", "break_even")


def worked(baseline: tuple[str, float], latest: tuple[str, float], goal: tuple[str, float], operator: str) -> Numbers:
    start = {"value": baseline[1], "measured": baseline[0], "source": "plan"}
    condition = make_condition(operator=operator, value=goal[1], baseline=start)
    found = verdict(date(2028, 1, 1), report(*latest), promise=make_target(condition, due=goal[0]))
    return found.numbers


# The column "Linear pace" of our notes on other methods, as they were worked there by hand; A are a country's
# shares of patients seen in six hours, B and C are made up.
WORKED = [
    ("A", ("2023", 68.0), ("2025", 73.9), ("2030", 95), "at-least", {"done": "22", "time": "29", "required": "4.22"}),
    ("A2", ("2023", 68.0), ("2026", 68.9), ("2030", 95), "at-least",
     {"done": "3", "time": "43", "required": "6.53", "achieved": "0.30"}),
    ("B", ("2015", 100), ("2024", 80), ("2030", 50), "at-most", {"done": "40", "pace": "67", "required": "-5.00"}),
    ("C", ("2015", 40), ("2024", 60.5), ("2030", 75), "at-least", {"pace": "98", "required": "2.42"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "baseline", "latest", "goal", "operator", "wanted"), WORKED)
def test_worked_by_hand(
    name: str,
    baseline: tuple[str, float],
    latest: tuple[str, float],
    goal: tuple[str, float],
    operator: str,
    wanted: dict[str, str],
) -> None:
    found = worked(baseline, latest, goal, operator)
    done, time = found.done_share or Decimal(0), found.time_share or Decimal(0)
    shown = {"done": 100 * done, "time": 100 * time, "pace": 100 * done / time}
    shown |= {"required": found.required_per_year or Decimal(0), "achieved": found.achieved_per_year or Decimal(0)}
    places = {"done": "1", "time": "1", "pace": "1", "required": "0.01", "achieved": "0.01"}
    assert {
        key: str(Decimal(shown[key]).quantize(Decimal(places[key]), rounding=ROUND_HALF_UP)) for key in wanted
    } == wanted


def test_a_path_of_even_days() -> None:
    """Seventy days after the baseline the path has risen by 14, the report by 7; on 1 June it is at 40.4."""
    assert verdict(AHEAD, report("2026-03-11", 17)).numbers == Numbers(
        baseline=Decimal(10),
        baseline_date=date(2025, 12, 31),
        baseline_derived=False,
        latest=Decimal(17),
        latest_date=date(2026, 3, 11),
        goal=Decimal(83),
        expected=Decimal(24),
        done_share=Decimal("0.0959"),  # 7 of 73
        time_share=Decimal("0.1918"),  # 70 of 365
        required_per_year=Decimal("81.7169"),  # 66 in 295 days
        achieved_per_year=Decimal("36.525"),  # 7 in 70 days
        break_even=Decimal("40.4"),  # 152 days of 0.2
    )


# reports -> as of -> one number: at the ends of the path, and beyond
NUMBERS: list[tuple[tuple[dict[str, Any], ...], date, str, str | None]] = [
    ((report("2026-12-31", 83),), DUE, "expected", "83"),
    ((report("2026-12-31", 83),), DUE, "done_share", "1"),
    ((report("2026-12-31", 83),), DUE, "time_share", "1"),
    ((report("2026-12-31", 83),), DUE, "required_per_year", None),
    ((report("2027-06-30", 90),), date(2027, 7, 1), "expected", "83"),
    ((report("2027-06-30", 90),), date(2027, 7, 1), "break_even", "83"),
    ((report("2026-01-01", 9),), AHEAD, "achieved_per_year", "-365.25"),
    ((report("2026-01-01", 9),), AHEAD, "done_share", "-0.0137"),
    ((report("2025-12-31", 10),), AHEAD, "achieved_per_year", None),
    ((report("2025-12-31", 10),), AHEAD, "expected", "10"),
    ((report("2025-06-30", 10),), AHEAD, "expected", "10"),
]


@pytest.mark.parametrize(("reports", "as_of", "name", "value"), NUMBERS)
def test_at_the_ends_of_the_path(
    reports: tuple[dict[str, Any], ...], as_of: date, name: str, value: str | None
) -> None:
    assert getattr(verdict(as_of, *reports).numbers, name) == (None if value is None else Decimal(value))


# what is missing -> what can still be said, everything else is null
UNKNOWN = [
    ((), make_target(), {"baseline": 10, "goal": 83}),
    ((report("2026-05-01", 20),), make_target(due=None), {"baseline": 10, "goal": 83, "latest": 20}),
    ((report("2026-05-01", 20),), make_target(make_condition(value=None)), {"baseline": 10, "latest": 20}),
    ((), make_target(make_condition(baseline=None)), {"goal": 83}),
    ((), make_target(make_condition(indicator=None)), {"baseline": 10, "goal": 83}),
]


@pytest.mark.parametrize(("reports", "target", "known"), UNKNOWN)
def test_what_cannot_be_computed_is_null(reports: Any, target: Any, known: dict[str, int]) -> None:
    numbers = verdict(AHEAD, *reports, promise=target).numbers
    assert {name: getattr(numbers, name) for name in NOTHING} == dict.fromkeys(NOTHING)
    assert {name: getattr(numbers, name) for name in ("baseline", "goal", "latest")} == {
        "baseline": None,
        "goal": None,
        "latest": None,
    } | known


# between: the goal of the path is the nearer end, or where it stands if that is inside
@pytest.mark.parametrize(("baseline", "goal"), [(10, 30), (30, 30), (35, 35), (40, 40), (60, 40)])
def test_the_path_into_a_range_ends_at_its_nearer_end(baseline: int, goal: int) -> None:
    start = {"value": baseline, "measured": "2025-12-31", "source": "plan"}
    target = make_target(make_condition(operator="between", value=30, high=40, baseline=start))
    assert verdict(AHEAD, promise=target).numbers.goal == goal


def test_no_share_of_a_way_that_leads_nowhere() -> None:
    target = make_target(make_condition(value=10))
    assert verdict(AFTER, report("2026-12-31", 9), promise=target).numbers.done_share is None


# a bound stays within one step of its last significant digit
INTERVALS = [
    ("90", "over", "90", "100", True),
    ("95", "over", "95", "96", True),
    ("1500", "over", "1500", "1600", True),
    ("100", "over", "100", "200", True),
    ("0", "over", "0", "1", True),
    ("91.2", "nearly", "91.1", "91.2", True),
    ("90", "nearly", "80", "90", True),
    ("100", "nearly", "90", "100", True),
    ("1000", "nearly", "900", "1000", True),
    ("1", "nearly", "0.9", "1", True),
    ("40", "under", "-Infinity", "40", True),
    ("40", "about", "40", "40", False),
    ("40", None, "40", "40", False),
]


@pytest.mark.parametrize(("value", "quantifier", "low", "high", "is_open"), INTERVALS)
def test_where_a_bound_lies(value: str, quantifier: Any, low: str, high: str, is_open: bool) -> None:
    found = interval(Decimal(value), quantifier)
    assert (found.low, found.high, found.open) == (Decimal(low), Decimal(high), is_open)


# four decimals, half to even, no trailing zeros and no exponent
ROUNDED = [
    ("1.23455", "1.2346"), ("1.23445", "1.2344"), ("5.0000", "5"), ("100", "100"), ("1E+3", "1000"), ("0.50", "0.5"),
    ("-0.00001", "0"), ("1E+30", "1" + "0" * 30), ("123456789012345678901234567890.12345", None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "shown"), ROUNDED)
def test_derived_numbers_have_four_decimals(value: str, shown: str | None) -> None:
    found = rounded(Decimal(value))
    assert str(found).removeprefix("-") == (shown or "123456789012345678901234567890.1234")

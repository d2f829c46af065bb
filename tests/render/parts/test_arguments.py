"""What a page may pass to a part: each fault is told with what was found and what was wanted."""

from __future__ import annotations

import inspect
from typing import Any, get_type_hints

import pytest

from macros.model.period import Period
from macros.model.portfolio import REPORTED, Portfolio
from macros.render.parts import PARTS, Part
from macros.render.parts.arguments import (
    ANY,
    LISTED,
    PROMISE,
    STATE,
    Argument,
    Count,
    Due,
    Key,
    Named,
    OneOf,
    Quoted,
    due,
)
from tests.render.editions import portfolio, world

WORLD = portfolio(world())

FINE: list[tuple[Argument, Any]] = [
    (PROMISE, "targets/clean-2028"),
    (PROMISE, "tasks/register"),
    (Key(REPORTED), "systems/gauge-net"),
    (ANY, "questions/which"),
    (ANY, "sources/law"),
    (Quoted(), "indicators/clean"),
    (Quoted(), "achievements/clean.r2025"),
    (Named("programmes"), "plan"),
    (Named("programmes"), "programmes/plan"),
    (STATE, "due-no-report"),
    (LISTED, "promises"),
    (OneOf(("a", "b")), "b"),
    (Count(), 1),
    (Count(), 500),
    *((Due(), word) for word in ("passed", "ahead", "none", "2026", "2026-Q3", "2026-06", "2026-06-30", "2025/2027")),
]

WRONG: list[tuple[Argument, Any, str]] = [
    (PROMISE, "clean-2028", 'found \'clean-2028\', no such record; wanted "targets/…" or "tasks/…"'),
    (PROMISE, "targets/no-such", 'found \'targets/no-such\', no such record; wanted "targets/…" or "tasks/…"'),
    (PROMISE, "sources/law", 'found \'sources/law\', no such record; wanted "targets/…" or "tasks/…"'),
    (PROMISE, "targets/", 'found \'targets/\', no such record; wanted "targets/…" or "tasks/…"'),
    (PROMISE, "", 'found \'\', no such record; wanted "targets/…" or "tasks/…"'),
    (PROMISE, None, 'found None, no such record; wanted "targets/…" or "tasks/…"'),
    (PROMISE, 5, 'found 5, no such record; wanted "targets/…" or "tasks/…"'),
    (Key(("units",)), "units/none", "found 'units/none', no such record; wanted \"units/…\""),
    (Quoted(), "indicators/none", 'found \'indicators/none\', wanted "indicators/…" or a report, "achievements/….…"'),
    (Quoted(), "achievements/clean.none", f"found 'achievements/clean.none', wanted {Quoted().wanted()}"),
    (Quoted(), "targets/clean-2028", f"found 'targets/clean-2028', wanted {Quoted().wanted()}"),
    (Named("programmes"), "no-such", "found 'no-such', wanted an id of programmes"),
    (Named("programmes"), "organisations/office", "found 'organisations/office', wanted an id of programmes"),
    (OneOf(("a", "b")), "c", "found 'c', wanted one of a, b"),
    (OneOf(("a", "b")), None, "found None, wanted one of a, b"),
    (Count(), 0, "found 0, wanted a whole number from 1"),
    (Count(), -1, "found -1, wanted a whole number from 1"),
    (Count(), "5", "found '5', wanted a whole number from 1"),
    (Count(), 2.5, "found 2.5, wanted a whole number from 1"),
    (Count(), True, "found True, wanted a whole number from 1"),
    (Due(), "soon", "found 'soon', wanted a period such as 2026 or 2026-Q3, or passed or ahead or none"),
    (Due(), "2026-13", "found '2026-13', wanted a period such as 2026 or 2026-Q3, or passed or ahead or none"),
    (Due(), "2026-Q5", "found '2026-Q5', wanted a period such as 2026 or 2026-Q3, or passed or ahead or none"),
]


@pytest.mark.parametrize(("argument", "value"), FINE)
def test_what_is_wanted_is_no_fault(argument: Argument, value: Any) -> None:
    assert argument.fault(WORLD, value) is None


@pytest.mark.parametrize(("argument", "value", "fault"), WRONG)
def test_a_fault_says_what_was_found_and_wanted(argument: Argument, value: Any, fault: str) -> None:
    assert argument.fault(WORLD, value) == fault
    assert argument.wanted() in fault


@pytest.mark.parametrize("argument", [PROMISE, Key(REPORTED), ANY, Named("sources")])
def test_nothing_exists_where_there_are_no_records(argument: Argument) -> None:
    assert argument.fault(Portfolio(), "targets/clean-2028") is not None


def test_a_due_filter_is_a_word_or_a_period() -> None:
    assert due("ahead") == "ahead"
    assert due("2026-Q3") == Period.model_validate("2026-Q3")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_argument_of_a_part_can_be_checked(part: Part) -> None:
    hints = get_type_hints(part.function, include_extras=True)
    for name in list(inspect.signature(part.function).parameters)[1:]:
        assert hints[name].__metadata__[0].wanted()


def test_each_part_has_one_name_and_a_line_that_says_what_it_is() -> None:
    names = [part.name for part in PARTS]
    assert len(names) == len(set(names))
    assert all((part.function.__doc__ or "").strip().endswith(".") for part in PARTS)

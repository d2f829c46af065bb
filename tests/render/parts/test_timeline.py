"""The time line of deadlines: what its title finds, what it leaves out and counts, and whose it is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from macros.model.portfolio import Portfolio
from macros.render.parts import marked, timeline
from macros.render.parts.timeline import time_line
from tests.render.editions import portfolio, view, world
from tests.render.parts.test_overview import held, plain

pytestmark = pytest.mark.slow  # draws, and compares every mark with every other

WORLD = portfolio(world())


def tasks(*dues: str | None) -> Portfolio:
    """Tasks with these due dates; the first is delivered."""
    return held(*((f"t{n}", None, [], due) for n, due in enumerate(dues)))


@pytest.mark.parametrize(
    ("dues", "title"),
    [
        (
            ["2025", "2026-01", "2026-Q1", "2027", "2026-12-31"],
            "2 promises are past their due date with no public report held here; the next is due 31 December 2026",
        ),
        (
            ["2025", "2026-01", "2026-06-01"],
            "1 promise is past its due date with no public report held here; the next is due 1 June 2026",
        ),
        (["2025", "2026-01"], "1 promise is past its due date with no public report held here; no date lies ahead"),
        (["2025", "2028"], "The next promise is due 31 December 2028"),
        (["2025", None], "1 due date has passed; none lies ahead"),
    ],
)
def test_the_title_says_what_passed_in_silence_and_what_is_next(dues: list[str | None], title: str) -> None:
    assert f"<h2>{title}</h2>" in plain(time_line(view(tasks(*dues))))


def test_what_lies_too_far_off_is_counted_and_stands_in_the_table() -> None:
    html = str(time_line(view(tasks(*["2026"] * 15, "2020", "2030", "2045", "2045", None))))
    assert "1 more was due 2020. 3 more are due 2030 to 2045. 1 more states no date." in html
    linked = re.findall(r'<a href="([^"]*)" aria-label=', html)
    assert len(linked) == 2 * 15
    assert len(re.findall(r'<td data-l="Promise"><a href="../../tasks/t\d+/">', html)) == 19


def test_a_caution_stands_where_dates_passed_in_silence() -> None:
    assert "Silence may be ours." in time_line(view(WORLD))
    assert "Silence may be ours." not in time_line(view(tasks("2025", "2028")))


@pytest.mark.parametrize(
    ("asked", "promises"),
    [
        ({}, {"clean-2025", "clean-2028", "money-2027", "build-gauges", "register"}),
        ({"programme": "plan"}, None),
        ({"programme": "programmes/plan"}, None),
        ({"organisation": "council"}, {"clean-2028", "build-gauges", "register"}),
        ({"organisation": "organisations/office"}, None),
    ],
)
def test_it_is_of_all_of_a_programme_or_of_an_organisation(asked: dict[str, str], promises: set[str] | None) -> None:
    html = str(time_line(view(WORLD), **asked))
    shown = set(re.findall(r'<td data-l="Promise"><a href="../../\w+/([\w-]+)/">', html))
    assert shown == promises if promises else 0 < len(shown) < 5
    uid = "-".join(["due", *(value.replace("/", "-") for value in asked.values())])
    assert f'id="{uid}-w"' in html


def test_without_dates_there_is_nothing() -> None:
    assert time_line(view(tasks(None))) == ""


def test_too_many_marks_are_numbers_at_each_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked, "MOST", 3)
    monkeypatch.setattr(timeline, "MOST", 3)
    html = str(time_line(view(tasks("2026-03", "2026-03", "2026", "2026", "2045"))))
    assert "<svg xmlns" not in html
    assert "<details" not in html
    lines = [re.sub("<.*?>", " ", line).split() for line in re.findall(r"<tr><th scope=\"row\">.*?</tr>", html)]
    assert [" ".join(line) for line in lines] == [
        "March 2026 2 1 delivered, 1 due, no report",
        "2026 2 2 not yet due",
        "2045 1 1 not yet due",
    ]


@pytest.mark.parametrize(
    ("day", "months", "full", "name"),
    [
        ("2026-01-01", 1, True, "Jan 2026"),
        ("2026-01-01", 1, False, "Jan"),
        ("2026-07-01", 3, False, "Q3 2026"),
        ("2026-01-01", 12, False, "2026"),
        ("2025-01-01", 60, False, "2025–2029"),
    ],
)
def test_stretches_of_time_have_names(day: str, months: int, full: bool, name: str) -> None:
    assert timeline._stretch(view(WORLD).words, date.fromisoformat(day), months, full) == name


@pytest.mark.parametrize(("language", "name"), [("en", "Dec"), ("vi", "T12")])
def test_months_are_short_on_an_axis(language: str, name: str) -> None:
    assert view(WORLD, language).words.month_name(date(2026, 12, 1), "axis") == name

"""What is held about a record has a date, and so has the last look at its sources."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.render.freshness import freshness, last_read
from macros.render.parts.dates import dates
from tests.render.editions import edition, portfolio, view, world

READ = {"law": "2026-02-01", "yearbook": "2026-05-19", "paper": "2026-05-30"}


def records(**read: str) -> Any:
    """The world with the days on which its sources were read."""
    found = world()
    for source, day in (READ | read).items():
        found["sources"][source]["accessed"] = day
    return portfolio(found)


@pytest.mark.parametrize(
    ("key", "report", "checked"),
    [
        # Of the paper no date is printed, so it is "not before" the year that it reports about.
        ("indicators/clean", "2026-05-31", "2026-05-30"),
        ("indicators/gauges", "2026-05-31", "2026-05-19"),
        ("targets/clean-2028", "2026-05-31", "2026-05-30"),
        ("tasks/register", "2026-05-31", "2026-05-19"),
        ("tasks/build-gauges", None, "2026-02-01"),  # the source of the promise alone
        ("systems/gauge-net", "2026-05-31", "2026-05-19"),
        ("organisations/office", "2026-05-31", "2026-05-30"),
        ("programmes/plan", "2026-05-31", "2026-05-30"),
    ],
)
def test_a_record_is_as_fresh_as_its_newest_report_and_its_last_read_source(
    key: str, report: str | None, checked: str
) -> None:
    found = freshness(edition(records()), key)
    assert (found.report.end.isoformat() if found.report else None) == report
    assert found.silent is (report is None)
    assert found.checked == date.fromisoformat(checked)


@pytest.mark.parametrize(
    ("as_of", "checked", "silent"),
    [
        ("2026-06-01", "2026-05-30", False),
        ("2026-05-29", "2026-05-19", False),
        ("2026-02-01", "2026-02-01", False),  # the paper's number of 2025 is known, and was read later
        ("2024-06-01", None, True),
    ],
)
def test_nothing_is_newer_than_the_page(as_of: str, checked: str | None, silent: bool) -> None:
    found = freshness(edition(records(), as_of=date.fromisoformat(as_of)), "targets/clean-2028")
    assert found.checked == (date.fromisoformat(checked) if checked else None)
    assert found.silent is silent


def test_what_nobody_read_has_no_day() -> None:
    assert last_read(edition(portfolio(world())), ["law", "yearbook"]) is None


@pytest.mark.parametrize(
    ("key", "language", "said"),
    [
        (
            "tasks/register",
            "en",
            ["As of <b>1 June 2026</b>", "Last report: <b>May 2026</b>", "Last checked: <b>19 May"],
        ),
        (
            "tasks/build-gauges",
            "en",
            ["As of <b>1 June 2026</b>", "No report held", "Last checked: <b>1 February 2026"],
        ),
        ("tasks/register", "vi", ["Tính đến ngày <b>", "Báo cáo gần nhất: <b>", "Kiểm tra lần cuối: <b>19"]),
        ("tasks/build-gauges", "vi", ["Chưa có báo cáo nào"]),
    ],
)
def test_the_dates_are_said(key: str, language: str, said: list[str]) -> None:
    shown = str(dates(view(records(), language), key)).replace("\xa0", " ")
    assert [line for line in said if line not in shown] == []

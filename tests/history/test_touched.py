"""When each record's page last came to say something else."""

from __future__ import annotations

from datetime import date

import pytest

from macros.history.events import events
from macros.history.touched import touched
from tests.render.editions import DAY, portfolio, world


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("indicators/clean", "2026-05-20"),  # recorded
        ("targets/money-2027", "2026-05-20"),
        ("targets/growth", "2024-12-01"),  # no report: its source
        ("tasks/build-gauges", "2026-04-01"),  # the day after it was due
        ("tasks/study", "2026-03-31"),  # withdrawn
        ("organisations/office", "2026-05-20"),  # what it owes
        ("programmes/plan", "2026-05-20"),
        ("systems/gauge-net", "2026-05-20"),
        ("sources/law", "2024-12-01"),
    ],
)
def test_the_newest_day_of_what_a_page_shows(key: str, day: str) -> None:
    made = portfolio(world())
    assert touched(made, events(made, DAY, "en"), DAY)[key].isoformat() == day


@pytest.mark.parametrize("day", [date(2024, 12, 1), date(2026, 1, 1), date(2026, 4, 1), DAY, date(2030, 1, 1)])
def test_no_page_changed_after_the_day_of_the_site(day: date) -> None:
    made = portfolio(world())
    found = touched(made, events(made, day, "en"), day)
    assert found
    assert max(found.values()) <= day


def test_what_nothing_dates_has_no_day() -> None:
    made = portfolio({"organisations": {"idle": {"title": {"en": "Idle"}, "kind": "agency"}}})
    assert touched(made, (), DAY) == {}
